import Foundation
import Logging
import Postgres
import Synchronization
import TestSupport

/// A database of a test's own, with a pool on it.
struct Fixture {
    let conninfo: String
    let database: Database

    /// Makes an empty database, runs `schema` in it, and closes the pool afterwards.
    @discardableResult
    static func with<Value>(
        _ schema: SQL = "", configure: (inout Database.Configuration) -> Void = { _ in },
        _ body: (Fixture) async throws -> Value
    ) async throws -> Value {
        await Seats.shared.take()
        do {
            let value = try await withoutSeat(schema, configure: configure, body)
            await Seats.shared.giveBack()
            return value
        } catch {
            await Seats.shared.giveBack()
            throw error
        }
    }

    private static func withoutSeat<Value>(
        _ schema: SQL, configure: (inout Database.Configuration) -> Void, _ body: (Fixture) async throws -> Value
    ) async throws -> Value {
        let conninfo = try TestCluster.emptyDatabase()
        if !schema.isEmpty { try await run(schema, on: conninfo) }
        var configuration = Database.Configuration(
            conninfo: conninfo, identitySetting: "atelier.actor", reasonSetting: "atelier.reason", logger: quiet)
        configuration.maximumConnections = 4
        configure(&configuration)
        let database = Database(configuration)
        do {
            let value = try await body(Fixture(conninfo: conninfo, database: database))
            await database.close()
            return value
        } catch {
            await database.close()
            throw error
        }
    }

    /// Runs a script as administrator.
    static func run(_ script: SQL, on conninfo: String) async throws {
        try await AdminConnection.with(conninfo, logger: quiet) { try $0.run(script) }
    }

    /// One value, read as administrator.
    func asked<Value: ColumnDecodable & Sendable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value {
        try await AdminConnection.with(conninfo, logger: quiet) { try $0.one(sql) }
    }

    /// Ends all other connections to the database, as a restart of the server would, and waits until they are gone.
    func terminateConnections() async throws {
        try await AdminConnection.with(conninfo, logger: quiet) { session in
            _ = try session.all(
                """
                SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """
            ) { _ in }
        }
    }
}

let quiet: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
}()

let nino = Viewer(identity: "nino")
let tamar = Actor(identity: "tamar", reason: "a test")

/// Thrown by tests on purpose.
struct Refusal: Error, Equatable {
    var reason = "no"
}

/// Lets a synchronous closure tell a test that it got somewhere.
struct Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func send() {
        continuation.yield()
    }

    func received() async {
        for await _ in stream { return }
    }
}

/// Counts from any thread.
final class Tally: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock(\.self) }

    /// The count after adding one.
    @discardableResult
    func next() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}

/// Tests run all at once; this many may have connections, so that the server's default of 100 suffices.
private actor Seats {
    static let shared = Seats()

    private var free = 10
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        guard free == 0 else { return free -= 1 }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        guard !waiting.isEmpty else { return free += 1 }
        waiting.removeFirst().resume()
    }
}
