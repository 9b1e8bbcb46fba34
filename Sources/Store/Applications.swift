public import Atelier
import Foundation
public import Postgres

extension Store {
    /// Enters applications, thousands in one transaction; answer n belongs to entry n.
    ///
    /// - `apply`: false looks what is wrong and writes nothing.
    /// - Throws: `round_unknown`. What is wrong with an entry is an answer and not thrown.
    public func enterApplications(
        _ entries: [ApplicationEntry], into code: String, apply: Bool, as identity: Identity
    ) async throws -> [EntryAnswer] {
        try await write(as: identity, facts: ["round": code]) { tx in
            try tx.enter(entries, into: try tx.round(code), apply: apply)
        }
    }

    /// Enters rows of a file: all of them, or none if one is bad, unless only the good ones are wanted.
    ///
    /// - `language`: of rows that name none.
    /// - Returns: answers by the row's number, in the order of the rows.
    public func importApplications(
        _ rows: [ApplicationRow], into code: String, language: String, apply: Bool, goodRowsOnly: Bool = false,
        as identity: Identity
    ) async throws -> [(row: Int, answer: EntryAnswer)] {
        try await write(as: identity, facts: ["round": code]) { tx in
            let (round, form) = (try tx.round(code), try tx.form(ofRound: code))
            let read = rows.map { row in
                (row: row.number, entry: Result { () throws(Refusal) in try row.entry(for: form, language: language) })
            }
            let isRead = read.allSatisfy { if case .success = $0.entry { true } else { false } }
            guard apply, isRead || goodRowsOnly else { return try tx.take(read, into: round, apply: false) }
            return try tx.takeAll(read, into: round, orGood: goodRowsOnly)
        }
    }

    /// The form that a round asks.
    ///
    /// - Throws: `round_unknown`.
    public func form(ofRound code: String, as identity: Identity) async throws -> Form.Definition {
        try await read(as: identity) { try $0.form(ofRound: code) }
    }

    /// The applications of a round in the order in which they came, without special answers.
    ///
    /// - `state`: only those in this state.
    /// - Throws: `round_unknown`.
    public func applications(
        of code: String, state: Application.State? = nil, as identity: Identity
    ) async throws -> [Application] {
        let only: SQL = state.map { "AND a.state = \($0)" } ?? ""
        return try await read(as: identity) { tx in
            try tx.all(
                "\(Application.selection(special: "NULL::jsonb")) WHERE a.round_id = \(try tx.round(code)) \(only) ORDER BY a.arrival",
                as: Application.self)
        }
    }

    /// One application; with special answers for the round's own office.
    ///
    /// - Throws: `application_unknown`.
    public func application(_ reference: String, as identity: Identity) async throws -> Application {
        try await read(as: identity) { tx in
            let found = try tx.atMostOne(
                "\(Application.selection(special: "special_answers(a.id)")) WHERE a.reference = \(reference)",
                as: Application.self)
            guard let found else { throw Refusal("application_unknown", ["application": reference]) }
            return found
        }
    }

    /// Judges all applications of a round by its rules; what a person judged stays.
    ///
    /// - Returns: how many are eligible and how many not, in all.
    /// - Throws: `round_unknown`, `round_not_judged`.
    public func judgeApplications(
        of code: String, as identity: Identity
    ) async throws -> (eligible: Int, ineligible: Int) {
        try await write(as: identity, facts: ["round": code]) { tx in
            let counts = try tx.one(
                "SELECT eligible, ineligible FROM judge_applications(\(try tx.round(code)))", as: (Int, Int).self)
            return (eligible: counts.0, ineligible: counts.1)
        }
    }

    /// Judges one application by hand; the rules leave it alone from then on.
    public func judgeApplication(
        _ reference: String, eligible: Bool, because reason: String, as identity: Identity
    ) async throws {
        try await change(reference, because: reason, as: identity) { id in
            "SELECT judge_application(\(id), \(eligible), \(reason))"
        }
    }

    /// - Throws: `application_unknown`, `application_withdrawn_already`, `application_withdrawn_because`.
    public func withdrawApplication(_ reference: String, because reason: String, as identity: Identity) async throws {
        try await change(reference, because: reason, as: identity) { id in
            "SELECT withdraw_application(\(id), \(reason))"
        }
    }

    /// Marks an application as the double of another one of the same round, or takes the mark back (`other` nil).
    ///
    /// - Throws: `application_unknown`, `application_double_counts`, `application_not_doubled`, `round_not_judged`.
    public func doubleApplication(
        _ reference: String, of other: String?, because reason: String, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["application": reference]) { tx in
            let id = try tx.application(reference)
            _ = try tx.execute("SELECT double_application(\(id), \(try other.map(tx.application)), \(reason))")
        }
    }

    /// Applications of a round that look like one person's; later ones, in their order, with the first.
    public func likelyDoubles(of code: String, as identity: Identity) async throws -> [LikelyDouble] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                "SELECT application, other, same FROM likely_doubles(\(try tx.round(code)))",
                as: (String, String, String).self)
            return rows.map { LikelyDouble(application: $0.0, other: $0.1, same: $0.2) }
        }
    }

    private func change(
        _ reference: String, because reason: String, as identity: Identity, _ statement: @Sendable (UUID) -> SQL
    ) async throws {
        try await write(as: identity, because: reason, facts: ["application": reference]) { tx in
            _ = try tx.execute(statement(try tx.application(reference)))
        }
    }
}

