import Foundation

// Provisional: a cluster started by hand, named by ATELIER_TEST_SOCKET.

/// The PostgreSQL cluster of a test run.
public enum TestCluster {
    /// The conninfo of a fresh empty database of its own in the test run's cluster (superuser `atelier_admin`).
    public static func emptyDatabase() throws -> String {
        guard let socket = ProcessInfo.processInfo.environment["ATELIER_TEST_SOCKET"] else {
            throw Unavailable(description: "ATELIER_TEST_SOCKET must name the socket folder of a test cluster")
        }
        let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/lib/postgresql/15/bin/psql")
        process.arguments = [
            "-h", socket, "-U", "atelier_admin", "-d", "postgres", "-qc", "CREATE DATABASE \(name) STRATEGY wal_log",
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Unavailable(description: "CREATE DATABASE failed") }
        return "host=\(socket) user=atelier_admin dbname=\(name)"
    }

    /// Conninfo for the same database as another role.
    public static func conninfo(_ conninfo: String, user: String) -> String {
        conninfo + " user=\(user)"
    }

    struct Unavailable: Error, CustomStringConvertible {
        let description: String
    }
}
