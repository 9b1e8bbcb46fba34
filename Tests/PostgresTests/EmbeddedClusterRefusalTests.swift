import Foundation
import Glibc
import TestSupport
import Testing

@testable import Postgres

/// What an embedded cluster refuses, and that it says so. None of these needs a server.
@Suite("An embedded cluster refuses")
struct EmbeddedClusterRefusalTests {
    private static let now = ClusterScratch.october

    @Test("to start where no server is installed")
    func noServer() throws {
        let scratch = try ClusterScratch("none")
        let cluster = scratch.cluster(binFolder: scratch.home + "/bin")
        #expect(throws: ClusterError.noServer(lookedIn: [scratch.home + "/bin"])) {
            try cluster.ensureRunning(now: Self.now)
        }
        #expect(access(scratch.home, F_OK) != 0)
    }

    @Test(
        "a server that is too old, and takes the newest or the recorded one",
        arguments: [
            ([15, 17, 16], nil, 17), ([15, 17], 15, 15), ([14, 15], nil, 15),
        ] as [([Int], Int?, Int)])
    func versions(installed: [Int], recorded: Int?, expected: Int) throws {
        let all = installed.map { ServerBinaries(folder: "/\($0)", major: $0) }
        let chosen = try ServerBinaries.choose(all, from: [], recorded: recorded, home: "/h")
        #expect(chosen.major == expected)
        #expect(throws: ClusterError.noServer(lookedIn: ["/14"])) {
            try ServerBinaries.choose(
                [ServerBinaries(folder: "/14", major: 14)], from: ["/14"], recorded: nil, home: "/h")
        }
        #expect(throws: ClusterError.otherMajor(home: "/h", recorded: 18, installed: [15])) {
            try ServerBinaries.choose(
                [ServerBinaries(folder: "/15", major: 15)], from: [], recorded: 18, home: "/h")
        }
    }

    @Test("a path that is too long for the socket by one byte, or that a connection string can't name")
    func paths() throws {
        let longest = "/tmp/" + String(repeating: "x", count: 107 - "/tmp//run/.s.PGSQL.5432".count)
        #expect(throws: Never.self) { try ClusterPaths(home: longest).check() }
        let tooLong = ClusterPaths(home: longest + "x")
        #expect(throws: ClusterError.socketPathTooLong(path: tooLong.socket, bytes: 108)) {
            try EmbeddedCluster(home: longest + "x", roles: []).ensureRunning(now: Self.now)
        }
        #expect(throws: ClusterError.unsuitablePath(home: "/tmp/a,b", character: "a comma")) {
            try EmbeddedCluster(home: "/tmp/a,b", roles: []).ensureRunning(now: Self.now)
        }
    }

    @Test("a folder that holds something else, and leaves it as it is")
    func foreignFolder() throws {
        let scratch = try ClusterScratch("else")
        let cluster = scratch.cluster()
        try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: false)
        let thesis = scratch.home + "/thesis.txt"
        try "thesis".write(toFile: thesis, atomically: false, encoding: .utf8)
        let refusal = ClusterError.foreignFolder(home: scratch.home, found: "thesis.txt")
        #expect(throws: refusal) { try cluster.ensureRunning(now: Self.now) }
        #expect(throws: refusal) { try cluster.remove() }
        #expect(throws: refusal) { try cluster.stop() }
        #expect(throws: refusal) { try cluster.status() }

        let account = try cluster.chooseAccount()
        chown(scratch.home, account.uid, account.gid)
        try #"{"product": "lectern", "format": 1, "server_major": 15, "created_at": "2025-10-01T00:00:00Z"}"#
            .write(toFile: scratch.home + "/cluster.json", atomically: false, encoding: .utf8)
        let other = ClusterError.foreignFolder(home: scratch.home, found: "a cluster.json that is not ours")
        #expect(throws: other) { try cluster.remove() }
        #expect(try String(contentsOfFile: thesis, encoding: .utf8) == "thesis")
    }

    @Test("a cluster made by a later release")
    func laterFormat() throws {
        let scratch = try ClusterScratch("later")
        let cluster = scratch.cluster()
        let files = OwnedFiles(account: try cluster.chooseAccount())
        try files.makeFolder(scratch.home)
        var marker = ClusterMarker(serverMajor: 15, createdAt: Self.now)
        marker.format = 2
        try files.write(marker.text(), to: cluster.paths.marker)
        #expect(throws: ClusterError.laterFormat(home: scratch.home, found: 2, known: 1)) {
            try cluster.ensureRunning(now: Self.now)
        }
    }

    @Test("a folder of somebody else", .enabled(if: geteuid() == 0, "only root can make one"))
    func wrongOwner() throws {
        let scratch = try ClusterScratch("owner")
        let cluster = scratch.cluster(account: "nobody")
        let postgres = try ServerAccount.choose(wanted: nil, home: scratch.home)
        let files = OwnedFiles(account: postgres)
        try files.makeFolder(scratch.home)
        try files.write(ClusterMarker(serverMajor: 15, createdAt: Self.now).text(), to: cluster.paths.marker)
        let refusal = ClusterError.wrongOwner(home: scratch.home, owner: postgres.name, expected: "nobody")
        #expect(throws: refusal) { try cluster.ensureRunning(now: Self.now) }
        #expect(throws: refusal) { try cluster.remove() }
    }

    @Test(
        "a folder that the server's account can't enter", .enabled(if: geteuid() == 0, "only root runs it as another"))
    func unreachable() throws {
        let scratch = try ClusterScratch("closed")
        let closed = scratch.home
        try FileManager.default.createDirectory(
            atPath: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let cluster = EmbeddedCluster(home: closed + "/h", roles: [])
        let account = try cluster.chooseAccount().name
        #expect(throws: ClusterError.unreachable(home: closed + "/h", account: account)) {
            try cluster.ensureRunning(now: Self.now)
        }
    }

    @Test("an account that does not exist, and root")
    func accounts() throws {
        for name in ["no-such-account", "root"] {
            #expect {
                try EmbeddedCluster(home: "/tmp/unused", roles: [], account: name).ensureRunning(now: Self.now)
            } throws: { error in
                if case .noAccount = error as? ClusterError { true } else { false }
            }
        }
    }

    @Test("to begin on a disk with less than 200 MB")
    func space() throws {
        #expect(throws: ClusterError.diskFull(place: "/h", freeBytes: 199_999_999, neededBytes: 200_000_000)) {
            try ClusterCreation.requireSpace(199_999_999, at: "/h")
        }
        #expect(throws: Never.self) { try ClusterCreation.requireSpace(200_000_000, at: "/h") }
        let free = try #require(OwnedFiles.freeBytes(at: "/tmp/not/yet/there"))
        #expect(free > 0)
        let words = "FATAL:  could not write to file \"pg_wal/xlogtemp.1\": No space left on device\n"
        let error = ServerControl.failure(words, at: "/tmp") { .startFailed(home: "/tmp", lastLines: $0) }
        #expect("\(error)".hasPrefix("the disk is full at /tmp: 200 MB must be free"))
    }

    @Test("to wait for a lock for ever")
    func lock() throws {
        let scratch = try ClusterScratch("lock")
        let lock = ClusterLock(path: scratch.home + ".lock", patience: 0.1)
        try lock.held { () throws(ClusterError) -> Void in
            #expect {
                try lock.held {}
            } throws: { error in
                "\(error)".contains("process \(getpid())")
            }
        }
        // Given back, and by the one who had waited in vain too.
        try lock.held {}
    }
}
