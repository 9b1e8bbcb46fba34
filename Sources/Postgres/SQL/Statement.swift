/// SQL ready to be sent: text with `$n`, the values in that order, and the line of source that asked for it.
struct Statement: Sendable {
    var text: String
    var binds: [Bind]
    /// Prepared once and kept by the connection. Not for statements that must work in a failed transaction.
    var isPrepared = true
    var file = #fileID
    var line = #line

    init(_ sql: SQL, file: String = #fileID, line: Int = #line) {
        text = ""
        binds = []
        self.file = file
        self.line = line
        append(sql)
    }

    /// A fixed text of this module's own, without values.
    init(fixed text: StaticString, isPrepared: Bool = true) {
        self.text = text.description
        binds = []
        self.isPrepared = isPrepared
    }

    private mutating func append(_ sql: SQL) {
        for part in sql.parts {
            switch part {
            case .text(let text):
                self.text += text
            case .bind(let bind):
                binds.append(bind)
                text += "$\(binds.count)"
            case .splice(let fragment):
                append(fragment)
            }
        }
    }
}

extension SQL: CustomStringConvertible {
    /// The text with `•` in place of every value, so that it may stand in a log.
    public var description: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .bind: "•"
            case .splice(let fragment): fragment.description
            }
        }.joined()
    }
}
