public import Atelier
import Foundation
public import Postgres

extension Transaction {
    /// The fields of a round's form that may make strata, in the form's order.
    func stratumFields(of round: UUID) throws -> [String] {
        try all(
            """
            SELECT f.key
            FROM form_field f
            JOIN round r ON r.form_id = f.form_id
            WHERE r.id = \(round) AND f.stratum
            ORDER BY f.position
            """)
    }

    /// The list as it would be frozen now, with the seats of each stratum.
    func listToBe(of round: UUID, fields: [String], seats: Int?) throws -> DrawListReader {
        var entries: [DrawEntry] = []
        var strata: [Int: (answers: [String], applicants: Int)] = [:]
        try forEach(
            """
            SELECT reference, stratum, answers, preferences, rule, paper_on
            FROM round_draw_entries(\(round), \(fields))
            """
        ) { row in
            let entry = try DrawEntry(row: row)
            entries.append(entry)
            guard case .takes(let stratum, _) = entry.part else { return }
            if strata[stratum] == nil { strata[stratum] = (try row["answers"], 0) }
            strata[stratum]?.applicants += 1
        }
        let sessions = try all(
            "SELECT code, seats FROM round_draw_sessions(\(round)) ORDER BY number", as: (String, Int).self)
        guard !strata.isEmpty else { throw Refusal("draw_nobody") }
        let rules = try DrawRules(
            sharing: seats, fields: fields, sessions: sessions.map { Round.Seats(session: $0.0, seats: $0.1) },
            strata: strata.sorted { $0.key < $1.key }.map(\.value))
        var reader = DrawListReader(rules: rules)
        for entry in entries { try reader.take(entry.line) }
        return reader
    }

    /// Those who take part in a draw, from the very lines that were announced.
    ///
    /// - Throws: `draw_list_altered` if they aren't.
    func frozenList(of id: UUID, _ draw: Draw) throws -> DrawList {
        var reader = DrawListReader(rules: draw.rules)
        do {
            try forEachEntry(of: id) { try reader.take($0.line) }
            guard try reader.finish() == draw.announcement.listSHA256 else {
                throw Refusal("draw_list_altered", ["round": draw.announcement.round])
            }
        } catch is DrawFault {
            throw Refusal("draw_list_altered", ["round": draw.announcement.round])
        }
        return reader.list
    }

    func forEachEntry(of draw: UUID, _ body: (DrawEntry) throws -> Void) throws {
        try forEach("SELECT reference, stratum, preferences, rule, paper_on FROM draw_entries(\(draw))") {
            try body(try DrawEntry(row: $0))
        }
    }

    /// Writes a result down and registers who was drawn.
    func record(_ result: DrawResult, of draw: UUID, publicValue: String) throws -> [DrawStep] {
        var (references, ranks): ([String], [Int]) = ([], [])
        var (sessions, choices): ([Int?], [Int?]) = ([], [])
        result.forEachLine { _, place in
            references.append(place.reference)
            ranks.append(place.rank)
            if case .seat(let session, let choice) = place.standing {
                sessions.append(session)
                choices.append(choice)
            } else {
                sessions.append(nil)
                choices.append(nil)
            }
        }
        return try all(
            """
            SELECT kind, application, rule, facts, instead_of, session
            FROM record_draw(\(draw), \(publicValue), \(references)::text[], \(ranks)::integer[], \(sessions)::smallint[],
                \(choices)::smallint[], \(result.sha256.bytes))
            """, as: DrawStep.self)
    }

    /// A round's draw, by number or the newest.
    ///
    /// - Throws: `draw_unknown`.
    func draw(ofRound round: UUID, number: Int? = nil) throws -> (id: UUID, draw: Draw) {
        let wanted: SQL = number.map { "AND d.number = \($0)" } ?? ""
        let (code, id) = try one(
            """
            SELECT r.code, (SELECT d.id FROM draw d WHERE d.round_id = r.id \(wanted) ORDER BY d.number DESC LIMIT 1)
            FROM round r
            WHERE r.id = \(round)
            """, as: (String, UUID?).self)
        guard let id else { throw Refusal("draw_unknown", ["round": code]) }
        return (id, try draw(id, round: code))
    }

    /// - `round`: the round's code.
    func draw(_ id: UUID, round: String) throws -> Draw {
        let sessions = try all(
            "SELECT code, seats FROM draw_session WHERE draw_id = \(id) ORDER BY number", as: (String, Int).self)
        let strata = try all(
            "SELECT answers, applicants, seats FROM draw_stratum WHERE draw_id = \(id) ORDER BY number",
            as: ([String], Int, Int).self)
        let row = try one(
            """
            SELECT number, state, source, instant, reserves_until, fields, applications, commitment, list_sha256,
                committed_at, public_value, result_sha256, ended_at, because, draw_secret(id) AS secret
            FROM draw
            WHERE id = \(id)
            """, as: DrawRow.self)
        return row.draw(
            round,
            DrawRules(
                fields: row.fields, sessions: sessions.map { Round.Seats(session: $0.0, seats: $0.1) },
                strata: strata.map { DrawRules.Stratum(answers: $0.0, applicants: $0.1, seats: $0.2) }))
    }

