import Foundation
import Glibc

/// Starts and stops the server of a complete cluster. For the holder of the cluster's lock.
struct ServerControl: Sendable {
    /// How long a start or a stop may take: replaying the log after a power cut takes minutes at worst.
    static let seconds: Int32 = 300

    /// How often a start is tried while processes of a killed server are still there.
    private static let attempts = 100
    /// With less than this free, no start succeeds or says why it doesn't.
    private static let tooLittleBytes: Int64 = 1_000_000

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
        let log = ServerLog(folder: paths.log)
        var outcome: ServerCommand.Outcome
        var attempts = 0
        repeat {
            let leftBehind = ServerProcesses(paths: paths, account: account).all()
            if leftBehind.isEmpty { dropStaleFiles() }
            outcome = try startOnce()
            attempts += 1
            // The last processes of a server that was killed take a moment to notice; pg_ctl itself takes 0.1 s.
            if leftBehind.isEmpty { break }
        } while outcome.status != 0 && attempts < Self.attempts
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
        let arguments = ["stop", "-D", "data", "-w", "-t", "\(Self.seconds)", "-s", "-m", mode.rawValue]
        let outcome = try run("pg_ctl", arguments)
        guard outcome.status == 0 || ServerState.of(paths, account) == .stopped else {
            throw .stopFailed(home: paths.home, lastLines: ServerLog.lastLines(outcome.output, 8))
        }
    }

    /// Makes the server read its configuration files again.
    func reload() throws(ClusterError) {
        let outcome = try run("pg_ctl", ["reload", "-D", "data", "-s"])
        guard outcome.status == 0 else { throw .startFailed(home: paths.home, lastLines: outcome.output) }
    }

    /// Deletes what a server that is gone left behind, where the number of its process is somebody else's now, or one
    /// that nobody reaps: PostgreSQL would take it for a running server. A `postmaster.pid` with a number that nobody
    /// has is left to PostgreSQL, since it holds the key of the memory by which PostgreSQL finds its last processes.
    private func dropStaleFiles() {
        unlink(paths.socket + ".lock")
        guard let file = PostmasterFile(path: paths.postmasterFile), kill(file.pid, 0) == 0 || errno == EPERM else {
            return
        }
        unlink(paths.postmasterFile)
    }

    /// The error for what a program said: a full disk is named as such, also when it kept the words from being written.
    static func failure(_ words: String, at home: String, otherwise: (String) -> ClusterError) -> ClusterError {
        let free = OwnedFiles.freeBytes(at: home)
        if words.contains("No space left on device") || free.map({ $0 < tooLittleBytes }) == true {
            return .diskFull(place: home, freeBytes: free, neededBytes: EmbeddedCluster.neededBytes)
        }
        return otherwise(ServerLog.lastLines(words, 8))
    }
}
