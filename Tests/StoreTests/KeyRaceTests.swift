import Logging
import Postgres
import Store
import TestSupport
import Testing

/// Who or what a registration or a person refers to is deleted at the moment at which these are written: keys that are looked up
/// by triggers, a statement at a time, hold as those do that PostgreSQL looks up itself.
@Suite("Races for what a registration or a person refers to", .timeLimit(.minutes(20)))
struct KeyRaceTests {
    struct Meeting: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let first: SQL
        let second: SQL
        /// What the second one is refused by.
        let rule: String
        /// What a registration may come from, if it is about that.
        var origins: SQL?
    }

    @Test("Whichever comes second is refused, so that nothing refers to what is gone", arguments: meetings)
    func secondIsRefused(meeting: Meeting) async throws {
        let world = try await World()
        try await once(nothingElseRefersToThem, in: world)
        if let origins = meeting.origins { try await once(origins, in: world) }

        let one = try await begun(meeting.first, in: world)
        let other = Task { try await once(meeting.second, in: world) }
        try await world.isBlocked()
        try await one.run("COMMIT")
        await one.close()

        let error = await #expect(throws: DatabaseError.self) { try await other.value }
        #expect(error?.constraint == meeting.rule)
        #expect(try psql(world.conninfo, orphans) == "0")
    }

    static let meetings = [
        Meeting(
            testDescription: "a session is deleted after", first: registered, second: "DELETE FROM atelier.session",
            rule: "registration_session_id_fkey"),
        Meeting(
            testDescription: "a session is deleted before", first: "DELETE FROM atelier.session", second: registered,
            rule: "registration_session_id_fkey"),
        Meeting(
            testDescription: "a person is deleted after", first: registered, second: "DELETE FROM atelier.person",
            rule: "registration_person_id_fkey"),
        Meeting(
            testDescription: "a person is deleted before", first: "DELETE FROM atelier.person", second: registered,
            rule: "registration_person_id_fkey"),
        Meeting(
            testDescription: "an office is deleted after", first: entered, second: closed,
            rule: "person_office_id_fkey"),
        Meeting(
            testDescription: "an office is deleted before", first: closed, second: entered,
            rule: "person_office_id_fkey"),
        Meeting(
            testDescription: "a nomination is deleted after", first: nominated, second: nominationDeleted,
            rule: "registration_nomination_id_fkey", origins: reserved),
        Meeting(
            testDescription: "a nomination is deleted before", first: nominationDeleted, second: nominated,
            rule: "registration_nomination_id_fkey", origins: reserved),
        Meeting(
            testDescription: "reserved seats are deleted after", first: seated, second: reservedDeleted,
            rule: "registration_reserved_seats_id_fkey", origins: reserved),
        Meeting(
            testDescription: "reserved seats are deleted before", first: reservedDeleted, second: seated,
            rule: "registration_reserved_seats_id_fkey", origins: reserved),
        Meeting(
            testDescription: "who is replaced is deleted after", first: replacing, second: replacedDeleted,
            rule: "registration_replaces_fkey", origins: registered),
        Meeting(
            testDescription: "who is replaced is deleted before", first: replacedDeleted, second: replacing,
            rule: "registration_replaces_fkey", origins: registered),
        Meeting(
            testDescription: "who was elsewhere before is deleted after", first: transferred, second: replacedDeleted,
            rule: "registration_transferred_from_fkey", origins: registered),
        Meeting(
            testDescription: "who was elsewhere before is deleted before", first: replacedDeleted, second: transferred,
            rule: "registration_transferred_from_fkey", origins: registered),
    ]

    private static let entered: SQL = """
        INSERT INTO atelier.person (name, office_id) SELECT 'B', o.id FROM atelier.organisation o WHERE o.code = 'GYU'
        """
    private static let closed: SQL = "DELETE FROM atelier.organisation WHERE code = 'GYU'"

    /// Past admission, which would lock both more strictly.
    private static let registered: SQL = """
        INSERT INTO atelier.registration (session_id, person_id, state)
        SELECT s.id, p.id, 'refused' FROM atelier.session s, atelier.person p
        """

    private static let nominated: SQL = """
        INSERT INTO atelier.registration (session_id, person_id, state, nomination_id)
        SELECT s.id, p.id, 'refused', n.id FROM atelier.session s, atelier.person p, atelier.nomination n
        """

    private static let nominationDeleted: SQL = "DELETE FROM atelier.nomination"

    private static let seated: SQL = """
        INSERT INTO atelier.registration (session_id, person_id, state, reserved_seats_id)
        SELECT s.id, p.id, 'refused', v.id FROM atelier.session s, atelier.person p, atelier.reserved_seats v
        WHERE v.label = 'not nominated'
        """

    private static let reservedDeleted: SQL = "DELETE FROM atelier.reserved_seats WHERE label = 'not nominated'"

    private static let replacing: SQL = """
        INSERT INTO atelier.registration (session_id, person_id, state, replaces)
        SELECT r.session_id, r.person_id, 'refused', r.id FROM atelier.registration r
        """

    private static let transferred: SQL = """
        INSERT INTO atelier.registration (session_id, person_id, state, transferred_from)
        SELECT r.session_id, r.person_id, 'refused', r.id FROM atelier.registration r
        """

    private static let replacedDeleted: SQL = """
        DELETE FROM atelier.registration WHERE replaces IS NULL AND transferred_from IS NULL
        """

    /// Who may reserve seats is another rule.
    private static let reserved: SQL = """
        ALTER TABLE atelier.reserved_seats DISABLE TRIGGER reserved_seats_before;
        INSERT INTO atelier.reserved_seats (session_id, label, seats, until)
        SELECT s.id, l.label, 1, '2030-01-01Z' FROM atelier.session s, (VALUES ('nominated'), ('not nominated')) AS l(label);
        INSERT INTO atelier.nomination (reserved_seats_id, contact, hash)
        SELECT v.id, 'x', sha256('x') FROM atelier.reserved_seats v WHERE v.label = 'nominated'
        """

    private let nothingElseRefersToThem: SQL = """
        INSERT INTO atelier.organisation (code, name, kind, country_code) VALUES ('GYU', 'Gyumri', 'office', 'AM');
        INSERT INTO atelier.person (name, office_id) SELECT 'A', o.id FROM atelier.organisation o WHERE o.code = 'AM';
        INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
        SELECT 'S1', t.id, o.id, 'Asia/Yerevan', 'en', 9 FROM atelier.training t, atelier.organisation o WHERE o.code = 'AM' LIMIT 1
        """

    private let orphans = """
        SELECT (
            SELECT count(*) FROM atelier.registration r
            WHERE NOT EXISTS (SELECT FROM atelier.session s WHERE s.id = r.session_id)
                OR NOT EXISTS (SELECT FROM atelier.person p WHERE p.id = r.person_id)
                OR EXISTS (SELECT r.nomination_id WHERE r.nomination_id IS NOT NULL EXCEPT SELECT n.id FROM atelier.nomination n)
                OR EXISTS (
                    SELECT r.reserved_seats_id WHERE r.reserved_seats_id IS NOT NULL
                    EXCEPT SELECT v.id FROM atelier.reserved_seats v)
                OR EXISTS (
                    SELECT o.id FROM unnest(ARRAY[r.replaces, r.transferred_from]) AS o(id) WHERE o.id IS NOT NULL
                    EXCEPT SELECT o.id FROM atelier.registration o)
        ) + (
            SELECT count(*) FROM atelier.person p
            WHERE NOT EXISTS (SELECT FROM atelier.organisation o WHERE o.id = p.office_id)
        )
        """

    /// A connection of the superuser, who may delete anything, on which something was done and not committed yet.
    private func begun(_ work: SQL, in world: World) async throws -> AdminConnection {
        let connection = try await AdminConnection.open(world.conninfo, logger: Logger(label: "test"))
        try await connection.run("BEGIN; \(work)")
        return connection
    }

    private func once(_ work: SQL, in world: World) async throws {
        let connection = try await AdminConnection.open(world.conninfo, logger: Logger(label: "test"))
        do {
            try await connection.run("BEGIN; \(work)")
            try await connection.run("COMMIT")
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }
}
