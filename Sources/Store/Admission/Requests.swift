public import Atelier
import Postgres

extension Store {
    /// Answers requests for registration in one transaction, in their order; what was asked before under the same key is
    /// answered as it was then. Answer n belongs to request n.
    ///
    /// - Throws: `DatabaseError` for the batch as a whole; what is refused is an answer.
    public func answer(_ requests: [RegistrationRequest]) async throws -> [RegistrationReceipt] {
        let rows = try await write(
            as: .job("admission"), returning: AnsweredRow.self, RequestBatch(requests).statement)
        var receipts = requests.map { _ in (answers: [AdmissionAnswer](), isRepeated: false) }
        for row in rows {
            receipts[row.request - 1].answers.append(row.answer.naming(requests[row.request - 1]))
            receipts[row.request - 1].isRepeated = row.isRepeated
        }
        return receipts.map { RegistrationReceipt(answers: $0.answers, isRepeated: $0.isRepeated) }
    }

    /// Who of these actors is known and may register, and which of these sessions there are.
    ///
    /// - Throws: as `read`.
    func acquaintances(actors: Set<String>, sessions: Set<String>) async throws -> Acquaintances {
        // No code has a NUL in it, and the database takes no text that has.
        let codes = sessions.filter { !$0.utf8.contains(0) }
        return try await read(as: .job("admission")) { tx in
            try tx.one(
                """
                SELECT actors, registrars, sessions
                FROM admission_door(\(actors.sorted())::text[], \(codes.sorted())::text[])
                """, as: Acquaintances.self)
        }
    }

    /// Whether a write may have been done although it ended in this error.
    public static func isOutcomeUnknown(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.kind == .commitOutcomeUnknown
    }
}

/// Requests taken apart into arrays: a row a person, and a row a request.
private struct RequestBatch {
    var requests: [Int] = []
    var sessions: [String] = []
    var persons: [String] = []
    var overrides: [String?] = []
    var lates: [String?] = []
    var unprepared: [String?] = []
    let actors: [String]
    let keys: [String?]
    let bodies: [String?]

    init(_ asked: [RegistrationRequest]) {
        actors = asked.map(\.actor.text)
        keys = asked.map { $0.repeatable?.key }
        bodies = asked.map { $0.repeatable.map { "\\x" + $0.bodyHash } }
        for (index, request) in asked.enumerated() {
            for person in request.persons {
                requests.append(index + 1)
                sessions.append(request.session)
                persons.append(person)
                overrides.append(request.override)
                lates.append(request.late)
                unprepared.append(request.unprepared)
            }
        }
    }
}

extension RequestBatch {
    /// Rows as `AnsweredRow` reads them.
    var statement: SQL {
        """
        SELECT request, repeated, outcome, registration_id, place_in_line, rule, facts
        FROM answer_requests(\(requests)::integer[], \(sessions)::text[], \(persons)::text[],
            \(overrides)::text[], \(lates)::text[], \(unprepared)::text[],
            \(actors)::text[], \(keys)::text[], \(bodies)::bytea[])
        """
    }
}

private struct AnsweredRow: RowDecodable, Sendable {
    let request: Int
    let isRepeated: Bool
    let answer: AdmissionAnswer

    init(row: Row) throws(RowError) {
        request = try row["request"]
        isRepeated = try row["repeated"]
        answer = try AdmissionAnswer(row: row)
    }
}

extension Acquaintances: RowDecodable {
    init(row: Row) throws(RowError) {
        let (actors, registrars): ([String], [String]) = (try row["actors"], try row["registrars"])
        let sessions: [String] = try row["sessions"]
        self.init(actors: Set(actors), registrars: Set(registrars), sessions: Set(sessions))
    }
}

extension AdmissionAnswer {
    /// The same, with what the asker called session and person where the database may not tell.
    fileprivate func naming(_ request: RegistrationRequest) -> AdmissionAnswer {
        guard case .refused(let refusal) = self else { return self }
        let facts = ["session": request.session, "person": request.persons.first ?? ""]
        return .refused(Refusal(refusal.rule, facts.merging(refusal.facts) { $1 }))
    }
}
