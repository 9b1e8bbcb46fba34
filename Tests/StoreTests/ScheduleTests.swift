import Atelier
import Foundation
import Store
import TestSupport
import Testing

@Suite("The check of the schedule")
struct ScheduleTests {
    @Test("A filter tells what is asked for and nothing else")
    func filters() async throws {
        let world = try await World()
        try await world.session("S1", days: ["2026-05-04"])
        try await world.session("S2", days: ["2026-06-01"])
        try await world.store.addSession(
            NewSession(code: "S3", training: "HM", zone: "UTC", language: "en", capacity: 5), as: World.ani)
        let all = try await world.store.findings(as: World.ani)
        #expect(all.map(\.session) == ["S3", "S1", "S2"])
        #expect(all.map(\.reason.rule) == ["session_without_blocks", "trainer_missing", "trainer_missing"])
        func sessions(_ filter: FindingFilter) async throws -> [String] {
            try await world.store.findings(filter, as: World.ani).map(\.session)
        }
        #expect(try await sessions(FindingFilter(session: "S2")) == ["S2"])
        #expect(try await sessions(FindingFilter(from: LocalDate("2026-05-05"))) == ["S2"])
        #expect(try await sessions(FindingFilter(until: LocalDate("2026-05-04"))) == ["S1"])
        #expect(try await sessions(FindingFilter(country: "AM")) == ["S1", "S2"])
        #expect(try await sessions(FindingFilter(country: "GE")) == [])
        #expect(try await sessions(FindingFilter(rule: "session_without_blocks")) == ["S3"])
        await #expect(throws: Refusal("session_unknown", ["session": "S9"])) {
            try await sessions(FindingFilter(session: "S9"))
        }
        await #expect(throws: Refusal("country_unknown", ["code": "QQ"])) {
            try await sessions(FindingFilter(country: "QQ"))
        }
    }

    @Test("What is accepted isn't told, but shown on demand with who and why, and told again once it is taken back")
    func acceptance() async throws {
        let world = try await World()
        try await world.session("S1")
        let count = try await world.store.acceptFinding(
            session: "S1", rule: "trainer_missing", because: "Guests teach", as: World.ani)
        #expect(count == 1)
        #expect(try await world.store.findings(as: World.ani) == [])
        let shown = try await world.store.findings(FindingFilter(accepted: true), as: World.ani)
        #expect(shown.map(\.acceptance?.because) == ["Guests teach"])
        #expect(shown.map(\.acceptance?.by) == ["ani"])
        let reason = try psql(
            world.conninfo,
            "SELECT reason FROM atelier.audit WHERE table_name = 'finding_acceptance' AND operation = 'INSERT'")
        #expect(reason == "Guests teach")
        #expect(
            try await world.store.withdrawAcceptance(session: "S1", rule: "trainer_missing", as: World.ani) == 1)
        #expect(try await world.store.findings(as: World.ani).count == 1)
    }

    @Test("A limit is set by its name, by an administrator, and given its standard back")
    func settings() async throws {
        let world = try await World()
        try await world.store.setCheck("visa_days", to: 45, as: World.wim)
        let set = try await world.store.checkSettings(as: World.ani).first { $0.name == "visa_days" }
        #expect(set == CheckSetting(name: "visa_days", value: 45, standard: 30))
        try await world.store.setCheck("visa_days", to: nil, as: World.wim)
        #expect(try await world.store.checkSettings(as: World.ani).allSatisfy { $0.value == $0.standard })
        await #expect(throws: Refusal("actor_may_not", ["name": "visa_days"])) {
            try await world.store.setCheck("visa_days", to: 1, as: World.ani)
        }
    }

    @Test("Each finding's sentence has all its facts, with the country's note")
    func sentences() async throws {
        let world = try await World(referenceData: true)
        // Georgia's Independence Day, a Tuesday; and a Sunday in Kosovo.
        try await world.session("S1", days: ["2026-05-26"])
        try await world.session("S2", days: ["2026-05-24"])
        try psql(world.conninfo, "UPDATE atelier.session SET country_code = 'GE' WHERE code = 'S1'")
        try psql(world.conninfo, "UPDATE atelier.session SET country_code = 'XK' WHERE code = 'S2'")
        let findings = try await world.store.findings(as: World.ani)
        let sentences = findings.filter { $0.reason.rule != "trainer_missing" }.map { $0.reason.sentence() }
        #expect(sentences.count == 2)
        #expect(sentences.allSatisfy { !$0.replacing(#"--because "…""#, with: "").contains("…") && !$0.contains("[") })
        #expect(sentences[0].contains("Session S2 is on Sunday, 2026-05-24, probably a day of the weekend in Kosovo*"))
        #expect(sentences[0].hasSuffix("Security Council resolution 1244 (1999)."))
        #expect(
            sentences[1]
                == "Session S1 is on Tuesday, 2026-05-26: Independence Day in Georgia; choose another day, or accept it "
                + "with a reason (`atelier schedule accept S1 session_on_holiday --because \"…\"`).")
    }

    @Test("Two thousand sessions are checked without looking through a table for each of them")
    func plan() async throws {
        let world = try await World()
        try world.fillSchedule(sessions: 2_000)
        let plan = try psql(
            world.conninfo,
            """
            SET SESSION AUTHORIZATION atelier_local;
            SET search_path = atelier, public;
            SET atelier.actor = 'user:wim';
            SET jit = off;
            EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM finding WHERE rule <> 'assignment_qualified'
            """)
        let visits = Self.rowsVisited(in: plan)
        #expect(visits.count > 10)
        // A table of a few rows may be scanned for each session; one of thousands may not.
        #expect(visits.max() ?? 0 <= 200_000, "\(plan)")
    }

    /// How many rows each sequential scan of a plan looked at, in all its loops.
    private static func rowsVisited(in plan: String) -> [Int] {
        let nodes = plan.split(separator: "->")
        return nodes.filter { $0.contains("Seq Scan on ") }.compactMap { node in
            guard let actual = node.firstMatch(of: #/actual rows=(\d+) loops=(\d+)/#),
                let rows = Int(actual.output.1), let loops = Int(actual.output.2)
            else { return nil }
            let removed = node.firstMatch(of: #/Rows Removed by Filter: (\d+)/#).flatMap { Int($0.output.1) } ?? 0
            return (rows + removed) * loops
        }
    }
}

extension World {
    /// Sessions in three places over two hundred days, each with a trainer and, every tenth, participants who travel.
    fileprivate func fillSchedule(sessions: Int) throws {
        try psql(
            conninfo,
            """
            SET session_replication_role = replica;
            SET search_path = atelier, public;
            INSERT INTO venue (code, name, country_code, town, latitude, longitude)
            SELECT 'V' || n, 'House', 'AM', 'Town ' || n, 40 + n, 44 FROM generate_series(1, 3) n;
            INSERT INTO room (venue_id, code, name, seats) SELECT id, code || '-1', 'Room', 30 FROM venue WHERE code LIKE 'V_';
            INSERT INTO session (code, training_id, host_office_id, country_code, zone, language, capacity, state, starts_at,
                ends_at)
            SELECT 'S' || n, g.id, o.id, 'AM', 'UTC', 'en', 20, 'published', day + interval '9 hours',
                day + interval '17 hours'
            FROM generate_series(1, \(sessions)) n, training g, organisation o,
                LATERAL (SELECT timestamptz '2026-03-10T00:00Z' + n % 200 * interval '1 day' AS day) d
            WHERE o.code = 'HQ';
            INSERT INTO block (session_id, starts_local, ends_local, zone, starts_at, ends_at, room_id)
            SELECT s.id, s.starts_at AT TIME ZONE 'UTC', s.ends_at AT TIME ZONE 'UTC', 'UTC', s.starts_at, s.ends_at, r.id
            FROM session s JOIN room r ON r.code = 'V' || 1 + substr(s.code, 2)::integer % 3 || '-1';
            INSERT INTO person (reference, name, office_id)
            SELECT 'P-' || n, 'N' || n, o.id FROM generate_series(1, 500) n, organisation o WHERE o.code = 'HQ';
            INSERT INTO trainer (code, person_id, languages)
            SELECT 'T' || n, p.id, '{en}' FROM generate_series(1, 50) n JOIN person p ON p.reference = 'P-' || n;
            INSERT INTO assignment (session_id, trainer_id, person_id, state)
            SELECT s.id, t.id, t.person_id, 'accepted' FROM session s JOIN trainer t ON t.code = 'T' || 1 + substr(s.code, 2)::integer % 50;
            INSERT INTO registration (session_id, person_id, state)
            SELECT s.id, p.id, 'confirmed'
            FROM session s, generate_series(1, 10) n
            JOIN person p ON true
            WHERE p.reference = 'P-' || 50 + (substr(s.code, 2)::integer * 10 + n) % 450;
            INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
            SELECT r.person_id, tstzrange(b.starts_at, b.ends_at), b.id, r.id, '00000000-0000-7000-8000-000000000000'
            FROM registration r JOIN block b ON b.session_id = r.session_id;
            ANALYZE
            """)
    }
}
