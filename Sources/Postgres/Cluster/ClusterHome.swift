import Foundation
import Glibc

/// What stands at the place of a cluster's home.
enum ClusterHome: Sendable, Equatable {
    case absent
    /// A folder with nothing in it: ours to fill.
    case empty
    /// Ours, but its creation was interrupted.
    case unfinished(ClusterMarker)
    /// Ours and complete; the major version is the one in the data.
    case created(major: Int)

    var recordedMajor: Int? {
        if case .created(let major) = self { major } else { nil }
    }

    /// Looks, and changes nothing.
    ///
    /// - Throws: `foreignFolder`, `wrongOwner`, `laterFormat`, `refused`.
    static func inspect(_ paths: ClusterPaths, for account: ServerAccount) throws(ClusterError) -> ClusterHome {
        var facts = stat()
        guard stat(paths.home, &facts) == 0 else {
            if errno == ENOENT { return .absent }
            throw .refused(action: "look into", place: paths.home, reason: String(cString: strerror(errno)))
        }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw .foreignFolder(home: paths.home, found: "something that is not a folder")
        }
        let owner = Owner(uid: facts.st_uid, account: account, home: paths.home)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: paths.home)
        } catch {
            throw owner.mistaken
        }
        return try judge(names.filter { $0 != OwnedFiles.halfWritten(paths.marker) }.sorted(), paths, owner)
    }

    private static func judge(
        _ names: [String], _ paths: ClusterPaths, _ owner: Owner
    ) throws(ClusterError) -> ClusterHome {
        guard !names.isEmpty else {
            guard owner.mayTakeOver else { throw owner.mistaken }
            return .empty
        }
        guard names.contains("cluster.json") else {
            throw .foreignFolder(home: paths.home, found: names.prefix(3).joined(separator: ", "))
        }
        guard owner.isRight else { throw owner.mistaken }
        guard let text = FileManager.default.contents(atPath: paths.marker), let marker = ClusterMarker(text: text)
        else { throw .foreignFolder(home: paths.home, found: "a cluster.json that is not ours") }
        guard marker.format <= ClusterMarker.ourFormat else {
            throw .laterFormat(home: paths.home, found: marker.format, known: ClusterMarker.ourFormat)
        }
        guard names.contains("data") else { return .unfinished(marker) }
        return .created(major: dataMajor(paths) ?? marker.serverMajor)
    }

    /// What the data themselves say: the version that the server insists on.
    private static func dataMajor(_ paths: ClusterPaths) -> Int? {
        guard let text = FileManager.default.contents(atPath: paths.data + "/PG_VERSION") else { return nil }
        return Int(String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

/// Who owns a home, beside who should.
private struct Owner {
    let uid: uid_t
    let account: ServerAccount
    let home: String

    var isRight: Bool { uid == account.uid }
    /// Root may hand an empty folder of its own to the server's account.
    var mayTakeOver: Bool { isRight || (uid == 0 && geteuid() == 0) }
    var mistaken: ClusterError {
        let name = ServerAccount.name(of: uid) ?? "user number \(uid)"
        return .wrongOwner(home: home, owner: name, expected: account.name)
    }
}
