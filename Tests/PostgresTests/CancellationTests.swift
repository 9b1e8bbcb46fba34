import Testing

@testable import Postgres

@Suite("Cancellation and waiting", .timeLimit(.minutes(1)))
struct CancellationTests {
    @Test("A cancelled task stops its statement, its connection is closed, and the pool goes on")
    func cancelled() async throws {
        try await Fixture.with(configure: { $0.maximumConnections = 1 }) { fixture in
            let database = fixture.database
            let before = try await database.one(as: nino, "SELECT pg_backend_pid()", as: Int.self)
            let isAsleep = Signal()
            let task = Task {
                try await database.read(as: nino) { tx in
                    try tx.execute("SELECT 1")
                    isAsleep.send()
                    try tx.execute("SELECT pg_sleep(600)")
                }
            }
            await isAsleep.received()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(database.pool.counts == (idle: 0, total: 0, waiting: 0))
            let after = try await database.one(as: nino, "SELECT pg_backend_pid()", as: Int.self)
            #expect(before != after)
        }
    }

    @Test("A single statement can be cancelled as well")
    func cancelledOnce() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            // Held by the test, so that the statement waits for the lock that it asks for.
            let lock = try await AdminConnection.open(fixture.conninfo, logger: quiet)
            try await lock.run("SELECT pg_advisory_lock(1)")
            let task = Task { try await database.execute(as: tamar, "SELECT pg_advisory_xact_lock(1)") }
            try await lock.perform { session in
                // The event is the server's: the lock is being waited for.
                while try session.one("SELECT NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted)", as: Bool.self) {
                    try session.execute("SELECT pg_sleep(0.01)")
                }
            }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            await lock.close()
        }
    }

    @Test("The body's own error comes out of a cancelled transaction unchanged")
    func ownErrorWhenCancelled() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let isAsleep = Signal()
            let task = Task {
                try await database.write(as: tamar) { tx in
                    try tx.execute("SELECT 1")
                    isAsleep.send()
                    do { try tx.execute("SELECT pg_sleep(600)") } catch { throw Refusal() }
                }
            }
            await isAsleep.received()
            task.cancel()
            await #expect(throws: Refusal.self) { try await task.value }
        }
    }

    @Test("A task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await database.one(as: nino, "SELECT 1", as: Int.self)
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(database.pool.counts.total == 0)
        }
    }

    @Test("A statement that takes longer than its limit fails as itself, and the connection stays")
    func statementTimeout() async throws {
        try await Fixture.with(configure: { $0.statementTimeout = .milliseconds(50) }) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.execute(as: tamar, "SELECT pg_sleep(600)")
            }
            #expect(error?.sqlState == .queryCanceled)
            #expect(fixture.database.pool.counts == (idle: 1, total: 1, waiting: 0))
        }
    }

    /// Runs `body` while the only connection is leased.
    private func whileBusy(
        poolWait: Duration = .seconds(600), _ body: (Database) async throws -> Void
    ) async throws {
        try await Fixture.with(configure: {
            $0.maximumConnections = 1
            $0.poolWait = poolWait
        }) { fixture in
            let connection = try await fixture.database.pool.lease()
            try await body(fixture.database)
            await fixture.database.pool.giveBack(connection, isReusable: true)
            #expect(try await fixture.database.one(as: nino, "SELECT 1", as: Int.self) == 1)
            #expect(fixture.database.pool.counts == (idle: 1, total: 1, waiting: 0))
        }
    }

    @Test("Who is cancelled while waiting for a connection stops waiting, and the next gets it")
    func cancelledWaiter() async throws {
        try await whileBusy { database in
            let task = Task { try await database.one(as: nino, "SELECT 1", as: Int.self) }
            // Cancelling before or after it began to wait must come to the same.
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            let tasks = (0..<20).map { _ in Task { try await database.one(as: nino, "SELECT 1", as: Int.self) } }
            while database.pool.counts.waiting < 20 { await Task.yield() }
            for task in tasks { task.cancel() }
            for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
            #expect(database.pool.counts.waiting == 0)
        }
    }

    @Test("Who waits too long for a connection is told so")
    func poolWait() async throws {
        try await whileBusy(poolWait: .milliseconds(20)) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.one(as: nino, "SELECT 1", as: Int.self)
            }
            #expect(error?.kind == .noConnectionFree)
        }
    }

    @Test("Many more tasks than connections are all served")
    func crowd() async throws {
        try await Fixture.with(configure: { $0.maximumConnections = 3 }) { fixture in
            let database = fixture.database
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for n in 1...200 {
                    group.addTask { try await database.one(as: nino, "SELECT \(n)::int", as: Int.self) }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 20_100)
            #expect(database.pool.counts.total <= 3)
        }
    }
}
