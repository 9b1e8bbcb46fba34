import Dispatch
import Synchronization
import Testing

@testable import Postgres

private let failing: SQL = """
    CREATE SEQUENCE attempt;
    CREATE FUNCTION fail(state text) RETURNS int LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'attempt %', nextval('attempt') USING ERRCODE = state;
    END $$
    """

@Suite("Retries")
struct RetryTests {
    private let quick = RetryPolicy(attempts: 5, shortest: .microseconds(10), longest: .microseconds(20))

    @Test("Of two who change the same row from the same snapshot one is repeated, and no change is lost")
    func serialization() async throws {
        let schema: SQL = "CREATE TABLE counter (n int NOT NULL); INSERT INTO counter VALUES (0)"
        try await Fixture.with(schema) { fixture in
            let attempts = Tally()
            let haveRead = DispatchGroup()
            haveRead.enter()
            haveRead.enter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        let mine = Tally()
                        try await fixture.database.write(as: tamar, .repeatableRead) { tx in
                            let n = try tx.one("SELECT n FROM counter", as: Int.self)
                            attempts.next()
                            if mine.next() == 1 {
                                // On the connection's own thread, which may wait.
                                haveRead.leave()
                                haveRead.wait()
                            }
                            try tx.execute("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(attempts.count == 3)
            #expect(try await fixture.asked("SELECT n FROM counter") == 2)
        }
    }

    @Test("After the last attempt the last error comes out", arguments: ["40001", "40P01"])
    func lastError(state: String) async throws {
        try await Fixture.with(failing) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar, retry: quick) {
                    _ = try $0.execute("SELECT fail(\(state))")
                }
            }
            #expect(error?.sqlState?.rawValue == state)
            #expect(error?.message == "attempt 5")
        }
    }

    @Test("Whatever else fails is tried once", arguments: ["23505", "23P01", "55P03", "57014", "P0001"])
    func onceOnly(state: String) async throws {
        try await Fixture.with(failing) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar, retry: quick) {
                    _ = try $0.execute("SELECT fail(\(state))")
                }
            }
            #expect(error?.message == "attempt 1")
        }
    }

    @Test("Who asks for no repetition gets none")
    func never() async throws {
        try await Fixture.with(failing) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar, retry: .never) {
                    _ = try $0.execute("SELECT fail('40001')")
                }
            }
            #expect(error?.message == "attempt 1")
        }
    }

    @Test("The connection is free for others during the pause")
    func leaseInPause() async throws {
        try await Fixture.with(failing, configure: { $0.maximumConnections = 1 }) { fixture in
            let idle = Mutex<[Int]>([])
            let database = fixture.database
            let policy = RetryPolicy(attempts: 3, shortest: .microseconds(10), longest: .microseconds(20)) {
                idle.withLock { $0.append(database.pool.counts.idle) }
                return 0
            }
            await #expect(throws: DatabaseError.self) {
                try await database.write(as: tamar, retry: policy) { _ = try $0.execute("SELECT fail('40001')") }
            }
            #expect(idle.withLock(\.self) == [1, 1])
        }
    }

    @Test("Pauses double from 10 to 160 ms, half of each left to chance")
    func pauses() {
        let shortest = RetryPolicy(attempts: 9) { 0 }
        let longest = RetryPolicy(attempts: 9) { 1 }
        #expect((1...6).map { shortest.pause(after: $0) } == [5, 10, 20, 40, 80, 80].map { .milliseconds($0) })
        #expect((1...6).map { longest.pause(after: $0) } == [10, 20, 40, 80, 160, 160].map { .milliseconds($0) })
    }

    @Test("A transaction cancelled in its pause ends at once")
    func cancelledInPause() async throws {
        try await Fixture.with(failing) { fixture in
            let isPausing = Signal()
            let database = fixture.database
            let policy = RetryPolicy(attempts: 2, shortest: .seconds(3600), longest: .seconds(3600)) {
                isPausing.send()
                return 1
            }
            let task = Task {
                try await database.write(as: tamar, retry: policy) { _ = try $0.execute("SELECT fail('40001')") }
            }
            await isPausing.received()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}
