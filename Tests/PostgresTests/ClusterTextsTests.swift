import Foundation
import Testing

@testable import Postgres

/// The cluster's paths and texts, without a server.
@Suite("An embedded cluster's texts")
struct ClusterTextsTests {
    @Test("The usual home is a system folder for root, else in the user's data folder; an empty setting is none")
    func defaultHome() {
        let home = ["HOME": "/people/nino"]
        func place(_ more: [String: String], isRoot: Bool) -> String {
            let environment = home.merging(more) { $1 }
            return EmbeddedCluster.defaultHome(name: "atelier", environment: environment, isRoot: isRoot)
        }
        #expect(place([:], isRoot: true) == "/var/lib/atelier")
        #expect(place([:], isRoot: false) == "/people/nino/.local/share/atelier")
        #expect(place(["XDG_DATA_HOME": "/data/nino"], isRoot: false) == "/data/nino/atelier")
        #expect(place(["XDG_DATA_HOME": ""], isRoot: false) == "/people/nino/.local/share/atelier")
        #expect(place(["XDG_DATA_HOME": "data"], isRoot: false) == "/people/nino/.local/share/atelier")
    }

    @Test("A connection string quotes what it names")
    func conninfo() {
        let address = ClusterAddress(socketFolder: #"/tmp/it's a\b"#, port: 5432)
        #expect(
            address.conninfo(database: "t_1", user: "atelier_admin")
                == #"host='/tmp/it\'s a\\b' port=5432 dbname='t_1' user='atelier_admin'"#)
    }

    @Test(
        "postmaster.pid tells a server that is ready from one that starts or stops",
        arguments: [
            ("41\n/d\n1759276800\n5432\n/r\n\n 1 2\nready   \n", true),
            ("41\n/d\n1759276800\n5432\n/r\n\n 1 2\nstandby \n", true),
            ("41\n/d\n1759276800\n5432\n/r\n\n 1 2\nstopping\n", false),
            ("41\n/d\n1759276800\n5432\n", false),
        ])
    func postmasterFile(text: String, isReady: Bool) throws {
        let file = try #require(PostmasterFile(text: text))
        #expect(file.pid == 41)
        #expect(file.startedAt == Date(timeIntervalSince1970: 1_759_276_800))
        #expect(file.isReady == isReady)
    }

    @Test("What is no note of a running server is none", arguments: ["", "41\n", "-41\n/d\n1\n", "x\n/d\n1\n"])
    func noPostmaster(text: String) {
        #expect(PostmasterFile(text: text) == nil)
    }

    @Test("The log's news are what was added, and all of a file that was begun anew")
    func logNews() throws {
        let scratch = try ClusterScratch("log")
        try FileManager.default.createDirectory(atPath: scratch.home, withIntermediateDirectories: true)
        let file = scratch.home + "/postgresql-Mon.log"
        func write(_ text: String) throws { try text.write(toFile: file, atomically: false, encoding: .utf8) }
        try write("old 1\nold 2\n")
        let log = ServerLog(folder: scratch.home)
        #expect(log.news() == "")
        try write("old 1\nold 2\nnew 1\nnew 2\n")
        #expect(log.news() == "new 1\nnew 2")
        #expect(log.news(lines: 1) == "new 2")
        try write("anew\n")
        #expect(log.news() == "anew")
    }
}
