import Foundation
import Glibc

/// The programs of one installed PostgreSQL server.
struct ServerBinaries: Sendable, Equatable {
    /// What the migrations need: the first release with `security_invoker` views.
    static let oldestMajor = 15

    let folder: String
    let major: Int

    func path(_ program: String) -> String { folder + "/" + program }

    /// The server to use: of the recorded major version, or the newest for a new cluster.
    ///
    /// - Throws: `noServer`, `otherMajor`.
    static func find(only folder: String?, recorded: Int?, home: String) throws(ClusterError) -> ServerBinaries {
        let folders = folder.map { [$0] } ?? usualFolders()
        return try choose(folders.compactMap { at($0) }, from: folders, recorded: recorded, home: home)
    }

    static func choose(
        _ installed: [ServerBinaries], from folders: [String], recorded: Int?, home: String
    ) throws(ClusterError) -> ServerBinaries {
        let usable = installed.filter { $0.major >= oldestMajor }
        guard let newest = usable.max(by: { $0.major < $1.major }) else { throw .noServer(lookedIn: folders) }
        guard let recorded else { return newest }
        if let same = usable.first(where: { $0.major == recorded }) { return same }
        throw .otherMajor(home: home, recorded: recorded, installed: Set(usable.map(\.major)).sorted())
    }

    /// What `pg_config` names, then Debian's folders, each once.
    static func usualFolders() -> [String] {
        let debian = "/usr/lib/postgresql"
        // An unreadable folder is one without servers.
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let listed = versions.sorted().map { "\(debian)/\($0)/bin" }
        guard let named = configuredFolder() else { return listed.isEmpty ? ["\(debian)/*/bin"] : listed }
        return [named] + listed.filter { $0 != named }
    }

    private static func configuredFolder() -> String? {
        var ask = ServerCommand(program: "/usr/bin/env", arguments: ["pg_config", "--bindir"])
        ask.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        // Without pg_config the other folders decide.
        guard let outcome = try? ask.run(), outcome.status == 0 else { return nil }
        let folder = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
        return folder.hasPrefix("/") ? folder : nil
    }

    /// The server in a folder, or nil when a program is missing or does not run.
    private static func at(_ folder: String) -> ServerBinaries? {
        for program in ["initdb", "pg_ctl", "postgres"] where access("\(folder)/\(program)", X_OK) != 0 { return nil }
        // A server that can't tell its version is none.
        guard let outcome = try? ServerCommand(program: folder + "/postgres", arguments: ["--version"]).run(),
            let major = major(inVersion: outcome.output)
        else { return nil }
        return ServerBinaries(folder: folder, major: major)
    }

    /// 15 from `postgres (PostgreSQL) 15.18 (Debian …)`.
    static func major(inVersion text: String) -> Int? {
        guard let start = text.range(of: "(PostgreSQL) ")?.upperBound else { return nil }
        return Int(text[start...].prefix(while: \.isNumber))
    }
}
