public import Atelier
import Foundation
import Postgres

extension Store {
    /// Lets a trainer teach a training from a day up to, not including, `until`; without end if that is nil.
    ///
    /// - `languages`: the languages to teach it in; none means any that the trainer speaks.
    /// - `generation`: nil means one more than the lowest of `teachers`, or 1 without any.
    /// - `isNovice`: has not taught it before.
    /// - `teachers`: the codes of the trainers from whom it was learnt, for the lineage.
    public func qualify(
        trainer: String, training: String, from: LocalDate, until: LocalDate?, languages: [String] = [],
        generation: Int? = nil, isNovice: Bool = false, taughtBy teachers: [String] = [], as identity: Identity
    ) async throws {
        let facts = ["trainer": trainer, "training": training, "language": languages.joined(separator: ", ")]
        try await write(as: identity, facts: facts) { tx in
            try tx.qualify(
                trainer, training, from: from, until: until, languages: languages, generation: generation,
                isNovice: isNovice, taughtBy: teachers)
        }
    }

    /// Ends a trainer's qualifications for a training: `day` is the first on which they no longer hold; later ones never
    /// begin.
    ///
    /// - Throws: `qualification_unknown` if none holds on that day or later.
    public func disqualify(
        trainer: String, training: String, on day: LocalDate, because reason: String, as identity: Identity
    ) async throws {
        let facts = ["trainer": trainer, "training": training, "day": "\(day)"]
        try await write(as: identity, because: reason, facts: facts) { tx in
            guard try tx.one("SELECT actor_may_plan()") else { throw Refusal("actor_may_not") }
            let ended = try tx.execute(
                """
                UPDATE qualification q
                SET valid = CASE WHEN lower(q.valid) < \(day)::date THEN daterange(lower(q.valid), \(day)::date)
                        ELSE 'empty' END,
                    ended_because = \(reason)
                WHERE q.trainer_id = \(try tx.trainer(trainer)) AND q.training_id = \(try tx.training(training))
                    AND q.valid && daterange(\(day)::date, NULL)
                """)
            if ended == 0 { throw Refusal("qualification_unknown", facts) }
        }
    }

    /// What finishing trainings grants, by course and training.
    ///
    /// `course`: only what this one grants, by code.
    public func trainingGrants(course: String? = nil, as identity: Identity) async throws -> [TrainingGrant] {
        let only: SQL = course.map { "WHERE c.code = \($0)" } ?? ""
        return try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT c.code, g.code, r.months, r.last_generation
                FROM training_grant r
                JOIN training c ON c.id = r.training_id
                JOIN training g ON g.id = r.grants_training_id
                \(only)
                ORDER BY c.code, g.code
                """, as: (String, String, Int?, Int?).self)
            return rows.map { TrainingGrant(course: $0.0, training: $0.1, months: $0.2, lastGeneration: $0.3) }
        }
    }

    /// Says what finishing a course grants from now on; said again, it changes for how long and how far.
    ///
    /// `past`: also to those who finished it before.
    /// - Returns: how many qualifications were granted at once.
    public func addTrainingGrant(_ grant: TrainingGrant, past: Bool, as identity: Identity) async throws -> Int {
        try await write(as: identity, facts: ["code": grant.course]) { tx in
            let course = try tx.training(grant.course)
            _ = try tx.execute(
                """
                INSERT INTO training_grant (training_id, grants_training_id, months, last_generation)
                VALUES (\(course), \(try tx.training(grant.training)), \(grant.months), \(grant.lastGeneration))
                ON CONFLICT ON CONSTRAINT training_grant_once DO UPDATE
                SET months = EXCLUDED.months, last_generation = EXCLUDED.last_generation
                """)
            return past ? try tx.one("SELECT grant_past(\(course))") : 0
        }
    }

    /// Who taught a trainer, and whom the trainer taught, generation by generation: first up, then down, each before those
    /// behind it.
    public func lineage(of trainer: String, as identity: Identity) async throws -> [LineageLink] {
        try await read(as: identity) { tx in
            let id = try tx.trainer(trainer)
            return try tx.lineage(.up, of: id) + tx.lineage(.down, of: id)
        }
    }
}

extension Transaction {
    /// One qualification for each language, or one for all; see `Store.qualify`.
    func qualify(
        _ trainer: String, _ training: String, from: LocalDate, until: LocalDate?, languages: [String] = [],
        generation: Int? = nil, isNovice: Bool = false, taughtBy teachers: [String] = []
    ) throws {
        if let until, until <= from { throw Refusal("qualification_valid_days") }
        let taught = try teachers.map(self.trainer)
        for language in languages.isEmpty ? [nil] : languages.map(Optional.some) {
            let made: UUID = try one(
                """
                INSERT INTO qualification (trainer_id, training_id, valid, language, generation, novice)
                SELECT \(try self.trainer(trainer)), g.id, daterange(\(from)::date, \(until)::date), \(language),
                    COALESCE(\(generation)::integer, 1 + (
                        SELECT min(q.generation) FROM qualification q
                        WHERE q.training_id = g.id AND q.trainer_id = ANY(\(taught)::uuid[])), 1), \(isNovice)
                FROM training g
                WHERE g.id = \(try self.training(training))
                RETURNING id
                """)
            for teacher in Set(taught) {
                _ = try execute(
                    "INSERT INTO lineage (qualification_id, teacher_id) VALUES (\(made), \(teacher))")
            }
        }
    }
}

extension Transaction {
    fileprivate func lineage(_ direction: LineageLink.Direction, of trainer: UUID) throws -> [LineageLink] {
        let near: SQL = direction == .up ? "learner" : "teacher"
        let far: SQL = direction == .up ? "teacher" : "learner"
        let rows = try all(
            """
            WITH RECURSIVE link AS (
                SELECT q.trainer_id AS learner, l.teacher_id AS teacher, q.training_id, min(q.generation) AS generation,
                    min(lower(q.valid)) AS since
                FROM lineage l
                JOIN qualification q ON q.id = l.qualification_id
                GROUP BY q.trainer_id, l.teacher_id, q.training_id
            ), walk AS (
                SELECT link.\(far) AS far, link.\(near) AS near, link.training_id, link.generation, link.since, 1 AS depth,
                    ARRAY[link.\(near), link.\(far)] AS path
                FROM link
                WHERE link.\(near) = \(trainer)
                UNION ALL
                SELECT link.\(far), link.\(near), link.training_id, link.generation, link.since, w.depth + 1,
                    w.path || link.\(far)
                FROM walk w
                JOIN link ON link.\(near) = w.far AND link.training_id = w.training_id
                WHERE link.\(far) <> ALL(w.path)
            )
            SELECT w.depth, f.code, n.code, g.code, w.generation, w.since
            FROM walk w
            JOIN trainer f ON f.id = w.far
            JOIN trainer n ON n.id = w.near
            JOIN training g ON g.id = w.training_id
            ORDER BY g.code, ARRAY(SELECT t.code FROM unnest(w.path) WITH ORDINALITY AS p(id, place)
                JOIN trainer t ON t.id = p.id ORDER BY p.place)
            """, as: (Int, String, String, String, Int, LocalDate?).self)
        return rows.map {
            LineageLink(
                direction: direction, depth: $0.0, trainer: $0.1, of: $0.2, training: $0.3, generation: $0.4,
                since: $0.5)
        }
    }
}
