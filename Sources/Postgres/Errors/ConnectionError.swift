import CLibPQ

/// No usable connection could be made. The description is for an operator: where, as whom, why, and what to do; never
/// the password.
public struct ConnectionError: Error, Sendable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        /// The connection string can't be read.
        case unreadable
        /// No server answers there, or it refuses us.
        case refused
        /// The server is there, but a setting that we need isn't as we set it.
        case unsuitable
        /// What answers is a pooler that hands one session to many clients.
        case pooler
    }

    public let reason: Reason
    public let description: String

    static func unreadable() -> ConnectionError {
        // libpq's own message may quote the part that it couldn't read, which may be the password.
        ConnectionError(
            reason: .unreadable,
            description: "The database's connection string can't be read. Expected a URL like "
                + "postgresql://user@host:5432/database or pairs like “host=/run/postgresql dbname=atelier”. "
                + "(It isn't shown, since it may hold a password.)")
    }

    /// From a connection that failed to open.
    static func refused(_ connection: OpaquePointer) -> ConnectionError {
        let place = place(of: connection)
        var message = String(cString: PQerrorMessage(connection))
        while message.last?.isNewline == true { message.removeLast() }
        if let password = PQpass(connection).map({ String(cString: $0) }), !password.isEmpty {
            message = message.split(separator: password, omittingEmptySubsequences: false).joined(separator: "•")
        }
        return ConnectionError(
            reason: .refused,
            description:
                "Can't connect to \(place): \(message). Check that PostgreSQL runs there, that the database and "
                + "the user exist and may connect, or name another database.")
    }

    static func unsuitable(_ connection: OpaquePointer, setting: String, expected: String, found: String)
        -> ConnectionError
    {
        ConnectionError(
            reason: .unsuitable,
            description: "The connection to \(place(of: connection)) can't be used: expected \(setting) to be "
                + "“\(expected)”, found “\(found)”. Look for what overrides it between here and the server.")
    }

    static func pooler(_ connection: OpaquePointer) -> ConnectionError {
        ConnectionError(
            reason: .pooler,
            description: "What answers at \(place(of: connection)) is a pooler, not the server itself: prepared "
                + "statements, notifications and session settings would break. Connect to PostgreSQL directly; this "
                + "service keeps a small pool of its own.")
    }

    private static func place(of connection: OpaquePointer) -> String {
        func told(_ value: UnsafeMutablePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
        let host = told(PQhost(connection))
        let port = told(PQport(connection))
        let door = host.hasPrefix("/") ? "socket \(host)/.s.PGSQL.\(port)" : "host \(host) port \(port)"
        return "database “\(told(PQdb(connection)))” on \(door) as user “\(told(PQuser(connection)))”"
    }
}
