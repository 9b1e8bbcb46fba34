public import Atelier
import Foundation
public import Postgres

extension Store {
    /// All trainers with their qualifications, by code; names only of those whom the actor's office sees.
    public func trainers(as identity: Identity) async throws -> [Trainer] {
        try await read(as: identity) { try $0.trainers("") }
    }

    /// All trainers, by code, each with the reason for which they are not whom one looks for.
    ///
    /// Of who is busy elsewhere the time is told, and the session only if the actor may see it.
    /// - Throws: `training_unknown`, `zone_unknown`.
    public func trainers(matching search: TrainerSearch, as identity: Identity) async throws -> [TrainerCandidate] {
        try await read(as: identity) { tx in
            guard try tx.one("SELECT EXISTS (SELECT FROM time_zone WHERE name = \(search.zone))") else {
                throw Refusal("zone_unknown", ["zone": search.zone])
            }
            let days: SQL = search.free.map { $0.sql } ?? "NULL"
            let rows = try tx.all(
                """
                SELECT t.code, c.rule, c.facts
                FROM trainer_candidates(\(try search.training.map(tx.training)), \(search.language),
                    \(search.interprets?.from), \(search.interprets?.to), \(days), \(search.zone)) c
                JOIN trainer t ON t.id = c.trainer_id
                """, as: (String, String?, String?).self)
            var obstacles: [String: Refusal] = [:]
            for (code, rule, facts) in rows {
                obstacles[code] = rule.map { Refusal($0, Refusal.facts(json: facts ?? "{}")) }
            }
            return try tx.trainers("").map { TrainerCandidate(trainer: $0, obstacle: obstacles[$0.code]) }
        }
    }

    /// Makes a person whom the actor's office sees a trainer.
    public func addTrainer(
        _ code: String, person reference: String, languages: [String], as identity: Identity
    ) async throws {
        let facts = ["code": code, "person": reference, "languages": languages.joined(separator: ", ")]
        try await write(as: identity, facts: facts) { tx in
            try tx.addTrainer(code, person: reference, languages: languages)
        }
    }

    /// Changes which languages a trainer speaks.
    ///
    /// - Returns: all of them, in order.
    /// - Throws: `trainer_of_other_office` for who neither sees the person nor plans for all.
    public func changeLanguages(
        of trainer: String, adding: [String], removing: [String], as identity: Identity
    ) async throws -> [String] {
        let facts = ["trainer": trainer, "languages": adding.joined(separator: ", ")]
        return try await write(as: identity, facts: facts) { tx in
            let changed = try tx.atMostOne(
                """
                UPDATE trainer
                SET languages = ARRAY(
                    SELECT DISTINCT tag FROM unnest(languages || \(adding)::text[]) AS tag
                    WHERE tag <> ALL(\(removing)::text[]) ORDER BY tag)
                WHERE id = \(try tx.trainer(trainer))
                RETURNING languages
                """, as: [String].self)
            guard let changed else { throw Refusal("trainer_of_other_office", ["trainer": trainer]) }
            return changed
        }
    }

    /// Says that a trainer interprets, always or from a day up to, not including, `until`.
    public func addInterpretation(_ new: Interpretation, to trainer: String, as identity: Identity) async throws {
        let facts = ["trainer": trainer, "from": new.pair.from, "to": new.pair.to]
        try await write(as: identity, facts: facts) { tx in try tx.add(new, to: trainer) }
    }

