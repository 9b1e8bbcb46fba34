public import Atelier
import Postgres

extension Store {
    /// All trainers with their qualifications, by code; names only of those whom the actor's office sees.
    public func trainers(as identity: Identity) async throws -> [Trainer] {
        try await read(as: identity) { tx in
            let qualifications = try tx.all(
                """
                SELECT t.code, g.code, lower(q.valid), upper(q.valid)
                FROM qualification q
                JOIN trainer t ON t.id = q.trainer_id
                JOIN training g ON g.id = q.training_id
                ORDER BY t.code, g.code, lower(q.valid)
                """, as: (String, String, LocalDate, LocalDate?).self)
            let byTrainer = Dictionary(grouping: qualifications, by: \.0)
                .mapValues { $0.map { Trainer.Qualification(training: $0.1, from: $0.2, until: $0.3) } }
            let rows = try tx.all(
                """
                SELECT t.code, p.name, t.languages
                FROM trainer t
                LEFT JOIN person p ON p.id = t.person_id
                ORDER BY t.code
                """, as: (String, String?, [String]).self
            )
            return rows.map {
                Trainer(code: $0.0, name: $0.1, languages: $0.2, qualifications: byTrainer[$0.0] ?? [])
            }
        }
    }

    /// Makes a person whom the actor's office sees a trainer.
    public func addTrainer(
        _ code: String, person reference: String, languages: [String], as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["code": code, "person": reference]) { tx in
            try tx.addTrainer(code, person: reference, languages: languages)
        }
    }

    /// Lets a trainer teach a training from a day up to, not including, `until`; without end if that is nil.
    public func qualify(
        trainer: String, training: String, from: LocalDate, until: LocalDate?, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["trainer": trainer, "training": training]) { tx in
            try tx.qualify(trainer, Trainer.Qualification(training: training, from: from, until: until))
        }
    }
}

extension Transaction {
    func addTrainer(_ code: String, person reference: String, languages: [String]) throws {
        _ = try execute(
            """
            INSERT INTO trainer (code, person_id, languages)
            VALUES (\(code), \(try person(reference)), \(languages))
            """)
    }

    func qualify(_ code: String, _ qualification: Trainer.Qualification) throws {
        if let until = qualification.until, until <= qualification.from { throw Refusal("qualification_valid_days") }
        _ = try execute(
            """
            INSERT INTO qualification (trainer_id, training_id, valid)
            VALUES (\(try trainer(code)), \(try training(qualification.training)),
                daterange(\(qualification.from)::date, \(qualification.until)::date))
            """)
    }
}
