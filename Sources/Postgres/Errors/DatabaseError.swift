/// Something went wrong between us and the database.
///
/// `description` is fit for any log: it never holds data. Everything that the server said is in `debugDescription`.
public struct DatabaseError: Error, Sendable {
    public enum Kind: Sendable, Equatable {
        /// The server refused a statement; `sqlState` says why.
        case server
        /// `one` found none or several, or `atMostOne` several. Found is how many.
        case rowCount(found: Int)
        /// A statement failed, the body swallowed the error and returned: nothing was committed.
        case abortedButNotThrown
        /// COMMIT was answered by ROLLBACK: nothing was committed.
        case commitAnsweredByRollback
        /// The connection was lost during COMMIT: it may have been committed or not. Never retried here.
        case commitOutcomeUnknown
        /// The connection was lost before COMMIT was sent: nothing was committed.
        case connectionLost
        /// No connection became free in time.
        case noConnectionFree
        /// The database was closed by this process.
        case closed
        /// The module was used in a way that can't work; `message` says how.
        case misuse
    }

    public let kind: Kind
    /// The server's five characters; nil if the error isn't the server's.
    public internal(set) var sqlState: SQLState?
    public internal(set) var constraint: String?
    public internal(set) var schema: String?
    public internal(set) var table: String?
    public internal(set) var column: String?
    /// May hold data: for the log of a developer, not for an answer to a client.
    public internal(set) var message: String
    public internal(set) var detail: String?
    public internal(set) var hint: String?
    /// Where in the server's functions it happened, innermost first.
    public internal(set) var context: String?
    /// Characters from the statement's start to the mistake, counted from 1.
    public internal(set) var position: Int?
    /// In a script, how many statements were done before the one that failed.
    var statementIndex: Int?
    /// The statement with `$1`, `$2` … in it, never the values.
    public internal(set) var sql: String?
    /// The line of our source that sent the statement.
    public internal(set) var file: String?
    public internal(set) var line: Int?
    /// The server's function that raised it, which tells errors of the same state apart in any language.
    var routine: String?

    init(_ kind: Kind, _ message: String, statement: Statement? = nil) {
        self.kind = kind
        self.message = message
        sql = statement?.text
        file = statement?.file
        line = statement?.line
    }

    /// Whether this is the violation of the constraint called `constraint`.
    public func violates(_ constraint: String) -> Bool {
        self.constraint == constraint
    }

    /// Whether the same transaction, done again, may well succeed: it lost against another one, or a deadlock was
    /// resolved.
    public var isTransient: Bool {
        sqlState == .serializationFailure || sqlState == .deadlockDetected
    }

    /// The statement's plan was forgotten by the server or no longer fits its tables; preparing it again mends that.
    var isStalePlan: Bool {
        sqlState == .invalidStatementName || (sqlState == .featureNotSupported && routine == "RevalidateCachedQuery")
    }
}

extension DatabaseError: CustomStringConvertible {
    public var description: String {
        switch kind {
        case .server: "database error \(sqlState?.rawValue ?? "without a code")"
        case .rowCount(let found): "database error: expected another number of rows than \(found)"
        case .abortedButNotThrown:
            "database error: a statement failed and its error was swallowed; nothing was committed"
        case .commitAnsweredByRollback: "database error: the commit was answered by a rollback; nothing was committed"
        case .commitOutcomeUnknown: "database error: connection lost during the commit; it may have been done or not"
        case .connectionLost: "database error: connection lost; nothing was committed"
        case .noConnectionFree: "database error: no connection became free in time; try again later"
        case .closed: "database error: the database is closed"
        case .misuse: "database error: misuse"
        }
    }
}

extension DatabaseError: CustomDebugStringConvertible {
    /// All there is, except the values sent.
    public var debugDescription: String {
        let place = file.map { "\($0):\(line ?? 0)" }
        let statement = sql.map(Self.masked)
        let fields: [(String, String?)] = [
            ("message", message), ("detail", detail), ("hint", hint), ("constraint", constraint), ("schema", schema),
            ("table", table), ("column", column), ("position", position.map(String.init)), ("context", context),
            ("statement", statement), ("sent from", place),
        ]
        let told = fields.compactMap { name, value in value.map { "\n  \(name): \($0)" } }
        return description + told.joined()
    }

    /// `$1` becomes `•`.
    private static func masked(_ sql: String) -> String {
        var masked = ""
        var isInNumber = false
        var previous: Character = " "
        for character in sql {
            if previous == "$", character.isASCII, character.isNumber {
                if !isInNumber { masked.removeLast() }
                if !isInNumber { masked.append("•") }
                isInNumber = true
                continue
            }
            isInNumber = false
            masked.append(character)
            previous = character
        }
        return masked
    }
}
