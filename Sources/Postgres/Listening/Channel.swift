/// The name of something to `LISTEN` to. Declare the channels of a feature as static properties.
public struct Channel: Hashable, Sendable {
    public let name: String

    /// - Parameter name: as `NOTIFY` or `pg_notify` spells it, case included.
    /// - Precondition: from 1 to 63 bytes, PostgreSQL's limit for names.
    public init(_ name: String) {
        precondition((1...63).contains(name.utf8.count), "a channel's name has from 1 to 63 bytes")
        self.name = name
    }

    var listen: Statement {
        Statement(SQL(trusted: "LISTEN " + name.quotedAsIdentifier))
    }
}

extension String {
    /// As PostgreSQL reads a name whose case and characters are to be kept.
    var quotedAsIdentifier: String {
        "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
