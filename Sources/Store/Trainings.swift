public import Atelier
import Postgres

extension Store {
    /// All trainings with their modules, by code.
    public func trainings(as identity: Identity) async throws -> [Training] {
        try await read(as: identity) { try $0.trainings(code: nil) }
    }

    /// - Throws: `training_unknown`.
    public func training(_ code: String, as identity: Identity) async throws -> Training {
        try await read(as: identity) { tx in
            guard let found = try tx.trainings(code: code).first else {
                throw Refusal("training_unknown", ["code": code])
            }
            return found
        }
    }

    /// Adds a training with its modules, numbered from 1 in their order.
    public func addTraining(_ training: Training, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": training.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO training (code, title, neutral_title, theme, minimum_attendance, certificate_months)
                VALUES (\(training.code), \(training.title)::jsonb, \(training.neutralTitle)::jsonb, \(training.theme),
                    \(training.completion?.minimumAttendance), \(training.completion?.validMonths))
                """)
            for (index, module) in training.modules.enumerated() {
                _ = try tx.execute(
                    """
                    INSERT INTO training_module (training_id, number, title, required)
                    VALUES (\(try tx.training(training.code)), \(index + 1), \(module.title)::jsonb, \(module.required))
                    """)
            }
        }
    }
}

extension Transaction {
    /// Trainings by code; all of them, or the one called `code`.
    fileprivate func trainings(code: String?) throws -> [Training] {
        let only: SQL = code.map { "WHERE g.code = \($0)" } ?? ""
        let modules = try all(
            """
            SELECT g.code, m.title, m.required
            FROM training_module m
            JOIN training g ON g.id = m.training_id
            \(only)
            ORDER BY g.code, m.number
            """, as: (String, Texts, Bool).self)
        let byTraining = Dictionary(grouping: modules, by: \.0)
            .mapValues { $0.map { Training.Module(title: $0.1, required: $0.2) } }
        let rows = try all(
            """
            SELECT g.code, g.title, g.neutral_title, g.theme, g.minimum_attendance, g.certificate_months
            FROM training g
            \(only)
            ORDER BY g.code
            """, as: (String, Texts, Texts?, String, Double?, Int?).self
        )
        return rows.map { row in
            Training(
                code: row.0, title: row.1, neutralTitle: row.2, theme: row.3, modules: byTraining[row.0] ?? [],
                completion: row.4.map { Training.Completion(minimumAttendance: $0, validMonths: row.5) })
        }
    }
}