    func drawEvents(of draw: UUID) throws -> [DrawEvent] {
        try all("SELECT number, at, kind, reference, rule, instead_of FROM draw_events(\(draw))", as: DrawEvent.self)
    }
}

extension DrawEntry: RowDecodable {
    public init(row: Row) throws(RowError) {
        let part: Part
        if let stratum: Int = try row["stratum"] as Int? {
            part = .takes(stratum: stratum, wishes: try row["preferences"])
        } else {
            part = .not(rule: try row["rule"])
        }
        self.init(reference: try row["reference"], part: part, paperOn: try row["paper_on"])
    }
}

extension DrawEvent: RowDecodable {
    public init(row: Row) throws(RowError) {
        let other: String? = try row["instead_of"]
        let kind: Kind = if let other { .in(insteadOf: other) } else { .out(rule: try row["rule"]) }
        self.init(number: try row["number"], at: try row["at"], reference: try row["reference"], kind: kind)
    }
}

extension DrawStep: RowDecodable {
    public init(row: Row) throws(RowError) {
        let other: String? = try row["instead_of"]
        if let other {
            self = .in(reference: try row["application"], insteadOf: other, session: try row["session"])
        } else {
            let facts: String? = try row["facts"]
            self = .out(
                reference: try row["application"],
                because: Refusal(try row["rule"], Refusal.facts(json: facts ?? "{}")))
        }
    }
}

/// A draw's own columns.
private struct DrawRow: RowDecodable {
    let fields: [String]
    private let announce: @Sendable (String, Int) -> Draw.Announcement
    private let outcome: Draw.Outcome

    init(row: Row) throws(RowError) {
        fields = try row["fields"]
        outcome = try Self.outcome(row)
        let (number, source, applications): (Int, String, Int) =
            (try row["number"], try row["source"], try row["applications"])
        let (instant, committedAt): (Date, Date) = (try row["instant"], try row["committed_at"])
        let until: Date? = try row["reserves_until"]
        let (commitment, list) = (try Self.hash(row, "commitment"), try Self.hash(row, "list_sha256"))
        announce = { round, participants in
            Draw.Announcement(
                round: round, draw: number, source: source, instant: instant, reservesUntil: until,
                committedAt: committedAt, commitment: commitment, listSHA256: list, applications: applications,
                participants: participants)
        }
    }

    func draw(_ round: String, _ rules: DrawRules) -> Draw {
        Draw(announcement: announce(round, rules.participants), rules: rules, outcome: outcome)
    }

    private static func outcome(_ row: Row) throws(RowError) -> Draw.Outcome {
        let state: String = try row["state"]
        switch state {
        case "run":
            return .run(
                Draw.Run(
                    at: try row["ended_at"], publicValue: try row["public_value"], secret: try hash(row, "secret"),
                    resultSHA256: try hash(row, "result_sha256")))
        case "abandoned":
            return .abandoned(
                Draw.Abandonment(at: try row["ended_at"], because: try row["because"], secret: try hash(row, "secret")))
        default: return .committed
        }
    }

    private static func hash(_ row: Row, _ name: String) throws(RowError) -> DrawHash {
        let bytes: [UInt8] = try row[name]
        guard let hash = DrawHash(bytes: bytes) else {
            throw RowError(column: name, expected: "32 bytes", found: .text("\(bytes.count) bytes"))
        }
        return hash
    }
}

/// What `draw_standing` tells.
struct StandingRow: RowDecodable {
    let draw: UUID
    let round: String
    private let paperOn: String?
    private let part: DrawStanding.Part
    private let out: DrawStanding.Out?

    init(row: Row) throws(RowError) {
        draw = try row["draw_id"]
        round = try row["round"]
        paperOn = try row["paper_on"]
        part = try Self.part(row)
        let (rule, at): (String?, Date?) = (try row["out_rule"], try row["out_at"])
        out = rule.map { DrawStanding.Out(rule: $0, at: at?.formatted(.iso8601) ?? "") }
    }

    func standing(of reference: String, in draw: Draw) -> DrawStanding {
        DrawStanding(reference: reference, draw: draw, paperOn: paperOn, part: part, out: out)
    }

    private static func part(_ row: Row) throws(RowError) -> DrawStanding.Part {
        if let rule = try row["rule"] as String? { return .not(rule: rule) }
        let stratum = DrawRules.Stratum(
            answers: try row["answers"], applicants: try row["applicants"], seats: try row["seats"])
        guard let rank = try row["rank"] as Int? else { return .takes(stratum) }
        if let session = try row["session"] as String? {
            return .drawn(stratum, rank: rank, session: session, choice: try row["choice"])
        }
        return .reserve(stratum, rank: rank, session: try row["seat_session"])
    }
}
