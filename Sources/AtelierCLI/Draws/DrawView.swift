import Atelier
import Foundation

/// How draws are shown. Instants are in UTC, as in the protocol.
enum DrawView {
    static func listing(of draws: [Draw]) -> Listing<Draw> {
        Listing(
            columns: [
                Column("round", nil) { .text($0.announcement.round) },
                Column("draw", "DRAW", isRight: true) { .number($0.announcement.draw) },
                Column("state", "STATE") { .text($0.outcome.word) },
                Column("because", "BECAUSE") { .text($0.because) },
                Column("committed_at", "COMMITTED") { .text($0.announcement.committedAt.formatted(.iso8601)) },
                Column("source", "SOURCE") { .text($0.announcement.source) },
                Column("instant", "KNOWN FROM") { .text($0.announcement.instant.formatted(.iso8601)) },
                Column("reserves_until", "RESERVES UNTIL") {
                    .text($0.announcement.reservesUntil?.formatted(.iso8601))
                },
                Column("applications", "LIST", isRight: true) { .number($0.announcement.applications) },
                Column("participants", "TAKE PART", isRight: true) { .number($0.announcement.participants) },
                Column("seats", "SEATS", isRight: true) { .number($0.rules.seats) },
                Column("public_value", "PUBLIC VALUE") { .text($0.run?.publicValue) },
                Column("run_at", nil) { .text($0.run?.at.formatted(.iso8601)) },
                Column("announcement_sha256", nil) { .text("\($0.announcement.sha256)") },
                Column("list_sha256", nil) { .text("\($0.announcement.listSHA256)") },
                Column("commitment", nil) { .text("\($0.announcement.commitment)") },
                Column("seed", nil) { .text($0.run.map { "\($0.seed.hash)" }) },
                Column("result_sha256", nil) { .text($0.run.map { "\($0.resultSHA256)" }) },
                Column("outcome_sha256", nil) { .text("\($0.outcome.sha256)") },
                Column("strata", nil) { .list($0.rules.strata.map(stratum)) },
                Column("sessions", nil) { .list($0.rules.sessions.map(session)) },
            ], rows: draws, empty: "There is no draw yet.")
    }

    static func strata(of rules: DrawRules) -> Listing<DrawRules.Stratum> {
        Listing(
            columns: [
                Column("answers", "STRATUM") { .text(name($0)) },
                Column("applicants", "TAKE PART", isRight: true) { .number($0.applicants) },
                Column("seats", "SEATS", isRight: true) { .number($0.seats) },
            ], rows: rules.strata, empty: "There are none.")
    }

    static func sessions(of rules: DrawRules) -> Listing<Round.Seats> {
        Listing(
            columns: [
                Column("session", "SESSION") { .text($0.session) },
                Column("seats", "SEATS", isRight: true) { .number($0.seats) },
            ], rows: rules.sessions, empty: "There are none.")
    }

    static func sessions(of summary: DrawSummary) -> Listing<DrawSummary.Session> {
        Listing(columns: sessionColumns, rows: summary.sessions, empty: "There are none.")
    }

    private static var sessionColumns: [Column<DrawSummary.Session>] {
        [
            Column("session", "SESSION") { .text($0.session) },
            Column("seats", "SEATS", isRight: true) { .number($0.seats) },
            Column("given", "GIVEN", isRight: true) { .number($0.given) },
            Column("dearest", "WISHED MOST", isRight: true) { .number($0.dearest) },
            Column("wished", "WISHED", isRight: true) { .number($0.wished) },
            Column("unasked", "NOT WISHED", isRight: true) { .number($0.unasked) },
        ]
    }

    /// One row with everything, marked as what it is.
    static func rehearsal(
        _ summary: DrawSummary, applications: Int, milliseconds: Double
    ) -> Listing<DrawSummary> {
        Listing(
            columns: [
                Column("rehearsal", nil) { _ in .flag(true) },
                Column("applications", nil) { _ in .number(applications) },
                Column("participants", nil) { .number($0.rules.participants) },
                Column("seats", nil) { .number($0.rules.seats) },
                Column("milliseconds", nil) { _ in .fraction(milliseconds) },
                Column("strata", nil) { .list($0.rules.strata.map(stratum)) },
                Column("sessions", nil) { summary in
                    .list(
                        summary.sessions.map { row in
                            .object(sessionColumns.map { Value.Member($0.key, $0.value(row)) })
                        })
                },
            ], rows: [summary], empty: "")
    }

