public import Foundation

/// Whether an embedded cluster exists and runs.
public enum ClusterStatus: Sendable, Equatable {
    /// Never created, or its creation was interrupted.
    case absent
    /// Created, but no server runs.
    case stopped(major: Int, dataBytes: Int64)
    case running(RunningServer)
}

/// A running server of an embedded cluster.
public struct RunningServer: Sendable, Equatable {
    /// Of the server's first process.
    public let pid: Int32
    /// UTC.
    public let since: Date
    /// PostgreSQL's major version, such as 15.
    public let major: Int
    /// What the data folder takes on disk.
    public let dataBytes: Int64
    /// False while it starts, replays its log after a power cut, or shuts down.
    public let isReady: Bool
}

/// Where a running embedded cluster takes connections.
public struct ClusterAddress: Sendable, Equatable {
    /// Absolute path; only the server's account and root can enter it.
    public let socketFolder: String
    public let port: Int

    /// A libpq connection string for a database of the cluster.
    ///
    /// - Parameters:
    ///   - database: its name.
    ///   - user: the database role, one of the cluster's `roles` or `EmbeddedCluster.superuser`.
    /// - Returns: keywords and quoted values, the user last.
    public func conninfo(database: String, user: String) -> String {
        "host=\(Self.quoted(socketFolder)) port=\(port) dbname=\(Self.quoted(database)) user=\(Self.quoted(user))"
    }

    static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
