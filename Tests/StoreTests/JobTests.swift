import Atelier
import Logging
import Postgres
import ServiceLifecycle
import Store
import TestSupport
import Testing

@Suite("What is due without anybody asking")
struct JobTests {
    private static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    /// Runs the service's jobs during `work`, then shuts down and returns when they have ended.
    private func running(_ world: World, _ work: @Sendable () async throws -> Void) async throws {
        let runner = JobRunner(
            store: world.another(role: "atelier_service"), logger: Self.quiet, interval: .milliseconds(5))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: runner)], logger: Self.quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await work()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func count(_ world: World, _ condition: String) throws -> Int {
        Int(try psql(world.conninfo, "SELECT count(*) FROM atelier.job WHERE \(condition)")) ?? 0
    }

    @Test("What is due is done and done again while the service runs, whatever fails beside it")
    func loop() async throws {
        let world = try await World()
        try await world.session("S1")
        let due = """
            INSERT INTO atelier.job (kind, payload, run_at)
            SELECT 'tend session', jsonb_build_object('session', id), '2026-01-01' FROM atelier.session
            """
        try psql(
            world.conninfo,
            "INSERT INTO atelier.job (kind, payload, run_at) VALUES ('tend session', '{\"session\": \"no uuid\"}', '2025-01-01')"
        )
        try await running(world) {
            for round in 1...2 {
                try psql(world.conninfo, due)
                while try count(world, "done_at IS NOT NULL") < round { await Task.yield() }
            }
        }
        #expect(try count(world, "last_error IS NOT NULL AND done_at IS NULL") == 1)
    }

    @Test("A service that runs deletes what may no longer be kept")
    func deletes() async throws {
        let world = try await World()
        try psql(
            world.conninfo,
            """
            INSERT INTO atelier.idempotency (actor, key, item, body_hash, outcome, created_at)
            SELECT 'x', n::text, 1, sha256('x'), 'refused', atelier.now() - interval '1 day' * n FROM generate_series(1, 10) n
            """)
        try await running(world) {
            while try count(world, "kind = 'delete expired' AND run_at > atelier.now()") == 0 { await Task.yield() }
        }
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.idempotency") == "6")
        let jobs = try await world.store.jobs(as: World.wim)
        #expect(jobs.map(\.kind) == [.deleteExpired])
    }

    @Test("When the service ends, the job in hand is finished and the others are left to the next")
    func shutdown() async throws {
        let world = try await World()
        try await world.session("S1")
        try psql(
            world.conninfo,
            """
            INSERT INTO atelier.job (kind, payload, run_at)
            SELECT 'tend session', jsonb_build_object('session', s.id), timestamptz '2026-01-01' - interval '1 second' * n
            FROM atelier.session s, generate_series(1, 5000) n
            """)
        try await running(world) {
            while try count(world, "done_at IS NOT NULL") == 0 { await Task.yield() }
        }
        #expect(try count(world, "kind = 'tend session' AND done_at IS NULL") > 0)
    }
}
