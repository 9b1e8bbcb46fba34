import Foundation
import Glibc
import Postgres

/// The server behind `TestCluster`.
struct TestServer: Sendable {
    /// Started by who asks first, stopped and deleted at exit.
    static let shared: Result<TestServer, any Error> = Result {
        removeLeftovers()
        // Whatever becomes of it, the next run's first step is to remove it.
        atexit { _ = try? TestServer.cluster.remove() }
        return TestServer(address: try cluster.ensureRunning(now: Date()))
    }

    /// Short, since a socket's path may have 107 bytes only. The name tells whose it is, for `removeLeftovers`.
    private static let cluster = cluster(at: "\(prefix)\(getpid())-\(startTicks(of: getpid()) ?? 0)")
    private static let prefix = "/tmp/atelier-test-"

    /// Nothing here outlives the process, so nothing waits for the disk. No autovacuum: plans and timings
    /// should not depend on when it comes by; tests that need statistics run ANALYZE.
    private static func cluster(at home: String) -> EmbeddedCluster {
        EmbeddedCluster(
            home: home, roles: TestCluster.roles,
            settings: [
                "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300",
                "autovacuum": "off", "max_wal_size": "4GB",
            ])
    }

    let address: Postgres.ClusterAddress

    func conninfo(_ database: String) -> String {
        address.conninfo(database: database, user: EmbeddedCluster.superuser)
    }

    /// Runs one statement in the database `postgres`.
    func run(_ sql: String) throws {
        try psql(conninfo("postgres"), sql)
    }

    /// Removes the clusters of test processes that died without doing so.
    private static func removeLeftovers() {
        // An unreadable /tmp has none of ours.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? [] {
            let home = "/tmp/" + name
            guard home.hasPrefix(prefix), !home.hasSuffix(".lock") else { continue }
            let parts = home.dropFirst(prefix.count).split(separator: "-")
            guard parts.count == 2, let pid = pid_t(parts[0]), "\(startTicks(of: pid) ?? 0)" != parts[1] else {
                continue
            }
            // One that belongs to another user is theirs to remove.
            _ = try? cluster(at: home).remove()
        }
    }

    /// When a process started, in clock ticks since boot: with the pid it names a process for good.
    private static func startTicks(of pid: pid_t) -> UInt64? {
        guard let text = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
        // The second field is the program's name in brackets and may hold spaces; the start is the 22nd field.
        let fields = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }
}
