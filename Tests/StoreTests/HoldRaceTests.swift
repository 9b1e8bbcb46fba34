import Atelier
import Logging
import Postgres
import Store
import TestSupport
import Testing

/// Two transactions that write one person's holds at the same moment: the second looks for them when the first has written
/// them anew.
@Suite("Races for one person's time", .timeLimit(.minutes(20)))
struct HoldRaceTests {
    /// One is being done while the other waits for it.
    struct Meeting: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What is there before; then what meets.
        let before: [SQL]
        let first: SQL
        let second: SQL
        /// For whose holds are looked afterwards: the state and the number of holds of each booking, by session.
        let after: String
    }

    @Test("Nobody stays held for what they are no longer in", arguments: meetings)
    func heldNoLonger(meeting: Meeting) async throws {
        let world = try await World()
        try await world.session("WH", days: ["2026-05-04"])
        try await part("P1", of: "WH", in: world)
        try await world.session("X1", days: ["2026-05-04"])
        try await world.session("Y1", days: ["2026-05-05"])
        try await world.session("Z1", days: ["2026-05-04", "2026-05-05"])
        _ = try await world.person("A")
        try await world.trainer("T1")
        for step in meeting.before { try await once(step, in: world) }

        let one = try await begun(meeting.first, in: world)
        let other = Task { try await once(meeting.second, in: world) }
        try await world.isBlocked()
        try await one.run("COMMIT")
        await one.close()
        try await other.value

        #expect(try await world.store.brokenPromises(as: World.wim) == [])
        #expect(try psql(world.conninfo, holds) == meeting.after)
    }

    static let meetings = [
        Meeting(
            testDescription: "the whole is cancelled while the person comes into the part",
            before: [admitted(to: "WH")],
            first: admitted(to: "P1"), second: cancelled("WH"), after: "P1 confirmed 1\nWH cancelled 0"),
        Meeting(
            testDescription: "the part is cancelled while the whole is",
            before: [admitted(to: "WH"), admitted(to: "P1")],
            first: cancelled("WH"), second: cancelled("P1"), after: "P1 cancelled 0\nWH cancelled 0"),
        Meeting(
            testDescription: "one is cancelled while an overlap with it is allowed",
            before: [admitted(to: "X1"), admitted(to: "Y1")],
            first: """
                SELECT FROM atelier.admit(ARRAY(SELECT id FROM atelier.session WHERE code = 'Z1'),
                    ARRAY(SELECT id FROM atelier.person WHERE name = 'A'), '{user:ani}', '{on purpose}')
                """,
            second: "\(cancelled("Y1")); \(cancelled("X1"))",
            after: "X1 cancelled 0\nY1 cancelled 0\nZ1 confirmed 2"),
        Meeting(
            testDescription: "a trainer is withdrawn from the whole while taken on in the part",
            before: [assigned(to: "WH", "accepted")], first: assigned(to: "P1", "accepted"),
            second: assigned(to: "WH", "withdrawn"), after: "P1 accepted 1\nWH withdrawn 0"),
    ]

    private static func admitted(to session: SQL) -> SQL {
        """
        SELECT FROM atelier.admit(ARRAY(SELECT id FROM atelier.session WHERE code = '\(session)'),
            ARRAY(SELECT id FROM atelier.person WHERE name = 'A'), '{user:ani}')
        """
    }

    private static func cancelled(_ session: SQL) -> SQL {
        """
        SELECT atelier.cancel_registration(r.id, 'ill')
        FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id
        WHERE s.code = '\(session)'
        """
    }

    private static func assigned(to session: SQL, _ state: SQL) -> SQL {
        """
        SELECT atelier.assign(s.id, t.id, 'lead', '\(state)', NULL)
        FROM atelier.session s, atelier.trainer t
        WHERE s.code = '\(session)'
        """
    }

    private let holds = """
        SELECT format('%s %s %s', s.code, r.state, (SELECT count(*) FROM atelier.hold h WHERE h.registration_id = r.id)) AS line
        FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id
        UNION ALL
        SELECT format('%s %s %s', s.code, a.state, (SELECT count(*) FROM atelier.hold h WHERE h.assignment_id = a.id))
        FROM atelier.assignment a JOIN atelier.session s ON s.id = a.session_id
        ORDER BY line
        """

    /// A part from 10:00 to 12:00 of a session of 4 May.
    private func part(_ code: String, of whole: String, in world: World) async throws {
        try await world.store.addSession(
            NewSession(
                code: code, training: "HM", zone: "Asia/Yerevan", language: "en", capacity: 9,
                blocks: [
                    NewBlock(
                        starts: try #require(LocalDateTime("2026-05-04 10:00")),
                        ends: try #require(LocalDateTime("2026-05-04 12:00")))
                ]), as: World.ani)
        var edit = SessionEdit()
        edit.whole = whole
        try await world.store.editSession(code, edit, as: World.ani)
        try await world.store.publishSession(code, as: World.ani)
        try await world.store.setRegistration(open: true, of: code, as: World.ani)
    }

    /// A connection on which ani has done something and not committed it yet.
    private func begun(_ work: SQL, in world: World) async throws -> AdminConnection {
        let connection = try await AdminConnection.open(world.conninfo, logger: Logger(label: "test"))
        try await connection.run(
            "SET SESSION AUTHORIZATION atelier_local; BEGIN; SET LOCAL atelier.actor = 'user:ani'; \(work)")
        return connection
    }

    private func once(_ work: SQL, in world: World) async throws {
        let connection = try await begun(work, in: world)
        try await connection.run("COMMIT")
        await connection.close()
    }
}
