public import Atelier
import Logging
import Postgres
public import Store

/// A database of ours for one test: cloned from a template, with a frozen clock, ids that count up, and three offices.
///
/// It is 2 March 2026, 08:00 UTC. `HQ` plans for all (administrator `wim`); `AM` and `GE` are country offices with `ani` and
/// `gio`. The training `HM` (Hostmanship) asks for 80 % of attendance; `EVN` in Yerevan has rooms of 12 and 4 seats.
public struct World: Sendable {
    public let store: Store
    /// Of the administrator, for looking behind the doors.
    public let conninfo: String

    public static let wim = Identity.user("wim")
    public static let ani = Identity.user("ani")
    public static let gio = Identity.user("gio")

    /// - `furnished`: whether anything but `HQ` and `wim` is there.
    /// - `referenceData`: whether holidays and towns are known, which takes a second the first time.
    public init(furnished: Bool = true, referenceData: Bool = false) async throws {
        conninfo =
            if referenceData {
                try await TestCluster.database(template: "referenced") {
                    try await Self.prepare($0, referenceData: true)
                    try await Self.furnish($0)
                }
            } else if furnished {
                try await TestCluster.database(template: "furnished") {
                    try await Self.prepare($0)
                    try await Self.furnish($0)
                }
            } else {
                try await TestCluster.database(template: "prepared") { try await Self.prepare($0) }
            }
        store = Self.store(conninfo, role: "atelier_local")
    }

    /// Another connection pool to the same database, as another process would have.
    ///
    /// `lockTimeout`: how long it waits for a lock.
    public func another(role: String = "atelier_local", lockTimeout: Duration = .seconds(60)) -> Store {
        Self.store(conninfo, role: role, lockTimeout: lockTimeout)
    }

    /// Moves the frozen clock.
    ///
    /// `instant`: ISO 8601, such as `2026-05-04T10:00Z`.
    public func freeze(at instant: String) throws {
        try psql(conninfo, Self.clock(at: instant))
    }

    /// Returns when somebody waits for a lock in this database.
    public func isBlocked() async throws {
        try await AdminConnection.with(conninfo, logger: Logger(label: "test")) { session in
            // The event is the server's: the lock is being waited for.
            while try session.one(
                """
                SELECT NOT EXISTS (
                    SELECT FROM pg_stat_activity a
                    WHERE a.datname = current_database() AND cardinality(pg_blocking_pids(a.pid)) > 0)
                """, as: Bool.self)
            {
                try session.execute("SELECT pg_sleep(0.01)")
            }
        }
    }

    private static func store(_ conninfo: String, role: String, lockTimeout: Duration = .seconds(60)) -> Store {
        var configuration = Store.configuration(
            conninfo: TestCluster.conninfo(conninfo, user: role), logger: Logger(label: "test"))
        // All tests run at once on two cores: a wait says nothing here.
        configuration.poolWait = .seconds(120)
        configuration.lockTimeout = lockTimeout
        return Store(Database(configuration))
    }

    private static func clock(at instant: String) -> String {
        """
        SET ROLE atelier_owner;
        CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
            AS $$ SELECT timestamptz '\(instant)' $$
        """
    }

    private static func prepare(_ conninfo: String, referenceData: Bool = false) async throws {
        let setup = try Setup(conninfo: conninfo, deployment: .embedded, logger: Logger(label: "test"))
        _ = try await setup.prepare(referenceData: referenceData)
        try psql(conninfo, clock(at: "2026-03-02T08:00Z"))
        try psql(
            conninfo,
            """
            SET ROLE atelier_owner;
            CREATE SEQUENCE atelier.test_id;
            GRANT USAGE ON SEQUENCE atelier.test_id TO atelier_service, atelier_engine;
            CREATE OR REPLACE FUNCTION atelier.uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
                AS $$ SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(nextval('atelier.test_id')), 12, '0'))::uuid $$
            """)
        _ = try await setup.begin(
            office: Organisation(code: "HQ", name: "Return agency", kind: .office, country: "NL"), administrator: "wim")
    }

    private static func furnish(_ conninfo: String) async throws {
        let store = store(conninfo, role: "atelier_local")
        for (code, name, user) in [("AM", "Office in Armenia", "ani"), ("GE", "Office in Georgia", "gio")] {
            try await store.addOrganisation(
                Organisation(code: code, name: name, kind: .office, country: code), as: wim)
            try await store.addUser(StaffUser(name: user, office: code, role: .office), as: wim)
        }
        try await store.addTraining(
            Training(
                code: "HM", title: ["en": "Hostmanship"], theme: "professionalism",
                completion: .init(minimumAttendance: 0.8)),
            as: wim)
        try await store.addVenue(
            Venue(
                code: "EVN", name: "Training centre", country: "AM", town: "Yerevan",
                rooms: [
                    .init(code: "EVN-1", name: "Large room", seats: 12),
                    .init(code: "EVN-2", name: "Small room", seats: 4),
                ]), as: wim)
        await store.database.close()
    }
}

extension World {
    /// Publishes a session of HM in Yerevan, hosted by AM, with a block from 09:00 to 17:00 on each day, open for
    /// registration.
    ///
    /// `days`: ISO 8601.
    public func session(
        _ code: String, capacity: Int = 9, days: [String] = ["2026-05-04"], room: String? = nil,
        visibility: Session.Visibility = .staff, as identity: Identity = World.ani
    ) async throws {
        let blocks = days.compactMap { day -> NewBlock? in
            guard let starts = LocalDateTime("\(day) 09:00"), let ends = LocalDateTime("\(day) 17:00") else {
                return nil
            }
            return NewBlock(starts: starts, ends: ends, room: room)
        }
        try await store.addSession(
            NewSession(
                code: code, training: "HM", country: "AM", zone: "Asia/Yerevan", language: "en", capacity: capacity,
                visibility: visibility, blocks: blocks), as: identity)
        try await store.publishSession(code, as: identity)
        try await store.setRegistration(open: true, of: code, as: identity)
    }

    /// A person whom the actor's office registers.
    public func person(_ name: String, as identity: Identity = World.ani) async throws -> Person {
        try await store.addPerson(Person.Details(name: name), as: identity)
    }

    /// A trainer of AM, qualified for HM throughout 2026.
    public func trainer(_ code: String) async throws {
        let person = try await person("Trainer \(code)")
        try await store.addTrainer(code, person: person.reference, languages: ["en"], as: Self.ani)
        guard let from = LocalDate("2026-01-01"), let until = LocalDate("2027-01-01") else { return }
        try await store.qualify(trainer: code, training: "HM", from: from, until: until, as: Self.wim)
    }
}
