public import Foundation
import Glibc

/// A private PostgreSQL cluster which the program creates and starts itself from the installed server's programs.
///
/// The home holds `cluster.json` (by which it is known as ours), `data/`, `run/` (the socket's folder) and `log/`,
/// all of them the server account's alone. The server listens on the socket only, and the kernel vouches for who
/// connects. Once started it stays, so that the next command is fast; `stop` or the machine's shutdown ends it.
///
/// Every function blocks (creating takes seconds): call it on a thread of your own, or through `offPool`.
public struct EmbeddedCluster: Sendable {
    /// The database role that owns the cluster.
    public static let superuser = "atelier_admin"
    /// Part of the socket's name; nobody listens on the network.
    public static let port = 5432
    /// Free space without which no cluster is begun: 200 MB; a new one takes about 40, its log grows by 16 at a time.
    static let neededBytes: Int64 = 200_000_000

    let paths: ClusterPaths
    let roles: [String]
    let settings: [String: String]
    private let wantedAccount: String?
    private let binFolder: String?

    /// Names a cluster; touches nothing.
    ///
    /// - Parameters:
    ///   - home: its folder, absolute or relative to the working directory.
    ///   - roles: database roles that may log in besides `superuser`; whoever creates them grants LOGIN.
    ///   - settings: server settings by name, on top of the usual ones. With `fsync` `off` (for throw-away
    ///     clusters) creating doesn't wait for the disk either.
    ///   - account: as root, the operating-system account that runs the server; nil: `atelier` or `postgres`.
    ///   - binFolder: the folder of the server's programs (`ATELIER_PG_BINDIR`); nil: the newest installed server.
    public init(
        home: String, roles: [String], settings: [String: String] = [:], account: String? = nil,
        binFolder: String? = nil
    ) {
        paths = ClusterPaths(home: URL(fileURLWithPath: home).standardizedFileURL.path)
        self.roles = roles
        self.settings = settings
        wantedAccount = account
        self.binFolder = binFolder
    }

    /// The absolute path of the home.
    public var home: String { paths.home }

    /// The usual home: a system folder for root, otherwise in the user's data folder.
    ///
    /// - Parameters:
    ///   - name: the last part of the path, such as `atelier`.
    ///   - environment: looked up for `XDG_DATA_HOME` and `HOME`.
    /// - Returns: an absolute path, which need not exist.
    public static func defaultHome(
        name: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        defaultHome(name: name, environment: environment, isRoot: geteuid() == 0)
    }

    static func defaultHome(name: String, environment: [String: String], isRoot: Bool) -> String {
        if isRoot { return "/var/lib/" + name }
        // The XDG rules: an empty or relative value counts as unset.
        if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") { return folder + "/" + name }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share/" + name
    }

    /// Runs blocking work on this cluster on a thread outside Swift's pool.
    public func offPool<T: Sendable>(
        _ work: @escaping @Sendable (EmbeddedCluster) throws(ClusterError) -> T
    ) async throws(ClusterError) -> T {
        let result: Result<T, ClusterError> = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let outcome: Result<T, ClusterError>
                do throws(ClusterError) { outcome = .success(try work(self)) } catch { outcome = .failure(error) }
                continuation.resume(returning: outcome)
            }
        }
        return try result.get()
    }

    // MARK: Parts that the extensions share

    var lock: ClusterLock { ClusterLock(path: paths.lock) }
    var address: ClusterAddress { ClusterAddress(socketFolder: paths.run, port: Self.port) }

    func chooseAccount() throws(ClusterError) -> ServerAccount {
        try ServerAccount.choose(wanted: wantedAccount, home: paths.home)
    }

    func findBinaries(recorded: Int?) throws(ClusterError) -> ServerBinaries {
        try ServerBinaries.find(only: binFolder, recorded: recorded, home: paths.home)
    }

    func configuration(for account: ServerAccount) -> ServerConfiguration {
        // The server's account, root, and whoever runs this command (the same as one of them today).
        let users = Set([account.name, "root"] + [ServerAccount.name(of: geteuid())].compactMap { $0 })
        let roles = [Self.superuser] + roles.filter { $0 != Self.superuser }
        return ServerConfiguration(paths: paths, users: users.sorted(), roles: roles, settings: settings)
    }
}
