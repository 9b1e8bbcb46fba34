import Foundation
import Glibc
import TestSupport
import Testing

@testable import Postgres

/// A disk that really is full, where the machine lets us mount one.
@Suite("An embedded cluster on a full disk", .enabled(if: SmallDisk.isPermitted, "mounting is not permitted here"))
struct ClusterDiskTests {
    @Test("is not begun when the disk is too small")
    func tooSmall() throws {
        let scratch = try ClusterScratch("small")
        let disk = try SmallDisk(at: scratch.home, megabytes: 64)
        defer { disk.unmount() }
        let cluster = EmbeddedCluster(home: scratch.home + "/h", roles: [])
        #expect {
            try cluster.ensureRunning(now: ClusterScratch.october)
        } throws: { error in
            "\(error)".contains("200 MB must be free, but 67 MB are")
        }
        #expect(access(cluster.home, F_OK) != 0)
    }

    @Test("says so when it can't start, and starts with its data once there is room")
    func becameFull() throws {
        let scratch = try ClusterScratch("full")
        let disk = try SmallDisk(at: scratch.home, megabytes: 300)
        defer { disk.unmount() }
        let cluster = EmbeddedCluster(home: scratch.home + "/h", roles: [], settings: ["fsync": "off"])
        let address = try cluster.ensureRunning(now: ClusterScratch.october)
        let database = address.conninfo(database: "postgres", user: EmbeddedCluster.superuser)
        try psql(database, "CREATE TABLE room AS SELECT 'Blue' AS name")
        try cluster.stop()

        try disk.fill()
        #expect {
            try cluster.ensureRunning(now: ClusterScratch.october)
        } throws: { error in
            if case .diskFull = error as? ClusterError { true } else { false }
        }
        try disk.clear()
        _ = try cluster.ensureRunning(now: ClusterScratch.october)
        #expect(try psql(database, "SELECT name FROM room") == "Blue")
        try cluster.remove()
    }
}

/// A file system in memory.
struct SmallDisk {
    private let path: String
    private var filler: String { path + "/filler" }

    /// Mounting is tried in a namespace of its own.
    static let isPermitted = (try? run("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt")) != nil

    init(at path: String, megabytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=755", "tmpfs", path)
    }

    func unmount() {
        // A disk that is busy is taken away as soon as it no longer is.
        try? Self.run("umount", "--lazy", path)
    }

    /// Leaves nothing free.
    func fill() throws {
        // dd ends with an error, which is the point.
        try? Self.run("dd", "if=/dev/zero", "of=" + filler, "bs=1M", "status=none")
        try #require(access(filler, F_OK) == 0)
    }

    func clear() throws { try FileManager.default.removeItem(atPath: filler) }

    private static func run(_ words: String...) throws {
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        program.arguments = words
        program.standardError = FileHandle.nullDevice
        try program.run()
        program.waitUntilExit()
        guard program.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
    }
}
