import Foundation

/// Where the parts of an embedded cluster lie below its home.
struct ClusterPaths: Sendable, Equatable {
    /// The longest address that a Unix socket may have: `sun_path` has 108 bytes, the last one is 0.
    static let longestSocketAddress = 107

    let home: String

    var marker: String { home + "/cluster.json" }
    var data: String { home + "/data" }
    /// Where initdb works; renamed to `data` when it is complete.
    var unfinishedData: String { home + "/data.new" }
    var run: String { home + "/run" }
    var log: String { home + "/log" }
    var socket: String { run + "/.s.PGSQL.\(EmbeddedCluster.port)" }
    var postmasterFile: String { data + "/postmaster.pid" }
    /// Beside the home, so that it can be held before the home exists and after it is gone.
    var lock: String { home + ".lock" }
    var parent: String { (home as NSString).deletingLastPathComponent }

    /// Refuses a home whose socket no client could be told to use.
    ///
    /// - Throws: `unsuitablePath` when libpq would read the path as a list or a line end would break
    ///   a configuration line, `socketPathTooLong` when the kernel has no room for it.
    func check() throws(ClusterError) {
        if let odd = home.unicodeScalars.first(where: { $0 == "," || $0.value < 32 }) {
            throw .unsuitablePath(home: home, character: odd == "," ? "a comma" : "a control character")
        }
        let bytes = socket.utf8.count
        guard bytes <= Self.longestSocketAddress else { throw .socketPathTooLong(path: socket, bytes: bytes) }
    }
}
