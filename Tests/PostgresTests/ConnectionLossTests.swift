import Synchronization
import Testing

@testable import Postgres

@Suite("Lost connections")
struct ConnectionLossTests {
    /// The connection dies inside COMMIT.
    private static let dyingCommit: SQL = """
        CREATE TABLE t (id int);
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_terminate_backend(pg_backend_pid());
            PERFORM pg_sleep(10);
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION die()
        """

    @Test("Lost during COMMIT, the outcome is unknown, and it isn't tried again", arguments: [true, false])
    func duringCommit(isOnce: Bool) async throws {
        try await Fixture.with(Self.dyingCommit) { fixture in
            let attempts = Mutex(0)
            let insertion: SQL = "INSERT INTO t (id) VALUES (1)"
            let error = await #expect(throws: DatabaseError.self) {
                if isOnce {
                    try await fixture.database.execute(as: tamar, insertion)
                } else {
                    try await fixture.database.write(as: tamar) { tx in
                        attempts.withLock { $0 += 1 }
                        try tx.execute(insertion)
                    }
                }
            }
            #expect(error?.kind == .commitOutcomeUnknown)
            #expect(attempts.withLock(\.self) == (isOnce ? 0 : 1))
            let found = try await fixture.database.one(as: nino, "SELECT count(*) FROM t", as: Int.self)
            #expect(found == 0)
        }
    }

    @Test("Lost before COMMIT, it is certain that nothing was kept; the error isn't hidden by the rollback")
    func beforeCommit() async throws {
        try await Fixture.with("CREATE TABLE t (id int)", configure: { $0.maximumConnections = 1 }) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { tx in
                    try tx.execute("INSERT INTO t (id) VALUES (1)")
                    try tx.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                    try tx.execute("SELECT 1")
                }
            }
            #expect(error?.kind == .connectionLost)
            let found = try await fixture.database.one(as: nino, "SELECT count(*) FROM t", as: Int.self)
            #expect(found == 0)
        }
    }

    @Test("Lost and swallowed, it isn't taken for a commit")
    func swallowed() async throws {
        try await Fixture.with { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { tx in
                    _ = try? tx.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                    _ = try? tx.execute("SELECT 1")
                }
            }
            #expect(error?.kind == .connectionLost)
        }
    }

    @Test("After a restart of the server idle connections are replaced, and nobody notices")
    func restart() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            func processes() async throws -> Set<Int> {
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<4 {
                        group.addTask { try await database.one(as: nino, "SELECT pg_backend_pid()", as: Int.self) }
                    }
                    return try await group.reduce(into: []) { $0.insert($1) }
                }
            }
            let before = try await processes()
            try await fixture.terminateConnections()
            let after = try await processes()
            #expect(before.isDisjoint(with: after))
            for _ in 0..<8 {
                let written = try await database.write(as: tamar) { try $0.one("SELECT 1", as: Int.self) }
                #expect(written == 1)
            }
        }
    }

    @Test("As a service it closes when it is stopped")
    func service() async throws {
        try await Fixture.with { fixture in
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
            let service = Task { try await fixture.database.run() }
            service.cancel()
            await #expect(throws: CancellationError.self) { try await service.value }
            #expect(fixture.database.pool.counts == (idle: 0, total: 0, waiting: 0))
        }
    }

    @Test("Closing waits for what is running, then refuses")
    func closing() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let hasBegun = Signal()
            let running = Task {
                try await database.write(as: tamar) { tx in
                    try tx.execute("SELECT 1")
                    hasBegun.send()
                    return try tx.one("SELECT 2 FROM pg_sleep(0.2)", as: Int.self)
                }
            }
            await hasBegun.received()
            await database.close()
            #expect(database.pool.counts == (idle: 0, total: 0, waiting: 0))
            let found = try await running.value
            #expect(found == 2)
            let error = await #expect(throws: DatabaseError.self) {
                try await database.one(as: nino, "SELECT 1", as: Int.self)
            }
            #expect(error?.kind == .closed)
        }
    }
}
