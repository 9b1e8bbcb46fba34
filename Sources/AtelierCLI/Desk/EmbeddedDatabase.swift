import Foundation
import Postgres
import Store

/// The private database: its cluster, created, started and migrated when it is first needed.
struct EmbeddedDatabase: Sendable {
    static let name = "atelier"

    let cluster: EmbeddedCluster
    let isDemo: Bool

    static var usual: EmbeddedDatabase {
        EmbeddedDatabase(
            home: Environment.value("ATELIER_HOME") ?? EmbeddedCluster.defaultHome(name: "atelier"), isDemo: false)
    }

    static var demo: EmbeddedDatabase {
        let home = Environment.value("ATELIER_HOME").map { $0 + "-demo" }
        return EmbeddedDatabase(home: home ?? EmbeddedCluster.defaultHome(name: "atelier-demo"), isDemo: true)
    }

    private init(home: String, isDemo: Bool) {
        cluster = EmbeddedCluster(
            home: home, roles: ["atelier_local", "atelier_service"], binFolder: Environment.value("ATELIER_PG_BINDIR"))
        self.isDemo = isDemo
    }

    static let noDemo = Answer.no("There is no demo on this machine yet; run `atelier demo` first.")

    /// Who administers a new private database: the operating-system user, in the letters that a user name may have.
    static var firstUser: String {
        let letters = NSUserName().lowercased().unicodeScalars.map { scalar in
            let isUsable =
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || "_.@-".unicodeScalars.contains(scalar)
            return isUsable ? Character(scalar) : "_"
        }
        let name = String(letters.prefix(63))
        return name.first.map { $0.isLetter || $0.isNumber || $0 == "_" } == true ? name : "_" + name.dropFirst()
    }

    /// Creates, starts and migrates what isn't yet, with one line on stderr that says so.
    ///
    /// - Throws: `ClusterError`; `Answer` if the demo's isn't there, or if the database is not as this release knows it.
    func ready() async throws -> ClusterAddress {
        let (address, isNew) = try await start()
        try await Schema.bringUp(self, at: address, saysSo: !isNew)
        return address
    }

    /// Creates the cluster if it is absent and starts it if it doesn't run; leaves the database in it alone.
    ///
    /// - Throws: `ClusterError`; `Answer` if the demo's isn't there.
    func start() async throws -> (address: ClusterAddress, isNew: Bool) {
        let status = try await cluster.offPool { (cluster) throws(ClusterError) in try cluster.status() }
        if isDemo, status == .absent { throw Self.noDemo }
        announce(status)
        // The composition root: the one place that asks this clock, for the date in the cluster's own papers.
        let now = Date()
        let address = try await cluster.offPool { (cluster) throws(ClusterError) in try cluster.ensureRunning(now: now)
        }
        return (address, status == .absent)
    }

    private func announce(_ status: ClusterStatus) {
        let stays =
            "it keeps running, so that the next command is fast, until `atelier db stop\(isDemo ? " --demo" : "")`"
        switch status {
        case .absent: Terminal.say("Creating a private database in \(cluster.home); \(stays).")
        case .stopped: Terminal.say("Starting the private database in \(cluster.home); \(stays).")
        case .running: break
        }
    }
}
