import CLibPQ
import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What every connection is opened with.
struct LinkSettings: Sendable {
    var conninfo: String
    var applicationName: String
    var searchPath: String
    /// Zero means without limit, as in PostgreSQL.
    var statementTimeout: Duration
    var lockTimeout: Duration
    var idleInTransactionTimeout: Duration
    var logger: Logger
}

extension Link {
    /// Connects, sets what we rely on in one round trip, and checks that it is so.
    ///
    /// - Throws: `ConnectionError`.
    static func open(_ settings: LinkSettings) throws -> sending Link {
        try checkReadable(settings.conninfo)
        // A dead peer is noticed after a minute at the latest. The connection string, coming later, overrides these.
        let defaults = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", "60000"), ("dbname", settings.conninfo), ("client_encoding", "UTF8"),
            ("application_name", settings.applicationName),
        ]
        guard let handle = connect(defaults) else { throw ConnectionError.unreadable() }
        let link = Link(handle, logger: settings.logger)
        guard !link.isLost else { throw ConnectionError.refused(handle) }
        try link.apply(settings)
        try link.check()
        return link
    }

    private static func checkReadable(_ conninfo: String) throws {
        guard let options = PQconninfoParse(conninfo, nil) else { throw ConnectionError.unreadable() }
        PQconninfoFree(options)
    }

    private static func connect(_ options: [(String, String)]) -> OpaquePointer? {
        let keywords = options.map { strdup($0.0) }
        let values = options.map { strdup($0.1) }
        defer { (keywords + values).forEach { free($0) } }
        return PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }

    private func apply(_ settings: LinkSettings) throws {
        let wanted = [
            ("DateStyle", "ISO"), ("TimeZone", "UTC"), ("IntervalStyle", "iso_8601"), ("bytea_output", "hex"),
            // What our statements cost is guessed too high by far where row security looks at each row by itself: compiling
            // them then takes longer than running them.
            ("jit", "off"),
            ("client_min_messages", "warning"), ("search_path", settings.searchPath),
            ("statement_timeout", settings.statementTimeout.milliseconds),
            ("lock_timeout", settings.lockTimeout.milliseconds),
            ("idle_in_transaction_session_timeout", settings.idleInTransactionTimeout.milliseconds),
        ]
        let calls = wanted.map { name, value -> SQL in "set_config(\(name), \(value), false)" }
        do {
            let result = try run([
                Statement("SELECT \(calls.joined(separator: ", "))"), Statement("SELECT pg_backend_pid()"),
            ])
            let process: Int = try result[1].row(0).value(at: 0)
            guard process == Int(PQbackendPID(handle)) else { throw ConnectionError.pooler(handle) }
        } catch let error as DatabaseError {
            throw ConnectionError.unsuitable(
                handle, setting: "a session's settings", expected: "accepted", found: error.message)
        }
    }

    /// What the server reports of itself, so at no cost.
    private func check() throws {
        let expected = [
            ("client_encoding", "UTF8"), ("server_encoding", "UTF8"), ("TimeZone", "UTC"),
            ("IntervalStyle", "iso_8601"),
            ("integer_datetimes", "on"), ("standard_conforming_strings", "on"),
        ]
        for (name, value) in expected {
            let found = PQparameterStatus(handle, name).map { String(cString: $0) } ?? ""
            guard found == value else {
                throw ConnectionError.unsuitable(handle, setting: name, expected: value, found: found)
            }
        }
        let dateStyle = PQparameterStatus(handle, "DateStyle").map { String(cString: $0) } ?? ""
        guard dateStyle.hasPrefix("ISO") else {
            throw ConnectionError.unsuitable(handle, setting: "DateStyle", expected: "ISO", found: dateStyle)
        }
    }
}

extension Duration {
    /// Whole milliseconds as PostgreSQL's settings take them.
    var milliseconds: String {
        String(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }
}
