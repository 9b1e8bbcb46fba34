public import Atelier
import Foundation
public import Postgres

extension Store {
    /// What would stand in the way of moving a session by whole days at the same local times, and whom it would concern.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`; `local_time_skipped` or `local_time_repeated` where a
    ///   clock change does that to a local time.
    public func previewMove(of code: String, byDays days: Int, as identity: Identity) async throws -> MovePreview {
        try await read(as: identity) { tx in
            let session = try tx.hostedSession(code)
            let clashes = try tx.all(
                "SELECT rule, facts FROM move_clashes(\(session), \(days))", as: (String, String).self)
            return MovePreview(
                clashes: clashes.map { Refusal($0.0, Refusal.facts(json: $0.1)) },
                holds: try tx.all(
                    """
                    SELECT kind, name, people, zone, freed_from, freed_until, taken_from, taken_until
                    FROM move_holds(\(session), \(days))
                    """, as: MovedHold.self),
                concerned: try tx.concerned(session))
        }
    }

    /// Whom a change of a session concerns.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`.
    public func concerned(by code: String, as identity: Identity) async throws -> Concerned {
        try await read(as: identity) { tx in try tx.concerned(try tx.hostedSession(code)) }
    }

    /// Moves all blocks of a session by whole days, at the same local times; refused if a room, a trainer or a participant
    /// is taken then. Whom it concerns has to be told.
    ///
    /// - Throws: as `previewMove`; `room_hold_one_at_a_time`, `hold_one_place_at_a_time` for the first that is taken then;
    ///   `session_over_room`, `block_attended`.
    public func moveSession(_ code: String, byDays days: Int, as identity: Identity) async throws {
        try await write(as: identity, facts: ["session": code]) { tx in
            let session = try tx.hostedSession(code)
            _ = try tx.execute("SELECT FROM session WHERE id = \(session) FOR NO KEY UPDATE")
            // The first to move is the one that nothing of the same session can stand in the way of.
            let direction: SQL = days < 0 ? "ASC" : "DESC"
            let blocks = try tx.all(
                "SELECT id FROM block WHERE session_id = \(session) ORDER BY starts_at \(direction), id",
                as: ID<Session.Block>.self)
            for block in blocks {
                _ = try tx.execute(
                    """
                    UPDATE block
                    SET starts_local = starts_local + make_interval(days => \(days)),
                        ends_local = ends_local + make_interval(days => \(days))
                    WHERE id = \(block)
                    """)
            }
        }
    }

    /// Changes one block: its times, its room, its place; what is nil stays as it is.
    ///
    /// - `block`: its number, from 1, by start.
    /// - `override`: why the room is right although it is taken or too small. What was said before stays as long as neither
    ///   the times nor the room change.
    /// - Throws: `session_unknown`, `block_unknown`, `room_unknown`, `actor_may_not_change_session`, `session_over_room`,
    ///   `block_attended`, `block_ends_after_start`; `room_hold_one_at_a_time`, `hold_one_place_at_a_time` for what is
    ///   taken then; `local_time_skipped`, `local_time_repeated`.
    public func editBlock(
        _ block: Int, of session: String, starts: LocalDateTime?, ends: LocalDateTime?, room: String?,
        place: String?, override: String?, as identity: Identity
    ) async throws {
        try await write(as: identity, because: override, facts: ["session": session]) { tx in
            let id = try tx.block(block, of: session)
            let room = try room.map(tx.room)
            let changed = try tx.execute(
                """
                UPDATE block
                SET starts_local = COALESCE(\(starts)::timestamp, starts_local),
                    ends_local = COALESCE(\(ends)::timestamp, ends_local),
                    room_id = COALESCE(\(room)::uuid, room_id),
                    place = COALESCE(\(place)::text, place),
                    override_reason = \(override)
                WHERE id = \(id)
                """)
            if changed == 0 { throw Refusal("actor_may_not_change_session") }
        }
    }

    /// Copies a session, its times moved: what it is, where and with whom, its agenda, tasks and materials, not its people.
    public func copySession(_ code: String, to new: String, after shift: Shift, as identity: Identity) async throws {
        try await recurSession(code, to: [new], every: shift, as: identity)
    }

