import Foundation
import Glibc
import Postgres

/// A place for one test's cluster, gone with the test.
final class ClusterScratch {
    /// Short, for the socket's path. It does not exist yet.
    let home: String
    private let folder: String

    init(_ name: String) throws {
        folder = "/tmp/atelier-scratch-\(getpid())-\(name)"
        home = folder + "/home"
        // Passable for everybody, since as root the server runs as somebody else.
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    deinit {
        // A test that damaged its cluster removes what is left by deleting the folder.
        _ = try? cluster().remove()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Durable like a real one unless the settings say otherwise.
    func cluster(
        roles: [String] = [], settings: [String: String] = ["fsync": "off"], account: String? = nil,
        binFolder: String? = nil
    ) -> EmbeddedCluster {
        EmbeddedCluster(home: home, roles: roles, settings: settings, account: account, binFolder: binFolder)
    }

    /// 1 October 2025, 00:00 UTC.
    static let october = Date(timeIntervalSince1970: 1_759_276_800)
}
