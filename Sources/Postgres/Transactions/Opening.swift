/// What a transaction starts with: its mode and for whom it is.
struct Opening: Sendable {
    /// BEGIN, and the settings that end with the transaction.
    let statements: [Statement]
    let isReadOnly: Bool

    init(
        begin: Statement, isReadOnly: Bool, identity: (name: String, value: String),
        reason: (name: String, value: String)
    ) {
        self.isReadOnly = isReadOnly
        let standing: SQL = """
            SELECT set_config(\(identity.name), \(identity.value), true), set_config(\(reason.name), \(reason.value), true)
            """
        statements = [begin, Statement(standing)]
    }
}

extension Statement {
    static let beginReadOnly = Statement(fixed: "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY")
}

/// How much a transaction sees of others that run beside it.
public enum Isolation: Sendable {
    /// Every statement sees what was committed before it began: lock first, read afterwards.
    case readCommitted
    /// All statements see what was committed before the first.
    case repeatableRead
    /// As if transactions ran one after another, provided that all of them do; expect 40001.
    case serializable

    var begin: Statement {
        switch self {
        case .readCommitted: Statement(fixed: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        case .repeatableRead: Statement(fixed: "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE")
        case .serializable: Statement(fixed: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE")
        }
    }
}
