public import Atelier
import Postgres

extension Store {
    /// Records who was present in a block, the whole of it.
    ///
    /// - `present`: references of who was there, `absent`: of who was not; who is in neither stays as it was.
    /// - Throws: as the other one.
    public func recordAttendance(
        session: String, block: Int, present: [String], absent: [String], because reason: String? = nil,
        as identity: Identity
    ) async throws {
        let entries =
            present.map { (person: $0, presence: Presence.present(minutes: nil)) }
            + absent.map { (person: $0, presence: Presence.absent(excused: false)) }
        try await recordAttendance(session: session, block: block, entries, because: reason, as: identity)
    }

    /// Records who was in a block and for how long.
    ///
    /// - `block`: the number of the block, from 1, by start.
    /// - `because`: needed to change what is recorded; the audit keeps what it was.
    /// - Throws: `block_unknown`, `attendance_before_start`, `attendance_without_seat`, `attendance_twice`,
    ///   `attendance_minutes_within`, `attendance_correction`.
    public func recordAttendance(
        session: String, block: Int, _ entries: [(person: String, presence: Presence)], because reason: String? = nil,
        as identity: Identity
    ) async throws {
        let facts = ["session": session, "block": String(block)]
        try await write(as: identity, because: reason, facts: facts) { tx in
            let target = try tx.block(block, of: session)
            let seats = try tx.seats(of: entries.map(\.person), in: session)
            let registrations = try entries.map { entry in
                guard let seat = seats[entry.person] else {
                    throw Refusal("attendance_without_seat", facts.merging(["person": entry.person]) { $1 })
                }
                return seat
            }
            _ = try tx.execute(
                """
                SELECT record_attendance(\(target), \(registrations)::uuid[],
                    \(entries.map(\.presence.isPresent))::boolean[], \(entries.map(\.presence.minutes))::integer[],
                    \(entries.map(\.presence.isExcused))::boolean[], \(reason))
                """)
        }
    }

    /// Who has a seat in a session, by name, and how long each was in which block.
    public func attendanceSheet(of session: String, as identity: Identity) async throws -> AttendanceSheet {
        try await read(as: identity) { tx in
            let id = try tx.session(session)
            let blocks = try tx.all(
                """
                SELECT starts_local, ends_local, zone, (extract(epoch FROM ends_at - starts_at) / 60)::integer
                FROM block
                WHERE session_id = \(id)
                ORDER BY starts_at, id
                """, as: (LocalDateTime, LocalDateTime, String, Int).self)
            let rows = try tx.all(
                """
                SELECT p.reference, p.name, p.name_own_script, r.attendance,
                    ARRAY(SELECT a.present FROM block b
                        LEFT JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id
                        WHERE b.session_id = r.session_id ORDER BY b.starts_at, b.id) AS present,
                    ARRAY(SELECT a.minutes FROM block b
                        LEFT JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id
                        WHERE b.session_id = r.session_id ORDER BY b.starts_at, b.id) AS minutes,
                    ARRAY(SELECT a.excused FROM block b
                        LEFT JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id
                        WHERE b.session_id = r.session_id ORDER BY b.starts_at, b.id) AS excused
                FROM registration r
                JOIN person p ON p.id = r.person_id
                WHERE r.session_id = \(id) AND r.state = 'confirmed'
                ORDER BY p.name, p.reference
                """, as: (String, String?, String?, Registration.Attendance?, [Bool?], [Int?], [Bool?]).self)
            let lengths = blocks.map(\.3)
            return AttendanceSheet(
                blocks: blocks.map {
                    AttendanceSheet.Block(starts: $0.0, ends: $0.1, zone: $0.2, minutes: $0.3)
                },
                rows: rows.map { row in
                    let presence = zip(zip(row.4, row.5), row.6).map {
                        Presence(present: $0.0, minutes: $0.1, excused: $1)
                    }
                    return AttendanceSheet.Row(
                        person: row.0, name: row.1, nameOwnScript: row.2, attendance: row.3, presence: presence,
                        minutes: zip(presence, lengths).reduce(0) { $0 + ($1.0?.minutes(of: $1.1) ?? 0) })
                })
        }
    }
}

extension Transaction {
    /// Confirmed registrations by the person's reference.
    func seats(of people: [String], in session: String) throws -> [String: ID<Registration>] {
        let rows = try all(
            """
            SELECT p.reference, r.id
            FROM registration r
            JOIN person p ON p.id = r.person_id
            WHERE r.session_id = \(try self.session(session)) AND r.state = 'confirmed'
                AND p.reference = ANY(\(people)::text[])
            ORDER BY r.id
            """, as: (String, ID<Registration>).self)
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension Presence {
    /// From the columns of attendance; nil where nothing is recorded.
    fileprivate init?(present: Bool?, minutes: Int?, excused: Bool?) {
        guard let present else { return nil }
        self = present ? .present(minutes: minutes) : .absent(excused: excused ?? false)
    }

    fileprivate var isPresent: Bool { if case .present = self { true } else { false } }
    fileprivate var isExcused: Bool { self == .absent(excused: true) }
    fileprivate var minutes: Int? { if case .present(let minutes) = self { minutes } else { nil } }

    fileprivate func minutes(of length: Int) -> Int {
        switch self {
        case .present(let minutes): minutes ?? length
        case .absent: 0
        }
    }
}
