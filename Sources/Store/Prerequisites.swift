public import Atelier
import Postgres

extension Store {
    /// What a training presupposes: the codes of other trainings, in their order.
    public func prerequisites(of training: String, as identity: Identity) async throws -> [String] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT g.code
                FROM training_prerequisite q
                JOIN training g ON g.id = q.required_id
                WHERE q.training_id = \(try tx.training(training))
                ORDER BY g.code
                """)
        }
    }

    /// A training presupposes another from now on; who is registered already stays.
    ///
    /// - Throws: `training_prerequisite_once`, `training_prerequisite_another`.
    public func addPrerequisite(_ required: String, to training: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["training": training, "required": required]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO training_prerequisite (training_id, required_id)
                VALUES (\(try tx.training(training)), \(try tx.training(required)))
                """)
        }
    }

    /// A training no longer presupposes another.
    ///
    /// - Throws: `training_prerequisite_unknown`.
    public func removePrerequisite(_ required: String, from training: String, as identity: Identity) async throws {
        let facts = ["training": training, "required": required]
        try await write(as: identity, facts: facts) { tx in
            let removed = try tx.execute(
                """
                DELETE FROM training_prerequisite
                WHERE training_id = \(try tx.training(training)) AND required_id = \(try tx.training(required))
                """)
            if removed == 0 { throw Refusal("training_prerequisite_unknown", facts) }
        }
    }
}
