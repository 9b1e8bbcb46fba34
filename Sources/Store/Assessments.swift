public import Atelier
import Foundation
public import Postgres

extension Store {
    /// Adds an assessment to a training.
    public func addAssessment(_ new: Assessment, to training: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["assessment": new.code, "code": new.code, "training": training]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO assessment (training_id, code, title, moment, maximum, pass_mark, required, attempts)
                VALUES (\(try tx.training(training)), \(new.code), \(new.title)::jsonb, \(new.moment), \(new.maximum),
                    \(new.passMark), \(new.required), \(new.attempts))
                """)
        }
    }

    /// The assessments of a training: before it, after it, others; then by code.
    public func assessments(of training: String, as identity: Identity) async throws -> [Assessment] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT a.code, a.title, a.moment, a.maximum, a.pass_mark, a.required, a.attempts
                FROM assessment a
                WHERE a.training_id = \(try tx.training(training))
                ORDER BY array_position(ARRAY['pre', 'post', 'other'], a.moment), a.code
                """, as: Assessment.self)
        }
    }

    /// Records scores of an assessment, all of them or none.
    ///
    /// - `because`: needed to change what is recorded; the audit keeps what it was.
    /// - Returns: how many were written; those that say what is recorded already aren't.
    /// - Throws: `assessment_unknown`, `assessment_result_without_seat`, `assessment_result_score`,
    ///   `assessment_result_attempt`, `assessment_result_correction`, `assessment_result_day`, `assessment_result_twice`.
    public func recordResults(
        _ scores: [AssessmentScore], of assessment: String, in session: String, on day: LocalDate,
        because reason: String? = nil, as identity: Identity
    ) async throws -> Int {
        let facts = ["session": session, "assessment": assessment]
        return try await write(as: identity, because: reason, facts: facts) { tx in
            let id = try tx.assessment(assessment, of: session)
            let seats = try tx.seats(of: scores.map(\.person), in: session)
            let registrations = try scores.map { score in
                guard let seat = seats[score.person] else {
                    throw Refusal("assessment_result_without_seat", facts.merging(["person": score.person]) { $1 })
                }
                return seat
            }
            return try tx.one(
                """
                SELECT record_results(\(try tx.session(session)), \(id), \(registrations)::uuid[],
                    \(scores.map(\.score))::numeric[], \(scores.map(\.attempt))::integer[], \(day)::date, \(reason))
                """)
        }
    }

    /// The results of a session's people: by assessment, name, attempt.
    public func results(of session: String, as identity: Identity) async throws -> [AssessmentResult] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT a.code AS assessment, p.reference AS person, p.name, o.attempt, o.score, a.maximum, a.pass_mark,
                    o.taken_on, u.name AS recorded_by
                FROM assessment_result o
                JOIN assessment a ON a.id = o.assessment_id
                JOIN registration r ON r.id = o.registration_id
                JOIN person p ON p.id = o.person_id
                LEFT JOIN staff_user u ON u.id = o.recorded_by
                WHERE r.session_id = \(try tx.session(session))
                ORDER BY array_position(ARRAY['pre', 'post', 'other'], a.moment), a.code, p.name, p.reference, o.attempt
                """, as: AssessmentResult.self)
        }
    }
}

extension Transaction {
    /// An assessment of the training of the session's series, which a certificate for the whole asks for, or of its own.
    fileprivate func assessment(_ code: String, of session: String) throws -> UUID {
        let found = try atMostOne(
            """
            SELECT a.id
            FROM session s
            LEFT JOIN series e ON e.id = s.series_id
            JOIN assessment a ON a.training_id IN (s.training_id, e.training_id)
            WHERE s.id = \(try self.session(session)) AND a.code = \(code)
            ORDER BY (a.training_id = e.training_id) IS TRUE DESC
            LIMIT 1
            """, as: UUID.self)
        guard let found else { throw Refusal("assessment_unknown", ["assessment": code, "session": session]) }
        return found
    }
}

extension Assessment: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            code: try row["code"], title: try row["title"], moment: try row["moment"], maximum: try row["maximum"],
            passMark: try row["pass_mark"], required: try row["required"], attempts: try row["attempts"])
    }
}

extension AssessmentResult: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            assessment: try row["assessment"], person: try row["person"], name: try row["name"],
            attempt: try row["attempt"], score: try row["score"], maximum: try row["maximum"],
            passMark: try row["pass_mark"], takenOn: try row["taken_on"], recordedBy: try row["recorded_by"])
    }
}

extension Assessment.Moment: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
