import Dispatch
import Foundation
import Glibc
import Synchronization

/// The lock under which a cluster is created, started, stopped and removed: `flock` on a file, so the kernel
/// gives it back when its holder dies.
struct ClusterLock: Sendable {
    let path: String
    /// Seconds; creating and starting take some, replaying the log of a large database after a power cut may take minutes.
    var patience: Double = 600

    /// Runs the body while no other process, and no other thread of this one, runs a body under the same path.
    ///
    /// - Parameter body: the work.
    /// - Returns: what the body returns.
    /// - Throws: `locked`, `refused`, and what the body throws.
    func held<T>(_ body: () throws(ClusterError) -> T) throws(ClusterError) -> T {
        let file = try acquire()
        defer { close(file) }
        return try body()
    }

    /// Deletes the file; only for the holder. Who waits for it notices and takes a new one.
    func discard() { unlink(path) }

    private func acquire() throws(ClusterError) -> Int32 {
        while true {
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard file >= 0 else { throw .locked(path: path, reason: String(cString: strerror(errno))) }
            guard Wait(file: file).ends(within: patience) else {
                throw .locked(path: path, reason: "another command has held it for \(Int(patience)) seconds\(holder)")
            }
            if isStill(file) {
                ftruncate(file, 0)
                let note = Array("\(getpid())\n".utf8)
                pwrite(file, note, note.count, 0)
                return file
            }
            close(file)
        }
    }

    /// False when the file was deleted while we waited: somebody else may hold the lock on its successor.
    private func isStill(_ file: Int32) -> Bool {
        var held = stat()
        var named = stat()
        return fstat(file, &held) == 0 && stat(path, &named) == 0
            && held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }

    private var holder: String {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let pid = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return pid.isEmpty ? "" : " (process \(pid)); wait for it, or end it"
    }
}

/// One blocking `flock` with an end: it waits on a thread of its own, which closes the file if nobody wants it any more.
private final class Wait: Sendable {
    private enum State { case waiting, granted, abandoned }

    private let file: Int32
    private let state = Mutex(State.waiting)
    private let answered = DispatchSemaphore(value: 0)

    init(file: Int32) { self.file = file }

    /// Whether the lock was granted in time; if not, the file is no longer the caller's.
    func ends(within seconds: Double) -> Bool {
        if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
        Thread.detachNewThread { self.block() }
        _ = answered.wait(timeout: .now() + seconds)
        return state.withLock { state in
            if state == .waiting { state = .abandoned }
            return state == .granted
        }
    }

    private func block() {
        while flock(file, LOCK_EX) != 0 && errno == EINTR {}
        let wanted = state.withLock { state in
            if state == .waiting { state = .granted }
            return state == .granted
        }
        if wanted { answered.signal() } else { close(file) }
    }
}
