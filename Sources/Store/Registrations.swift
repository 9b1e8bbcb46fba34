public import Atelier
public import Postgres

extension Store {
    /// Admits a batch in one transaction; answer n belongs to request n, as if they had come one after the other.
    ///
    /// `identity`: as whom the batch runs (a job); each item is judged by, and logged for, its own actor.
    public func admit(_ requests: [AdmissionRequest], as identity: Identity) async throws -> [AdmissionAnswer] {
        try await write(as: identity) { try $0.admit(requests) }
    }

    /// Registers persons for a session in one transaction; answer n belongs to person n. One person is a batch of one.
    ///
    /// - `override`: why an overlap with another booking of the person is right.
    /// - `late`: why it is entered after registration has closed.
    /// - `unprepared`: why they take part without what the training presupposes.
    /// - `together`: as a group, which has seats whole, waits whole, or is refused whole.
    /// - `group`: the name of the group whose reserved seats are to be used; those of the person's organisation or country
    ///   are used anyway.
    /// - Throws: `reserved_seats_unknown`, `person_unknown`, `session_unknown`. What admission refuses is an answer and not thrown.
    public func register(
        persons references: [String], in session: String, override: String? = nil, late: String? = nil,
        unprepared: String? = nil, together: Bool = false, group: String? = nil, as identity: Identity
    ) async throws -> [AdmissionAnswer] {
        let reason = override ?? late ?? unprepared
        return try await write(as: identity, because: reason, facts: ["session": session]) { tx in
            let reserved = try group.map { try tx.reservedSeats(ofGroup: $0, in: session) }
            let session = try tx.session(session)
            return try tx.admit(
                try references.map {
                    AdmissionRequest(
                        session: session, person: try tx.person($0), actor: identity, override: override, late: late,
                        unprepared: unprepared, reserved: reserved)
                }, together: together)
        }
    }

    /// The same for one person.
    public func register(
        person reference: String, in session: String, override: String? = nil, late: String? = nil,
        group: String? = nil, as identity: Identity
    ) async throws -> AdmissionAnswer {
        try await register(
            persons: [reference], in: session, override: override, late: late, group: group, as: identity)[0]
    }

    /// Who is in a session or waits for it, or was: by standing, place in line, arrival.
    public func registrations(of session: String, as identity: Identity) async throws -> [Registration] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                \(Registration.selection)
                WHERE r.session_id = \(try tx.session(session))
                ORDER BY array_position(
                        ARRAY['confirmed', 'offered', 'waitlisted', 'requested', 'cancelled', 'refused'], r.state),
                    r.priority DESC, r.arrival
                """, as: Registration.self)
        }
    }

    /// Cancels a person's registration; the seat goes to who waits.
    ///
    /// - Returns: who moved up by it.
    /// - Throws: `session_unknown`, `person_unknown`, `registration_unknown`, `registration_cancel_because`,
    ///   `registration_attended`, `registration_cancelled_already`.
    public func cancelRegistration(
        of person: String, in session: String, because reason: String, as identity: Identity
    ) async throws -> MovedUp {
        let facts = ["person": person, "session": session]
        return try await write(as: identity, because: reason, facts: facts) { tx in
            let registration = try tx.registration(of: person, in: session)
            _ = try tx.execute("SELECT cancel_registration(\(registration), \(reason))")
            return try tx.movedUp(in: session)
        }
    }
}

extension Transaction {
    /// `together`: all of them are one group.
    func admit(_ requests: [AdmissionRequest], together: Bool = false) throws -> [AdmissionAnswer] {
        try all(
            """
            SELECT outcome, registration_id, place_in_line, rule, facts
            FROM admit(\(requests.map(\.session))::uuid[], \(requests.map(\.person))::uuid[],
                \(requests.map(\.actor.text))::text[], \(requests.map(\.override))::text[],
                \(requests.map(\.late))::text[], \(requests.map { $0.reserved?.uuid })::uuid[],
                CASE WHEN \(together)::boolean THEN array_fill(uuid7(), ARRAY[\(requests.count)::integer]) END,
                \(requests.map(\.unprepared))::text[])
            ORDER BY item
            """, as: AdmissionAnswer.self)
    }

    /// Who moved up in a session by what this transaction has done.
    func movedUp(in session: String) throws -> MovedUp {
        let (count, seen) = try one(
            """
            SELECT count(*), COALESCE(array_agg(reference) FILTER (WHERE reference IS NOT NULL), '{}')
            FROM moved_up(\(try self.session(session)))
            """, as: (Int, [String]).self)
        return MovedUp(count: count, seen: seen)
    }

    fileprivate func reservedSeats(ofGroup name: String, in session: String) throws -> ID<ReservedSeats> {
        guard let found = try reservedSeats(for: .group(name), in: session) else {
            throw Refusal("reserved_seats_unknown", ["session": session])
        }
        return ID(found)
    }
}

extension AdmissionAnswer: RowDecodable {
    public init(row: Row) throws(RowError) {
        switch try row["outcome"] as String {
        case "confirmed":
            self = .confirmed(try row["registration_id"])
        case "waitlisted":
            self = .waitlisted(
                try row["registration_id"], place: try row["place_in_line"], because: try Self.reason(row))
        default:
            self = .refused(try Self.reason(row))
        }
    }

    private static func reason(_ row: Row) throws(RowError) -> Refusal {
        let json: String? = try row["facts"]
        return Refusal(try row["rule"], Refusal.facts(json: json ?? "{}"))
    }
}

extension Registration: RowDecodable {
    static let selection: SQL = """
        SELECT r.id, p.reference, p.name, p.name_own_script, r.state, r.rule, r.facts, r.attendance,
            COALESCE(o.code, v.country_code, v.label, CASE WHEN v.draw_id IS NOT NULL THEN 'draw' END) AS reserved_for,
            CASE WHEN r.state = 'waitlisted' THEN place_in_line(r.id) END AS place_in_line
        FROM registration r
        JOIN person p ON p.id = r.person_id
        LEFT JOIN reserved_seats v ON v.id = r.reserved_seats_id
        LEFT JOIN organisation o ON o.id = v.organisation_id
        """

    public init(row: Row) throws(RowError) {
        let word: String = try row["state"]
        let rule: String? = try row["rule"]
        let json: String? = try row["facts"]
        guard let standing = Standing(word: word, place: try row["place_in_line"]) else {
            throw RowError(column: "state", expected: "a registration's state", found: .text(word))
        }
        self.init(
            id: try row["id"], person: try row["reference"], name: try row["name"],
            nameOwnScript: try row["name_own_script"], standing: standing,
            reason: rule.map { Refusal($0, Refusal.facts(json: json ?? "{}")) }, attendance: try row["attendance"],
            reservedFor: try row["reserved_for"])
    }
}
