/// A migration can't be run. The description is for an operator: the file, the line, what the server said.
public struct MigrationError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        /// A file's name isn't `NNNN_what_it_does.sql`.
        case misnamed
        case duplicate
        case gap
        /// A file was edited after it had been run.
        case altered
        /// The database has an incompatible step that this program doesn't know.
        case ahead
        /// The server refused a statement of a file.
        case failed
    }

    public let kind: Kind
    public let description: String
    /// What the server said, if it was the server.
    public let cause: DatabaseError?

    init(_ kind: Kind, _ description: String, cause: DatabaseError? = nil) {
        self.kind = kind
        self.description = description
        self.cause = cause
    }

    /// A statement of `script` failed, at `line` (from 1), by default where `cause` points.
    init(script: Script, line: Int? = nil, cause: DatabaseError) {
        var description = "\(script.path):\(line ?? script.line(of: cause)): \(cause.message)"
        if let state = cause.sqlState { description += " (\(state))" }
        if let detail = cause.detail { description += ". \(detail)" }
        if let hint = cause.hint { description += ". \(hint)" }
        self.init(.failed, description, cause: cause)
    }
}
