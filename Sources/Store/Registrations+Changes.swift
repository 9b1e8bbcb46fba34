public import Atelier
import Postgres

extension Store {
    /// Puts another person into a registration's place: same standing, same place in the line, same reserved seat, same
    /// group; an offer goes on with its clock.
    ///
    /// - `unprepared`: why the other person takes part without what the training presupposes.
    /// - Throws: `registration_unknown`, `registration_one_per_person`, `registration_prerequisite`,
    ///   `hold_one_place_at_a_time` if the other person is expected elsewhere, `registration_attended`, `session_ended`.
    public func replaceRegistration(
        of person: String, in session: String, by other: String, because reason: String, unprepared: String? = nil,
        as identity: Identity
    ) async throws {
        let facts = ["person": person, "session": session]
        try await write(as: identity, because: reason, facts: facts) { tx in
            let registration = try tx.registration(of: person, in: session)
            _ = try tx.execute(
                "SELECT replace_registration(\(registration), \(try tx.person(other)), \(reason), \(unprepared)::text)")
        }
    }

    /// Moves a registration to another session, all or nothing; who waits gets the seat.
    ///
    /// - `waiting`: whether a place in the other session's line is good enough.
    /// - Returns: the standing in the other session.
    /// - Throws: what admission refuses there; then nothing has happened.
    public func transferRegistration(
        of person: String, from session: String, to other: String, because reason: String, override: String? = nil,
        waiting: Bool = false, as identity: Identity
    ) async throws -> Registration.Standing {
        let facts = ["person": person, "session": session]
        return try await write(as: identity, because: reason, facts: facts) { tx in
            let registration = try tx.registration(of: person, in: session)
            let target = try tx.session(other)
            let made: ID<Registration> = try tx.one(
                """
                SELECT transfer_registration(\(registration), \(target), \(reason), \(identity.text), \(override)::text,
                    \(waiting))
                """)
            return try tx.standing(of: made)
        }
    }
}

extension Transaction {
    func standing(of registration: ID<Registration>) throws -> Registration.Standing {
        try one("\(Registration.selection) WHERE r.id = \(registration)", as: Registration.self).standing
    }

    /// The registration of a person in a session that is neither cancelled nor refused.
    ///
    /// - Throws: `registration_cancelled_already`.
    func registration(of person: String, in session: String) throws -> ID<Registration> {
        let registration = try atMostOne(
            """
            SELECT id
            FROM registration
            WHERE session_id = \(try self.session(session)) AND person_id = \(try self.person(person))
                AND state NOT IN ('cancelled', 'refused')
            """, as: ID<Registration>.self)
        guard let registration else {
            throw Refusal("registration_cancelled_already", ["person": person, "session": session])
        }
        return registration
    }
}
