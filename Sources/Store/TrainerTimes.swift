public import Atelier
import Foundation
public import Postgres

extension Store {
    /// All that the actor may know of a trainer, with where they are expected from now on.
    ///
    /// - Throws: `trainer_unknown`.
    public func trainer(_ code: String, as identity: Identity) async throws -> TrainerProfile {
        try await read(as: identity) { tx in
            let id = try tx.trainer(code)
            guard let trainer = try tx.trainers("WHERE t.id = \(id)").first else {
                throw Refusal("trainer_unknown", ["trainer": code])
            }
            let availability = try tx.all(
                "SELECT lower(days), upper(days) FROM availability WHERE trainer_id = \(id) ORDER BY days",
                as: (LocalDate, LocalDate?).self)
            return TrainerProfile(
                trainer: trainer, roster: try tx.roster(of: id, "atelier.now()", "NULL"),
                absences: try tx.absences(of: id),
                availability: availability.map { Availability(from: $0.0, until: $0.1) })
        }
    }

    /// Writes down that a trainer doesn't work on some days.
    ///
    /// - Returns: where the trainer is expected on these days (UTC), by start; nobody is taken off by this.
    /// - Throws: `trainer_of_other_office` for who doesn't see the person.
    public func addAbsence(_ absence: Absence, of trainer: String, as identity: Identity) async throws -> [RosterEntry]
    {
        let facts = ["trainer": trainer, "days": "\(absence.days)"]
        return try await write(as: identity, facts: facts) { tx in
            let id = try tx.ownTrainer(trainer)
            _ = try tx.execute(
                "INSERT INTO absence (trainer_id, days, kind) VALUES (\(id), \(absence.days.sql), \(absence.kind))")
            return try tx.roster(
                of: id, "\(absence.days.first)::timestamp AT TIME ZONE 'UTC'",
                "(\(absence.days.last)::date + 1)::timestamp AT TIME ZONE 'UTC'")
        }
    }

    /// Takes a trainer's absences back on some days; what lies before and after stays.
    ///
    /// - Throws: `absence_unknown` if there is none on these days.
    public func endAbsence(on days: DayRange, of trainer: String, as identity: Identity) async throws {
        let facts = ["trainer": trainer, "days": "\(days)"]
        try await write(as: identity, facts: facts) { tx in
            let ended: Int = try tx.one("SELECT end_absence(\(try tx.trainer(trainer)), \(days.sql))")
            if ended == 0 { throw Refusal("absence_unknown", facts) }
        }
    }

    /// Says on which days a trainer works, up to, not including, `until`: with any such days, only on these.
    public func addAvailability(_ new: Availability, of trainer: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["trainer": trainer]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO availability (trainer_id, days)
                VALUES (\(try tx.ownTrainer(trainer)), daterange(\(new.from)::date, \(new.until)::date))
                """)
        }
    }

    /// Takes back all that was said about the days on which a trainer works.
    public func clearAvailability(of trainer: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["trainer": trainer]) { tx in
            _ = try tx.execute("DELETE FROM availability WHERE trainer_id = \(try tx.ownTrainer(trainer))")
        }
    }
}

extension Transaction {
    /// A trainer whose person the actor's office sees.
    fileprivate func ownTrainer(_ code: String) throws -> UUID {
        let id = try trainer(code)
        guard try one("SELECT my_trainer(\(id))") else {
            throw Refusal("trainer_of_other_office", ["trainer": code])
        }
        return id
    }

    fileprivate func absences(of trainer: UUID) throws -> [Absence] {
        let rows = try all(
            """
            SELECT lower(days), upper(days) - 1, kind FROM absence
            WHERE trainer_id = \(trainer) ORDER BY days
            """, as: (LocalDate, LocalDate, Absence.Kind).self)
        return rows.compactMap { row in DayRange(row.0, row.1).map { Absence(days: $0, kind: row.2) } }
    }

    fileprivate func roster(of trainer: UUID, _ since: SQL, _ until: SQL) throws -> [RosterEntry] {
        let rows = try all(
            """
            SELECT starts, ends, zone, session, role, state FROM trainer_roster(\(trainer), \(since), \(until))
            """, as: (LocalDateTime, LocalDateTime, String, String?, String?, Assignment.State?).self)
        return rows.map {
            RosterEntry(starts: $0.0, ends: $0.1, zone: $0.2, session: $0.3, role: $0.4, state: $0.5)
        }
    }
}

extension Absence.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
