import Foundation
import Glibc

/// Makes folders and files that belong to the server's account and to nobody else.
struct OwnedFiles: Sendable {
    let account: ServerAccount

    /// The name under which a file is written before it takes its place.
    static func halfWritten(_ path: String) -> String { (path as NSString).lastPathComponent + ".new" }

    /// A folder of mode 0700; one that exists already is set to that.
    func makeFolder(_ path: String) throws(ClusterError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw refusal("create", path) }
        let folder = open(path, O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { throw refusal("open", path) }
        defer { close(folder) }
        try own(folder, path, mode: 0o700)
    }

    /// Replaces a file as a whole, durably, with mode 0600.
    func write(_ text: Data, to path: String) throws(ClusterError) {
        let folder = (path as NSString).deletingLastPathComponent
        let draft = folder + "/" + Self.halfWritten(path)
        unlink(draft)
        // Neither a file nor a link that somebody else put there is followed.
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw refusal("write", draft) }
        defer { close(file) }
        try own(file, draft, mode: 0o600)
        guard Self.write(text, to: file), fsync(file) == 0 else { throw refusal("write", draft) }
        try rename(draft, path)
    }

    /// False, with the reason in `errno`, when not all could be written.
    private static func write(_ text: Data, to file: Int32) -> Bool {
        text.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { return false }
                rest = rest.dropFirst(max(0, count))
            }
            return true
        }
    }

    /// Renames durably.
    func rename(_ old: String, _ new: String) throws(ClusterError) {
        guard Glibc.rename(old, new) == 0 else { throw refusal("rename", old) }
        let folder = open((new as NSString).deletingLastPathComponent, O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// Deletes a folder with all it holds, if it is there. Links are deleted, not followed.
    static func delete(_ path: String) throws(ClusterError) {
        guard access(path, F_OK) == 0 else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw .refused(action: "delete", place: path, reason: error.localizedDescription)
        }
    }

    /// Bytes that an unprivileged process may still write where `path` will be.
    ///
    /// - Returns: nil when the file system doesn't tell.
    static func freeBytes(at path: String) -> Int64? {
        var place = path
        while access(place, F_OK) != 0 && place != "/" { place = (place as NSString).deletingLastPathComponent }
        var facts = statvfs()
        guard statvfs(place, &facts) == 0 else { return nil }
        return Int64(facts.f_bavail) * Int64(facts.f_frsize)
    }

    /// What a folder with all it holds takes on disk, in bytes. What vanishes meanwhile doesn't count.
    static func usedBytes(below path: String) -> Int64 {
        guard let names = FileManager.default.enumerator(atPath: path) else { return 0 }
        return names.reduce(into: 0) { sum, name in
            var facts = stat()
            // st_blocks counts blocks of 512 bytes, whatever the file system's own block.
            if lstat("\(path)/\(name)", &facts) == 0 { sum += Int64(facts.st_blocks) * 512 }
        }
    }

    private func own(_ file: Int32, _ path: String, mode: mode_t) throws(ClusterError) {
        guard geteuid() == account.uid || fchown(file, account.uid, account.gid) == 0, fchmod(file, mode) == 0 else {
            throw refusal("take over", path)
        }
    }

    private func refusal(_ action: String, _ path: String) -> ClusterError {
        if errno == ENOSPC || errno == EDQUOT {
            return .diskFull(place: path, freeBytes: nil, neededBytes: EmbeddedCluster.neededBytes)
        }
        return .refused(action: action, place: path, reason: String(cString: strerror(errno)))
    }
}