    static func listing(of standing: DrawStanding) -> Listing<DrawStanding> {
        Listing(
            columns: [
                Column("application", "APPLICATION") { .text($0.reference) },
                Column("round", "ROUND") { .text($0.draw.announcement.round) },
                Column("draw", nil) { .number($0.draw.announcement.draw) },
                Column("state", "DRAW") { .text($0.draw.outcome.word) },
                Column("takes_part", "TAKES PART") { .flag($0.stratum != nil) },
                Column("rule", nil) { .text($0.rule) },
                Column("reason", "REASON") { .text($0.rule.map { Refusal($0).sentence() }) },
                Column("late_paper_on", nil) { .text($0.paperOn) },
                Column("stratum", "STRATUM") { .text($0.stratum.map(name)) },
                Column("stratum_seats", "SEATS", isRight: true) { .number($0.stratum?.seats) },
                Column("stratum_applicants", "OF", isRight: true) { .number($0.stratum?.applicants) },
                Column("rank", "RANK", isRight: true) { .number($0.rank) },
                Column("session", "SESSION") { .text($0.session) },
                Column("choice", "WISH", isRight: true) { .number($0.choice) },
                Column("reserve", "RESERVE", isRight: true) { .number($0.reserve) },
                Column("out_rule", nil) { .text($0.out?.rule) },
                Column("out", "SINCE THEN") { .text($0.out.map { Refusal($0.rule).sentence() }) },
                Column("out_at", nil) { .text($0.out?.at) },
                Column("code", nil) { .text($0.code) },
            ], rows: [standing], empty: "")
    }

    /// How an applicant checks it, in words and a command that needs nothing of ours.
    static func howToCheck(_ standing: DrawStanding) -> String {
        let said = standing.draw.announcement
        guard let run = standing.draw.run, let code = standing.code else {
            return "The list was announced as \(said.listSHA256); it is in the round's protocol."
        }
        return """
            The code of \(standing.reference) is \(code); in its stratum the smallest codes are drawn. To check it:
              printf \(standing.reference) | openssl dgst -sha256 -mac HMAC -macopt hexkey:\(run.seed.hash)
            The whole draw: deploy/draws/verify.py PROTOCOL, or `atelier draw verify PROTOCOL`; it was announced as
              \(said.sha256)
            """
    }

    static func sentence(of step: DrawStep) -> String {
        switch step {
        case .out(let reference, let refusal): "\(reference) doesn't come: \(refusal.sentence())"
        case .in(let reference, let other, let session): "\(reference) has the seat of \(other) in \(session)."
        }
    }

    private static func name(_ stratum: DrawRules.Stratum) -> String {
        stratum.answers.isEmpty ? "all" : stratum.answers.map { $0.isEmpty ? "–" : $0 }.joined(separator: ", ")
    }

    private static func stratum(_ stratum: DrawRules.Stratum) -> Value {
        .object([
            Value.Member("answers", .texts(stratum.answers)), Value.Member("applicants", .number(stratum.applicants)),
            Value.Member("seats", .number(stratum.seats)),
        ])
    }

    private static func session(_ seats: Round.Seats) -> Value {
        .object([Value.Member("session", .text(seats.session)), Value.Member("seats", .number(seats.seats))])
    }
}

extension Draw {
    fileprivate var run: Run? { if case .run(let run) = outcome { run } else { nil } }
    fileprivate var because: String? { if case .abandoned(let end) = outcome { end.because } else { nil } }
}

extension DrawStanding {
    fileprivate var rule: String? { if case .not(let rule) = part { rule } else { nil } }

    fileprivate var stratum: DrawRules.Stratum? {
        switch part {
        case .not: nil
        case .takes(let stratum), .drawn(let stratum, _, _, _), .reserve(let stratum, _, _): stratum
        }
    }

    fileprivate var rank: Int? {
        switch part {
        case .not, .takes: nil
        case .drawn(_, let rank, _, _), .reserve(_, let rank, _): rank
        }
    }

    fileprivate var session: String? {
        switch part {
        case .drawn(_, _, let session, _): session
        case .reserve(_, _, let session): session
        case .not, .takes: nil
        }
    }

    fileprivate var choice: Int? { if case .drawn(_, _, _, let choice) = part { choice } else { nil } }
    fileprivate var reserve: Int? {
        if case .reserve(let stratum, let rank, _) = part { rank - stratum.seats } else { nil }
    }

    /// What decided about it; nil if nothing did.
    fileprivate var code: String? {
        guard rank != nil, let code = draw.run?.seed.code(of: reference) else { return nil }
        return "\(code)"
    }
}
