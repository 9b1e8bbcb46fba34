import Foundation
import Glibc
import TestSupport
import Testing

@testable import Postgres

/// The life of a cluster, with a real server.
@Suite("An embedded cluster")
struct EmbeddedClusterTests {
    private static let now = ClusterScratch.october

    @Test(
        "Two commands at once: one creates it, the other finds it running; and it survives a stop and a power cut",
        .timeLimit(.minutes(20)))
    func life() async throws {
        let scratch = try ClusterScratch("life")
        let cluster = scratch.cluster(roles: ["atelier_service"])
        #expect(try cluster.status() == .absent)

        // As careless as some library's: not marked close-on-exec.
        let careless = open(scratch.home + ".careless", O_RDWR | O_CREAT, 0o600)
        defer { close(careless) }
        async let first = cluster.offPool { cluster throws(ClusterError) in try cluster.ensureRunning(now: Self.now) }
        async let second = cluster.offPool { cluster throws(ClusterError) in try cluster.ensureRunning(now: Self.now) }
        let address = try await first
        #expect(try await second == address)
        let database = address.conninfo(database: "postgres", user: EmbeddedCluster.superuser)
        try psql(database, "CREATE TABLE room (name text); INSERT INTO room VALUES ('Blue')")
        let created = try server(cluster)
        #expect(created.isReady && created.major >= 15 && created.dataBytes > 1_000_000)

        try checkSettings(database)
        try checkSafety(cluster, pid: created.pid)
        try checkPowerCut(cluster, pid: created.pid)
        #expect(try psql(database, "SELECT name FROM room") == "Blue")
        try checkStop(cluster)
        #expect(try cluster.remove())
        #expect(try cluster.status() == .absent)
        #expect(access(scratch.home, F_OK) != 0 && access(scratch.home + ".lock", F_OK) != 0)
        #expect(try !cluster.remove())
    }

    private func server(_ cluster: EmbeddedCluster) throws -> RunningServer {
        guard case .running(let server) = try cluster.status() else { throw Unexpected.notRunning }
        return server
    }

    private enum Unexpected: Error { case notRunning }

    private func checkSettings(_ database: String) throws {
        let names = "data_checksums,fsync,full_page_writes,listen_addresses,server_encoding,synchronous_commit,TimeZone"
        let values = try psql(
            database,
            """
            SELECT string_agg(name || '=' || setting, ' ' ORDER BY name COLLATE "C") FROM pg_settings
            WHERE name = ANY (string_to_array('\(names)', ','))
            """)
        #expect(
            values == "TimeZone=UTC data_checksums=on fsync=off full_page_writes=on listen_addresses= "
                + "server_encoding=UTF8 synchronous_commit=on")
        #expect(try psql(database, "SELECT datcollate FROM pg_database WHERE datname = 'template0'") == "C.UTF-8")
    }

    /// The folders are the account's alone; the server holds no file of ours, hence neither terminal nor lock.
    private func checkSafety(_ cluster: EmbeddedCluster, pid: Int32) throws {
        for path in [cluster.paths.home, cluster.paths.data, cluster.paths.run, cluster.paths.log] {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            #expect(facts[.posixPermissions] as? Int == 0o700)
            #expect(facts[.ownerAccountName] as? String == (try cluster.chooseAccount().name))
        }
        let files = "/proc/\(pid)/fd"
        let targets = try FileManager.default.contentsOfDirectory(atPath: files)
            .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: files + "/" + $0) }
        // The log's pipe is the server's own; its folders and devices are not ours.
        let own = [cluster.paths.data, cluster.paths.log, "/dev/", "pipe:", "socket:", "anon_inode:", "/proc/"]
        #expect(targets.filter { target in !own.contains { target.hasPrefix($0) } } == [])
        #expect(!targets.contains { $0.contains(".lock") || $0.hasPrefix("/dev/pts") || $0.hasPrefix("/dev/tty") })
    }

    /// The server is killed; its `postmaster.pid` stays behind, at last with the number of a living process.
    private func checkPowerCut(_ cluster: EmbeddedCluster, pid: Int32) throws {
        kill(pid, SIGKILL)
        // The kernel takes a moment to end it, during which it still is a running server.
        while UnixSocket.answers(cluster.paths.socket) { sched_yield() }
        _ = try cluster.ensureRunning(now: Self.now)
        let restarted = try server(cluster)
        #expect(restarted.pid != pid)

        let stale = try String(contentsOfFile: cluster.paths.postmasterFile, encoding: .utf8)
        try cluster.stop()
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/cat")
        other.standardInput = Pipe()
        try other.run()
        defer { other.terminate() }
        let lines = ["\(other.processIdentifier)"] + stale.split(separator: "\n").dropFirst().map(String.init)
        try OwnedFiles(account: cluster.chooseAccount())
            .write(Data(lines.joined(separator: "\n").utf8), to: cluster.paths.postmasterFile)
        guard case .stopped = try cluster.status() else { throw Unexpected.notRunning }
        _ = try cluster.ensureRunning(now: Self.now)
        #expect(try server(cluster).isReady)
    }

    private func checkStop(_ cluster: EmbeddedCluster) throws {
        #expect(try cluster.stop())
        guard case .stopped(let major, _) = try cluster.status() else { throw Unexpected.notRunning }
        #expect(major >= 15)
        #expect(try !cluster.stop())
    }

    @Test("A role that a later release adds may log in, without a restart")
    func laterRole() throws {
        let scratch = try ClusterScratch("role")
        let address = try scratch.cluster().ensureRunning(now: Self.now)
        let pid = try server(scratch.cluster()).pid
        let admin = address.conninfo(database: "postgres", user: EmbeddedCluster.superuser)
        let trainer = address.conninfo(database: "postgres", user: "later")
        try psql(admin, "CREATE ROLE later LOGIN")
        #expect(throws: PsqlFailure.self) { try psql(trainer, "SELECT 1") }
        let newer = scratch.cluster(roles: ["later"])
        _ = try newer.ensureRunning(now: Self.now)
        #expect(try psql(trainer, "SELECT current_user") == "later")
        #expect(try server(newer).pid == pid)

        // Of another major version: neither the marker nor the data fit the installed server.
        try newer.stop()
        let files = OwnedFiles(account: try newer.chooseAccount())
        try files.write(Data("14\n".utf8), to: newer.paths.data + "/PG_VERSION")
        let installed = try newer.findBinaries(recorded: nil).major
        #expect(throws: ClusterError.otherMajor(home: newer.home, recorded: 14, installed: [installed])) {
            try newer.ensureRunning(now: Self.now)
        }
        #expect(try newer.remove())
    }

    @Test("A creation that was interrupted is begun again, and is not mistaken for a cluster")
    func interrupted() throws {
        let scratch = try ClusterScratch("half it's \\ \"$(x)\"")
        let cluster = scratch.cluster()
        let files = OwnedFiles(account: try cluster.chooseAccount())
        try files.makeFolder(cluster.home)
        try files.write(ClusterMarker(serverMajor: 15, createdAt: Self.now).text(), to: cluster.paths.marker)
        try files.makeFolder(cluster.paths.unfinishedData)
        try files.write(Data("15\n".utf8), to: cluster.paths.unfinishedData + "/PG_VERSION")
        #expect(try cluster.status() == .absent)
        let address = try cluster.ensureRunning(now: Self.now)
        let database = address.conninfo(database: "postgres", user: EmbeddedCluster.superuser)
        #expect(try psql(database, "SELECT 1") == "1")
    }
}
