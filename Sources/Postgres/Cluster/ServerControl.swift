import Foundation
import Glibc

/// Starts and stops the server of a complete cluster. For the holder of the cluster's lock.
struct ServerControl: Sendable {
    /// How long a start or a stop may take: replaying the log after a power cut takes minutes at worst.
    static let seconds: Int32 = 300

    let paths: ClusterPaths
    let account: ServerAccount
    let binaries: ServerBinaries

    /// Runs one of the server's programs in the home, as the server's account.
    ///
    /// Give it paths relative to the home: pg_ctl passes them through a shell.
    func run(_ program: String, _ arguments: [String]) throws(ClusterError) -> ServerCommand.Outcome {
        try account.command(binaries.path(program), arguments, in: paths.home).run()
    }

    /// Starts the server and waits until it takes connections.
    func start() throws(ClusterError) {
        try OwnedFiles(account: account).makeFolder(paths.run)
        try OwnedFiles(account: account).makeFolder(paths.log)
        dropStalePid()
        let log = ServerLog(folder: paths.log)
        var outcome = try startOnce()
        // The last processes of a server that was killed take a moment to notice; pg_ctl itself takes 0.1 s.
        for _ in 1...100 where outcome.status != 0 && log.news().contains("pre-existing shared memory block") {
            outcome = try startOnce()
        }
        guard outcome.status == 0 else {
            let words = ServerLog.lastLines(outcome.output + "\n" + log.news(), 12)
            throw Self.failure(words, at: paths.home) { .startFailed(home: paths.home, lastLines: $0) }
        }
    }

    private func startOnce() throws(ClusterError) -> ServerCommand.Outcome {
        try run("pg_ctl", ["start", "-D", "data", "-w", "-t", "\(Self.seconds)", "-s", "-l", "log/start.log"])
    }

    /// Stops the server and waits for its end.
    func stop(_ mode: EmbeddedCluster.StopMode) throws(ClusterError) {
        let outcome = try run("pg_ctl", ["stop", "-D", "data", "-w", "-t", "\(Self.seconds)", "-s", "-m", mode.rawValue])
        guard outcome.status == 0 || ServerState.of(paths, account) == .stopped else {
            throw .stopFailed(home: paths.home, lastLines: ServerLog.lastLines(outcome.output, 8))
        }
    }

    /// Makes the server read its configuration files again.
    func reload() throws(ClusterError) {
        let outcome = try run("pg_ctl", ["reload", "-D", "data", "-s"])
        guard outcome.status == 0 else { throw .startFailed(home: paths.home, lastLines: outcome.output) }
    }

    /// Deletes a `postmaster.pid` whose number another process, or one that nobody reaps, has now: PostgreSQL would
    /// take it for a running server. A number that nobody has is PostgreSQL's own affair, and so is a file whose
    /// server left processes behind: it holds the key by which PostgreSQL finds them.
    private func dropStalePid() {
        guard let file = PostmasterFile(path: paths.postmasterFile), kill(file.pid, 0) == 0 || errno == EPERM else {
            return
        }
        if ServerProcesses(paths: paths, account: account).all().isEmpty { unlink(paths.postmasterFile) }
    }

    /// The error for what a program said: a full disk is named as such.
    static func failure(_ words: String, at home: String, otherwise: (String) -> ClusterError) -> ClusterError {
        if words.contains("No space left on device") {
            return .diskFull(place: home, freeBytes: nil, neededBytes: EmbeddedCluster.neededBytes)
        }
        return otherwise(ServerLog.lastLines(words, 8))
    }
}
