public import Atelier
import Postgres

extension Store {
    /// Keeps seats of a session for a country's, an organisation's or a group's people; kept already, their number and
    /// deadline change.
    ///
    /// - `until`: the local time, in the session's zone, from which unused seats pass to who waits.
    /// - Throws: `session_unknown`, `actor_may_not_change_session`, `session_cancelled`, `reserved_seats_until_ahead`,
    ///   `reserved_seats_used`, `draw_seats_kept`; `country_unknown`, `organisation_unknown`.
    public func reserveSeats(
        _ seats: Int, for holder: ReservedSeats.Holder, in session: String, until: LocalDateTime, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            let id = try tx.hostedSession(session)
            if let there = try tx.reservedSeats(for: holder, in: session) {
                _ = try tx.execute(
                    """
                    UPDATE reserved_seats
                    SET seats = \(seats),
                        until = \(until)::timestamp AT TIME ZONE (SELECT zone FROM session WHERE id = \(id))
                    WHERE id = \(there)
                    """)
            } else {
                _ = try tx.execute(
                    """
                    INSERT INTO reserved_seats (session_id, seats, country_code, organisation_id, label, until)
                    SELECT s.id, \(seats), \(try tx.country(of: holder))::text, \(try tx.organisation(of: holder))::uuid,
                        \(holder.group)::text, \(until)::timestamp AT TIME ZONE s.zone
                    FROM session s
                    WHERE s.id = \(id)
                    """)
            }
        }
    }

    /// Gives back the seats that are kept for somebody and not used, to who waits.
    ///
    /// - Returns: who moved up by it.
    /// - Throws: `reserved_seats_unknown`; `draw_seats_kept` for those of a draw.
    public func giveUpReservedSeats(
        for holder: ReservedSeats.Holder, in session: String, as identity: Identity
    ) async throws -> MovedUp {
        try await write(as: identity, facts: ["session": session]) { tx in
            guard let there = try tx.reservedSeats(for: holder, in: session) else {
                throw Refusal("reserved_seats_unknown", ["session": session])
            }
            _ = try tx.execute("SELECT give_up_reserved(\(there))")
            return try tx.movedUp(in: session)
        }
    }

    /// For whom seats of a session are kept, by deadline.
    public func reservedSeats(of session: String, as identity: Identity) async throws -> [ReservedSeats] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT v.country_code, o.code AS organisation, v.label, v.seats, v.used,
                    date_trunc('minute', v.until AT TIME ZONE s.zone) AS until, v.released_at IS NOT NULL AS released
                FROM reserved_seats v
                JOIN session s ON s.id = v.session_id
                LEFT JOIN organisation o ON o.id = v.organisation_id
                WHERE s.id = \(try tx.session(session))
                ORDER BY v.until, v.id
                """, as: ReservedSeats.self)
        }
    }

    /// Makes a private link by which a contact fills reserved seats.
    ///
    /// `linkHash`: the SHA-256 of the link's text, 32 bytes; the text itself never reaches the database.
    /// - Throws: `reserved_seats_unknown` if nothing is reserved for the holder.
    public func addNomination(
        for holder: ReservedSeats.Holder, in session: String, contact: String, linkHash: [UInt8], as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            guard let reserved = try tx.reservedSeats(for: holder, in: session) else {
                throw Refusal("reserved_seats_unknown", ["session": session])
            }
            _ = try tx.execute("SELECT add_nomination(\(reserved), \(contact), \(linkHash))")
        }
    }

    /// The nominations of a session, by age.
    public func nominations(of session: String, as identity: Identity) async throws -> [Nomination] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT n.id, n.contact, n.revoked_at IS NOT NULL AS revoked, v.country_code, o.code AS organisation, v.label,
                    v.seats, v.used, date_trunc('minute', v.until AT TIME ZONE s.zone) AS until
                FROM nomination n
                JOIN reserved_seats v ON v.id = n.reserved_seats_id
                JOIN session s ON s.id = v.session_id
                LEFT JOIN organisation o ON o.id = v.organisation_id
                WHERE s.id = \(try tx.session(session))
                ORDER BY n.created_at, n.id
                """, as: Nomination.self)
        }
    }

    /// Takes back the links that a contact has for a session; who was nominated stays.
    ///
    /// - Returns: how many were taken back.
    public func revokeNominations(
        of contact: String, in session: String, as identity: Identity
    ) async throws -> Int {
        try await write(as: identity, facts: ["session": session]) { tx in
            let links = try tx.all(
                """
                SELECT n.id
                FROM nomination n
                JOIN reserved_seats v ON v.id = n.reserved_seats_id
                WHERE v.session_id = \(try tx.session(session)) AND n.contact = \(contact) AND n.revoked_at IS NULL
                ORDER BY n.id
                """, as: ID<Nomination>.self)
            for link in links { _ = try tx.execute("SELECT revoke_nomination(\(link))") }
            return links.count
        }
    }

    /// What the holder of a link may know: the session, the seats, whom they nominated.
    ///
    /// - `link`: `.link(hash:)`.
    /// - Throws: `nomination_unknown` for a link that is unknown, was taken back, or is over.
    public func nominationSheet(as link: Identity) async throws -> NominationSheet {
        try await read(as: link) { tx in
            let rows = try tx.all(
                "SELECT reference, name, state, rule, facts FROM nominees()",
                as: (String, String?, String, String?, String?).self)
            let nominees = rows.map { row in
                NominationSheet.Nominee(
                    person: row.0, name: row.1, state: row.2,
                    reason: row.3.map { Refusal($0, Refusal.facts(json: row.4 ?? "{}")) })
            }
            let found = try tx.atMostOne(
                """
                SELECT session, title, starts_local, ends_local, zone, place, contact, seats, used,
                    date_trunc('minute', until AT TIME ZONE zone) AS until
                FROM my_nomination()
                """, as: NominationSheet.self)
            guard let found else { throw Refusal("nomination_unknown") }
            return found.with(nominees)
        }
    }

    /// Nominates a person by a link; the seat is confirmed.
    ///
    /// - Returns: the person's reference.
    /// - Throws: `nomination_unknown` for a link that nobody holds, or not any more; `reserved_seats_all_used`; what
    ///   admission says no by, such as `hold_one_place_at_a_time`.
    public func nominate(_ details: Person.Details, as link: Identity) async throws -> String {
        try await write(as: link, facts: details.facts) { tx in
            try tx.one("SELECT nominate(\(details.object(organisation: nil)))")
        }
    }

    /// Swaps a nominee for another person by a link; the place stays theirs.
    ///
    /// - Returns: the new person's reference.
    /// - Throws: `nomination_unknown`, `nominee_unknown`, `registration_attended`; what admission says no by.
    public func swapNominee(
        _ reference: String, for details: Person.Details, as link: Identity
    ) async throws -> String {
        try await write(as: link, facts: details.facts) { tx in
            try tx.one("SELECT replace_nominee(\(reference), \(details.object(organisation: nil)))")
        }
    }

    /// Takes a nominee back by a link; the seat stays reserved until the deadline.
    public func withdrawNominee(_ reference: String, as link: Identity) async throws {
        try await write(as: link) { tx in _ = try tx.execute("SELECT withdraw_nominee(\(reference))") }
    }
}
