import Logging
import Postgres

/// Another transaction that has a session's row locked, so that whoever needs it waits.
public struct HeldSession: Sendable {
    private let connection: AdminConnection
    private let conninfo: String

    /// Locks the session of that code, until `release`.
    public init(_ code: String, of world: World) async throws {
        conninfo = world.conninfo
        connection = try await AdminConnection.open(world.conninfo, logger: Logger(label: "test"))
        try await connection.perform { session in
            try session.run("BEGIN")
            _ = try session.execute("SELECT FROM atelier.session WHERE code = \(code) FOR UPDATE")
        }
    }

    /// Returns as soon as so many wait for a lock.
    public func isWaitedFor(by waiters: Int = 1) async throws {
        let waiting = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
            """
        while try Int(psql(conninfo, waiting)) ?? 0 < waiters { await Task.yield() }
    }

    public func release() async throws {
        try await connection.run("ROLLBACK")
        await connection.close()
    }
}