    /// Copies a session to each of the codes, the first `every` after the original, the second twice that, and so on; all
    /// or none.
    public func recurSession(
        _ code: String, to codes: [String], every shift: Shift, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": code]) { tx in
            let session = try tx.hostedSession(code)
            for (index, new) in codes.enumerated() {
                let days = try tx.days(of: shift, times: index + 1, from: session)
                do {
                    _ = try tx.execute("SELECT copy_session(\(session), \(new), \(days))")
                } catch let error as DatabaseError {
                    // Which of the copies it is, for the sentence.
                    throw Refusal(error, facts: ["code": new, "session": new]) ?? error
                }
            }
        }
    }

    /// Writes down that people were told of what happened to a session: of these persons, or of everybody concerned.
    ///
    /// - Returns: how many notices are done with.
    public func markTold(
        of session: String, persons: [String]?, how: String, as identity: Identity
    ) async throws -> Int {
        try await write(as: identity, facts: ["session": session]) { tx in
            let ids = try persons?.map(tx.person)
            return try tx.one("SELECT mark_told(\(try tx.session(session)), \(ids)::uuid[], \(how))")
        }
    }

    /// Who still has to be told of what happened to a session, by name.
    public func untold(of session: String, as identity: Identity) async throws -> [Notice] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT p.reference, p.name, p.phone, p.email, n.kind
                FROM notice n
                JOIN person p ON p.id = n.person_id
                WHERE n.session_id = \(try tx.session(session)) AND n.told_at IS NULL
                ORDER BY p.name, p.reference, n.kind
                """, as: (String, String?, String?, String?, String).self)
            return rows.map { Notice(person: $0.0, name: $0.1, phone: $0.2, email: $0.3, kind: $0.4) }
        }
    }
}

extension Transaction {
    /// A session that the actor may change.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`.
    func hostedSession(_ code: String) throws -> ID<Session> {
        let session = try self.session(code)
        guard try one("SELECT may_host(host_office_id) FROM session WHERE id = \(session)", as: Bool.self) else {
            throw Refusal("actor_may_not_change_session")
        }
        return session
    }

    /// The block of that number, from 1, by start.
    func block(_ number: Int, of session: String) throws -> ID<Session.Block> {
        let block = try atMostOne(
            """
            SELECT id
            FROM block
            WHERE session_id = \(try self.session(session))
            ORDER BY starts_at, id
            OFFSET \(max(number - 1, 0)) LIMIT 1
            """, as: ID<Session.Block>.self)
        guard number > 0, let block else {
            throw Refusal("block_unknown", ["session": session, "block": String(number)])
        }
        return block
    }

    fileprivate func concerned(_ session: ID<Session>) throws -> Concerned {
        let rows = try all("SELECT role, people FROM concerned(\(session))", as: (String, Int).self)
        let people = Dictionary(rows, uniquingKeysWith: +)
        return Concerned(
            registered: people["registered"] ?? 0, waiting: people["waiting"] ?? 0, working: people["working"] ?? 0)
    }

    /// A shift in whole days, counted from the local day of the session's first block.
    fileprivate func days(of shift: Shift, times: Int, from session: ID<Session>) throws -> Int {
        switch shift {
        case .days(let days): return days * times
        case .weeks(let weeks): return 7 * weeks * times
        case .months(let months):
            return try one(
                """
                SELECT (min(starts_local)::date + make_interval(months => \(months * times)))::date
                    - min(starts_local)::date
                FROM block
                WHERE session_id = \(session)
                """)
        }
    }
}

extension MovedHold: RowDecodable {
    public init(row: Row) throws(RowError) {
        let name: String? = try row["name"]
        let people: Int? = try row["people"]
        self.init(
            kind: try row["kind"], name: name, people: people ?? 1, zone: try row["zone"],
            freed: (try row["freed_from"], try row["freed_until"]),
            taken: (try row["taken_from"], try row["taken_until"]))
    }
}
