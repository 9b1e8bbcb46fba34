public import Foundation

extension EmbeddedCluster {
    /// Creates the cluster when it is absent and starts it when it does not run.
    ///
    /// Any number of processes may call this at once: one creates and starts, the others wait and find it running.
    /// A running server is found in less than a millisecond, without any program or lock.
    ///
    /// - Parameter now: the time that a new cluster records as its creation.
    /// - Returns: where it takes connections; it does by then.
    /// - Throws: every case of `ClusterError` but `stopFailed`.
    public func ensureRunning(now: Date) throws(ClusterError) -> ClusterAddress {
        try paths.check()
        if try isUpToDate(chooseAccount()) { return address }
        try makeParent()
        return try lock.held { () throws(ClusterError) in
            let account = try chooseAccount()
            try bringUp(account, now: now)
            return address
        }
    }

    /// Whether nothing needs to be done.
    private func isUpToDate(_ account: ServerAccount) throws(ClusterError) -> Bool {
        guard case .created = try ClusterHome.inspect(paths, for: account),
            case .ready = ServerState.of(paths, account)
        else { return false }
        return configuration(for: account).isWritten
    }

    private func bringUp(_ account: ServerAccount, now: Date) throws(ClusterError) {
        let home = try ClusterHome.inspect(paths, for: account)
        var state = ServerState.stopped
        if case .created = home {
            state = ServerState.settled(paths, account, within: ServerControl.seconds)
        }
        let configuration = configuration(for: account)
        if case .ready = state, configuration.isWritten { return }

        let binaries = try findBinaries(recorded: home.recordedMajor)
        let control = ServerControl(paths: paths, account: account, binaries: binaries)
        if home.recordedMajor == nil {
            try ClusterCreation(control: control, configuration: configuration, isSynced: settings["fsync"] != "off")
                .create(now: now)
        }
        switch state {
        case .stopped:
            try configuration.write(by: account)
            try control.start()
        case .ready:
            try configuration.write(by: account)
            try control.reload()
        case .deaf:
            try control.stop(.fast)
            try configuration.write(by: account)
            try control.start()
        case .changing(let process):
            let words = "process \(process.pid) has been starting or stopping for \(ServerControl.seconds) seconds"
            throw .startFailed(home: paths.home, lastLines: words)
        }
    }

    private func makeParent() throws(ClusterError) {
        do {
            try FileManager.default.createDirectory(atPath: paths.parent, withIntermediateDirectories: true)
        } catch {
            throw .refused(action: "create", place: paths.parent, reason: error.localizedDescription)
        }
    }

    /// How the server treats those who are connected when it is told to stop.
    public enum StopMode: String, Sendable {
        /// Waits until they have gone.
        case smart
        /// Rolls back what they have open.
        case fast
        /// As after a power cut: the next start replays the log. For throw-away clusters.
        case immediate
    }

    /// Stops the server and waits for its end; one that does not run is left alone.
    ///
    /// - Returns: whether a server was running.
    /// - Throws: `stopFailed` when it is still there after 5 minutes, and why the folder can't be judged.
    @discardableResult
    public func stop(mode: StopMode = .fast) throws(ClusterError) -> Bool {
        let account = try chooseAccount()
        guard case .created = try ClusterHome.inspect(paths, for: account) else { return false }
        return try lock.held { () throws(ClusterError) in try stopHoldingLock(mode, account) }
    }

    private func stopHoldingLock(_ mode: StopMode, _ account: ServerAccount) throws(ClusterError) -> Bool {
        let home = try ClusterHome.inspect(paths, for: account)
        guard case .created(let major) = home, ServerState.of(paths, account) != .stopped else { return false }
        let binaries = try findBinaries(recorded: major)
        try ServerControl(paths: paths, account: account, binaries: binaries).stop(mode)
        return true
    }

    /// Whether the cluster exists and runs; changes nothing.
    public func status() throws(ClusterError) -> ClusterStatus {
        let account = try chooseAccount()
        guard case .created(let major) = try ClusterHome.inspect(paths, for: account) else { return .absent }
        let bytes = OwnedFiles.usedBytes(below: paths.data)
        let state = ServerState.of(paths, account)
        guard let process = state.process else { return .stopped(major: major, dataBytes: bytes) }
        let server = RunningServer(
            pid: process.pid, since: process.startedAt, major: major, dataBytes: bytes, isReady: process.isReady)
        return .running(server)
    }

    /// Stops the server and deletes the home with all its data.
    ///
    /// - Returns: whether there was anything to delete.
    /// - Throws: `foreignFolder` for a folder that is not ours, of which nothing is deleted.
    @discardableResult
    public func remove() throws(ClusterError) -> Bool {
        let account = try chooseAccount()
        guard try ClusterHome.inspect(paths, for: account) != .absent else { return false }
        return try lock.held { () throws(ClusterError) in
            let home = try ClusterHome.inspect(paths, for: account)
            guard home != .absent else { return false }
            _ = try stopHoldingLock(.immediate, account)
            // The marker goes last: an interrupted removal can be repeated.
            for part in [paths.run, paths.data, paths.unfinishedData, paths.log] { try OwnedFiles.delete(part) }
            try OwnedFiles.delete(paths.home)
            lock.discard()
            return true
        }
    }
}