extension Transaction {
    func application(_ reference: String) throws -> UUID {
        guard let id = try atMostOne("SELECT id FROM application WHERE reference = \(reference)", as: UUID.self) else {
            throw Refusal("application_unknown", ["application": reference])
        }
        return id
    }

    fileprivate func form(ofRound code: String) throws -> Form.Definition {
        let (form, version) = try one(
            "SELECT f.code, f.version FROM round r JOIN form f ON f.id = r.form_id WHERE r.id = \(try round(code))",
            as: (String, Int).self)
        return try wholeForm(form, version: version).definition
    }

    fileprivate func enter(_ entries: [ApplicationEntry], into round: UUID, apply: Bool) throws -> [EntryAnswer] {
        guard !entries.isEmpty else { return [] }
        let rows = try all(
            """
            SELECT item, reference, person, rule, facts
            FROM enter_applications(\(round), \(JSONTree.json(entries))::jsonb, \(apply))
            """, as: (Int, String?, String?, String?, String?).self)
        return Dictionary(grouping: rows, by: \.0).sorted { $0.key < $1.key }.map { _, rows in
            let refusals = rows.compactMap { row in row.3.map { Refusal($0, Refusal.facts(json: row.4 ?? "{}")) } }
            if !refusals.isEmpty { return .refused(refusals) }
            if let reference = rows[0].1, let person = rows[0].2 {
                return .entered(reference: reference, person: person)
            }
            return .good
        }
    }

    /// Takes rows in, or with `apply` false only says what is wrong with them; those that couldn't be read are refused.
    fileprivate func take(
        _ rows: [(row: Int, entry: Result<ApplicationEntry, Refusal>)], into round: UUID, apply: Bool
    ) throws -> [(row: Int, answer: EntryAnswer)] {
        // What couldn't be read tells why below.
        var taken = try enter(rows.compactMap { try? $0.entry.get() }, into: round, apply: apply)[...]
        return rows.map { row in
            switch row.entry {
            case .failure(let refusal): (row: row.row, answer: .refused([refusal]))
            case .success: (row: row.row, answer: taken.removeFirst())
            }
        }
    }

    /// Takes rows in; a bad one takes all others out again, unless only the good ones are wanted. What is wrong is found
    /// while they are written: judging thousands first would take as long again.
    fileprivate func takeAll(
        _ rows: [(row: Int, entry: Result<ApplicationEntry, Refusal>)], into round: UUID, orGood: Bool
    ) throws -> [(row: Int, answer: EntryAnswer)] {
        func isKept(_ answers: [(row: Int, answer: EntryAnswer)]) -> Bool {
            orGood || answers.allSatisfy { if case .entered = $0.answer { true } else { false } }
        }
        let answers = try rehearsing(unless: isKept) { try $0.take(rows, into: round, apply: true) }
        guard !isKept(answers) else { return answers }
        return answers.map { row, answer in
            if case .entered = answer { (row: row, answer: .good) } else { (row: row, answer: answer) }
        }
    }
}

extension Application: RowDecodable {
    /// `special`: how special answers are read; they are never read by the thousand.
    fileprivate static func selection(special: SQL) -> SQL {
        """
        SELECT a.reference, r.code AS round, p.reference AS person, p.name, a.state, seat.code AS seat, a.rule, a.facts,
            d.reference AS double_of, a.answers, \(special) AS special, a.answers_deleted_at,
            ARRAY(SELECT s.code FROM unnest(a.preferences) WITH ORDINALITY AS f(id, rank)
                JOIN session s ON s.id = f.id ORDER BY f.rank) AS preferences,
            a.language, a.received_at, a.paper_on, a.late_reason
        FROM application a
        JOIN round r ON r.id = a.round_id
        JOIN person p ON p.id = a.person_id
        LEFT JOIN application d ON d.id = a.double_of
        LEFT JOIN (
            SELECT o.round_id, g.person_id, min(s.code) AS code
            FROM round_session o
            JOIN session s ON s.id = o.session_id
            JOIN registration g ON g.session_id = s.id AND g.state IN ('confirmed', 'offered')
            GROUP BY o.round_id, g.person_id
        ) AS seat ON seat.round_id = a.round_id AND seat.person_id = a.person_id
        """
    }

    public init(row: Row) throws(RowError) {
        let rule: String? = try row["rule"]
        let facts: String? = try row["facts"]
        let (answers, special): (JSONTree, JSONTree?) = (try row["answers"], try row["special"])
        self.init(
            reference: try row["reference"], round: try row["round"], person: try row["person"], name: try row["name"],
            state: try row["state"], seat: try row["seat"],
            reason: rule.map { Refusal($0, Refusal.facts(json: facts ?? "{}")) },
            doubleOf: try row["double_of"], answers: answers.members, special: special?.members,
            answersDeletedAt: try row["answers_deleted_at"], preferences: try row["preferences"],
            language: try row["language"], receivedAt: try row["received_at"], paperOn: try row["paper_on"],
            lateReason: try row["late_reason"])
    }
}

extension Application.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
