import Foundation

/// Makes the folders and the data of a new cluster.
struct ClusterCreation: Sendable {
    let control: ServerControl
    let configuration: ServerConfiguration
    /// Whether initdb waits for the disk.
    let isSynced: Bool

    private var paths: ClusterPaths { control.paths }
    private var files: OwnedFiles { OwnedFiles(account: control.account) }

    /// Creates the cluster, whatever an interrupted attempt left.
    ///
    /// - Parameter now: what the marker records.
    /// - Throws: `diskFull`, `unreachable`, `creationFailed`, `refused`.
    func create(now: Date) throws(ClusterError) {
        try Self.requireSpace(OwnedFiles.freeBytes(at: paths.home), at: paths.home)
        try files.makeFolder(paths.home)
        try requireReach()
        let marker = ClusterMarker(serverMajor: control.binaries.major, createdAt: now)
        do {
            try files.write(try marker.text(), to: paths.marker)
        } catch let error as ClusterError {
            throw error
        } catch {
            throw .refused(action: "write", place: paths.marker, reason: "\(error)")
        }
        try files.makeFolder(paths.run)
        try files.makeFolder(paths.log)
        try OwnedFiles.delete(paths.unfinishedData)
        try initialise()
        try finish()
    }

    static func requireSpace(_ free: Int64?, at place: String) throws(ClusterError) {
        guard let free, free < EmbeddedCluster.neededBytes else { return }
        throw .diskFull(place: place, freeBytes: free, neededBytes: EmbeddedCluster.neededBytes)
    }

    /// The server's account must be able to come here: it can't enter root's home, for instance.
    private func requireReach() throws(ClusterError) {
        let outcome = try control.account.command("/usr/bin/test", ["-w", paths.home]).run()
        guard outcome.status == 0 else { throw .unreachable(home: paths.home, account: control.account.name) }
    }

    private func initialise() throws(ClusterError) {
        let arguments = [
            "-D", "data.new", "-U", EmbeddedCluster.superuser, "--auth=peer", "--locale=C.UTF-8", "--encoding=UTF8",
            "--data-checksums", "--no-instructions",
        ]
        let outcome = try control.run("initdb", arguments + (isSynced ? [] : ["--no-sync"]))
        guard outcome.status == 0 else {
            throw ServerControl.failure(outcome.output, at: paths.home) { words in
                .creationFailed(home: paths.home, lastLines: words)
            }
        }
    }

    /// Includes our settings and gives the data their name, after which they count as complete.
    private func finish() throws(ClusterError) {
        let path = paths.unfinishedData + "/postgresql.conf"
        let usual = FileManager.default.contents(atPath: path) ?? Data()
        try files.write(usual + Data(("\n" + ServerConfiguration.includeLine).utf8), to: path)
        try files.rename(paths.unfinishedData, paths.data)
    }
}