    /// Takes a language pair away.
    ///
    /// - Throws: `interpretation_unknown` if the trainer has no such pair.
    public func removeInterpretation(_ pair: LanguagePair, from trainer: String, as identity: Identity) async throws {
        let facts = ["trainer": trainer, "from": pair.from, "to": pair.to]
        try await write(as: identity, facts: facts) { tx in
            let id = try tx.trainer(trainer)
            try tx.requireKept(id, trainer)
            let gone = try tx.execute(
                """
                DELETE FROM interpretation
                WHERE trainer_id = \(id) AND from_language = \(pair.from) AND to_language = \(pair.to)
                """)
            if gone == 0 { throw Refusal("interpretation_unknown", facts) }
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

    /// - Throws: `interpretation_valid_days` if it would end before it begins.
    func add(_ new: Interpretation, to trainer: String) throws {
        if let from = new.from, let until = new.until, until <= from { throw Refusal("interpretation_valid_days") }
        let id = try self.trainer(trainer)
        try requireKept(id, trainer)
        _ = try execute(
            """
            INSERT INTO interpretation (trainer_id, from_language, to_language, both_ways, valid)
            VALUES (\(id), \(new.pair.from), \(new.pair.to), \(new.bothWays),
                daterange(\(new.from)::date, \(new.until)::date))
            """)
    }

    /// Refuses whoever neither sees the trainer's person nor plans for all.
    fileprivate func requireKept(_ id: UUID, _ code: String) throws {
        guard try one("SELECT my_trainer(\(id)) OR actor_may_plan()") else {
            throw Refusal("trainer_of_other_office", ["trainer": code])
        }
    }

    /// Trainers by code. `condition`: a WHERE clause over `t` (trainer).
    func trainers(_ condition: SQL) throws -> [Trainer] {
        let qualifications = Dictionary(grouping: try qualifications(condition), by: \.trainer)
        let pairs = try all(
            """
            SELECT t.code, i.from_language, i.to_language, i.both_ways, lower(i.valid), upper(i.valid)
            FROM interpretation i
            JOIN trainer t ON t.id = i.trainer_id
            \(condition)
            ORDER BY t.code, i.from_language, i.to_language, i.valid
            """, as: (String, String, String, Bool, LocalDate?, LocalDate?).self)
        let interpretations = Dictionary(grouping: pairs, by: \.0).mapValues {
            $0.map {
                Interpretation(pair: LanguagePair(from: $0.1, to: $0.2), bothWays: $0.3, from: $0.4, until: $0.5)
            }
        }
        let rows = try all(
            """
            SELECT t.code, p.name, t.languages
            FROM trainer t
            LEFT JOIN person p ON p.id = t.person_id
            \(condition)
            ORDER BY t.code
            """, as: (String, String?, [String]).self)
        return rows.map {
            Trainer(
                code: $0.0, name: $0.1, languages: $0.2,
                qualifications: qualifications[$0.0]?.map(\.qualification) ?? [],
                interpretations: interpretations[$0.0] ?? [])
        }
    }

    /// Without those that were revoked before they began.
    private func qualifications(_ condition: SQL) throws -> [QualificationOfTrainer] {
        let all = try all(
            """
            SELECT t.code AS trainer, g.code AS training, lower(q.valid) AS starts, upper(q.valid) AS until, q.language,
                q.origin, q.generation, q.novice, q.ended_because
            FROM trainer t
            JOIN qualification q ON q.trainer_id = t.id AND NOT isempty(q.valid)
            JOIN training g ON g.id = q.training_id
            \(condition)
            ORDER BY t.code, g.code, lower(q.valid), q.language
            """, as: QualificationOfTrainer.self)
        return all
    }
}

private struct QualificationOfTrainer: RowDecodable, Sendable {
    let trainer: String
    let qualification: Trainer.Qualification

    init(row: Row) throws(RowError) {
        trainer = try row["trainer"]
        qualification = Trainer.Qualification(
            training: try row["training"], from: try row["starts"], until: try row["until"],
            language: try row["language"], origin: try row["origin"], generation: try row["generation"],
            isNovice: try row["novice"], endedBecause: try row["ended_because"])
    }
}

extension DayRange {
    /// As PostgreSQL has it, half-open.
    var sql: SQL { "daterange(\(first)::date, \(last)::date, '[]')" }
}

extension Trainer.Qualification.Origin: ColumnDecodable, ColumnDecodableElement {}
