import Foundation
import Glibc

/// What the server of a cluster is doing, as files, the socket and the process table show it.
enum ServerState: Sendable, Equatable {
    /// No server; a `postmaster.pid` that is still there is stale.
    case stopped
    /// Starting up, replaying its log or shutting down.
    case changing(PostmasterFile)
    case ready(PostmasterFile)
    /// It runs, but nobody listens at the socket (somebody deleted it).
    case deaf(PostmasterFile)

    var process: PostmasterFile? {
        switch self {
        case .stopped: nil
        case .changing(let process), .ready(let process), .deaf(let process): process
        }
    }

    static func of(_ paths: ClusterPaths, _ account: ServerAccount) -> ServerState {
        guard let file = PostmasterFile(path: paths.postmasterFile) else { return .stopped }
        // Somebody who answers is alive, whatever the process table says; only the server's account can listen there.
        let answers = UnixSocket.answers(paths.socket)
        guard answers || ServerProcesses(paths: paths, account: account).include(file.pid) else { return .stopped }
        guard file.isReady else { return .changing(file) }
        return answers ? .ready(file) : .deaf(file)
    }

    /// Waits until the server is neither starting nor stopping. The kernel wakes us when `postmaster.pid` changes.
    ///
    /// - Parameters:
    ///   - paths: of the cluster.
    ///   - account: who runs its server.
    ///   - seconds: how long to wait for each change.
    /// - Returns: the state then; `changing` when nothing happened in time.
    static func settled(_ paths: ClusterPaths, _ account: ServerAccount, within seconds: Int32) -> ServerState {
        while true {
            // Watch first, look then: a change in between is not missed.
            let watch = inotify_init1(Int32(IN_CLOEXEC))
            defer { close(watch) }
            inotify_add_watch(watch, paths.postmasterFile, UInt32(IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF))
            let state = of(paths, account)
            guard case .changing = state else { return state }
            var request = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, seconds * 1000) > 0 else { return state }
        }
    }
}

/// The processes of a cluster's server. They all work in its data folder.
struct ServerProcesses: Sendable {
    let paths: ClusterPaths
    let account: ServerAccount

    /// False for a pid that somebody else has now, and for one that is only waiting to be reaped.
    func include(_ pid: pid_t) -> Bool {
        guard let folder = workingFolder(of: pid) else { return false }
        var ours = stat()
        var its = stat()
        return stat(paths.data, &ours) == 0 && stat(folder, &its) == 0
            && ours.st_ino == its.st_ino && ours.st_dev == its.st_dev
    }

    /// All of them, also those whose server was killed.
    func all() -> [pid_t] {
        // Without a process table there is nothing to be found.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { isPostgres($0) && include($0) }
    }

    private func isPostgres(_ pid: pid_t) -> Bool {
        FileManager.default.contents(atPath: "/proc/\(pid)/comm") == Data("postgres\n".utf8)
    }

    /// In a container even root may be refused another account's processes; that account is not.
    private func workingFolder(of pid: pid_t) -> String? {
        let link = "/proc/\(pid)/cwd"
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = readlink(link, &buffer, buffer.count)
        if length > 0 { return String(decoding: buffer.prefix(length), as: UTF8.self) }
        guard errno == EACCES, isPostgres(pid) else { return nil }
        // Who can't be asked about is not one of ours.
        guard let outcome = try? account.command("/usr/bin/readlink", [link]).run(), outcome.status == 0 else {
            return nil
        }
        return outcome.output.trimmingCharacters(in: .newlines)
    }
}
