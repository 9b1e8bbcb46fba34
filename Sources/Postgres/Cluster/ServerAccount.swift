import Foundation
import Glibc

/// The operating-system account that owns a cluster's folders and runs its server.
struct ServerAccount: Sendable, Equatable {
    let name: String
    let uid: uid_t
    let gid: gid_t

    /// Who may run the server when root asks, the preferred first: PostgreSQL refuses to run as root.
    static let unprivileged = ["atelier", "postgres"]

    /// Chooses the account.
    ///
    /// - Parameters:
    ///   - wanted: a name, or nil for the usual choice: oneself; as root, of `unprivileged` the one that
    ///     owns the home already, else the first that exists.
    ///   - home: the cluster's home, which need not exist.
    /// - Returns: one that may run a server and as which we can run programs.
    /// - Throws: `noAccount`.
    static func choose(wanted: String?, home: String) throws(ClusterError) -> ServerAccount {
        let me = geteuid()
        guard let wanted else {
            guard me == 0 else { return try own(me) }
            let known = unprivileged.compactMap { named($0) }
            if let owner = known.first(where: { $0.uid == ownerOf(home) }) ?? known.first { return owner }
            throw .noAccount(
                "as root the database server needs an account without privileges, but neither "
                    + "\(unprivileged.joined(separator: " nor ")) exists; add one with: useradd --system atelier")
        }
        guard let account = named(wanted) else {
            throw .noAccount("the database server should run as \(wanted), but there is no such account")
        }
        guard account.uid != 0 else {
            throw .noAccount("the database server should run as root, which PostgreSQL refuses; name another account")
        }
        guard me == 0 || account.uid == me else {
            throw .noAccount("only root can run the database server as \(wanted)")
        }
        return account
    }

    private static func own(_ uid: uid_t) throws(ClusterError) -> ServerAccount {
        if let name = name(of: uid), let account = named(name) { return account }
        throw .noAccount("the user number \(uid) has no entry in /etc/passwd, which PostgreSQL needs; add one")
    }

    static func named(_ name: String) -> ServerAccount? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return ServerAccount(name: name, uid: entry.pw_uid, gid: entry.pw_gid)
    }

    static func name(of uid: uid_t) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return String(cString: entry.pw_name)
    }

    private static func ownerOf(_ path: String) -> uid_t? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_uid : nil
    }

    /// The command that runs a program as this account.
    func command(_ program: String, _ arguments: [String], in folder: String = "/") -> ServerCommand {
        guard geteuid() != uid else { return ServerCommand(program: program, arguments: arguments, folder: folder) }
        let words = ["-u", name, "--", program] + arguments
        return ServerCommand(program: Self.runuser, arguments: words, folder: folder)
    }

    /// Not by PATH, which lacks sbin after a plain `su`.
    private static let runuser =
        ["/usr/sbin/runuser", "/sbin/runuser"].first { (path: String) in access(path, X_OK) == 0 } ?? "/usr/bin/runuser"
}
