import Foundation

/// The texts of the server's configuration files, written anew before each start.
struct ServerConfiguration: Sendable, Equatable {
    let paths: ClusterPaths
    /// Names of operating-system users who may connect.
    let users: [String]
    /// Database roles as which they may connect.
    let roles: [String]
    /// Settings on top of the usual ones, by name.
    let settings: [String: String]

    static let includeLine = "include = 'atelier.conf'\n"

    /// Each command connects anew: more than a service's pools (16 a process) and some commands.
    private static let maxConnections = "100"

    /// `atelier.conf`, which `postgresql.conf` includes.
    ///
    /// `fsync`, `synchronous_commit` and `full_page_writes` are not named: their defaults are the durable ones.
    /// The log keeps a week and neither statements nor the values in them, since those are personal.
    var server: String {
        var all = [
            "listen_addresses": "",
            // A list in double quotes inside the value's single ones.
            "unix_socket_directories": "\"" + paths.run.replacing("\"", with: "\"\"") + "\"",
            "unix_socket_permissions": "0700",
            "port": "\(EmbeddedCluster.port)",
            "max_connections": Self.maxConnections,
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_destination": "stderr",
            "logging_collector": "on",
            "log_directory": paths.log,
            "log_filename": "postgresql-%a.log",
            "log_rotation_age": "1d",
            "log_rotation_size": "0",
            "log_truncate_on_rotation": "on",
            "log_line_prefix": "%m [%p] %q%u@%d ",
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
        ]
        all.merge(settings) { _, given in given }
        let lines = all.sorted { $0.key < $1.key }.map { "\($0.key) = \(Self.quoted($0.value))\n" }
        return "# Written by atelier before each start. Settings of your own: in postgresql.conf, below the line that\n"
            + "# includes this file.\n" + lines.joined()
    }

    /// `pg_hba.conf`: the kernel vouches for who connects, and `identMap` says as whom.
    var access: String {
        "# Written by atelier before each start.\nlocal all all peer map=atelier\n"
    }

    /// `pg_ident.conf`: every user as every role.
    var identMap: String {
        let lines = users.flatMap { user in
            roles.map { "atelier \(Self.word(user)) \(Self.word($0))\n" }
        }
        return "# Written by atelier before each start.\n" + lines.joined()
    }

    private var files: [(path: String, text: String)] {
        [
            (paths.data + "/atelier.conf", server),
            (paths.data + "/pg_hba.conf", access),
            (paths.data + "/pg_ident.conf", identMap),
        ]
    }

    /// Whether the files say this already.
    var isWritten: Bool {
        files.allSatisfy { FileManager.default.contents(atPath: $0.path) == Data($0.text.utf8) }
    }

    func write(by account: ServerAccount) throws(ClusterError) {
        guard !isWritten else { return }
        for file in files { try OwnedFiles(account: account).write(Data(file.text.utf8), to: file.path) }
    }

    private static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }

    /// A word of pg_ident.conf; quoted, it is never a pattern, a group or a keyword.
    private static func word(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}
