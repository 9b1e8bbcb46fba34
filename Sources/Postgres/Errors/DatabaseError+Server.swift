import CLibPQ

extension DatabaseError {
    /// What the server reported in `result`.
    init(result: OpaquePointer, statement: Statement?) {
        func field(_ code: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
        }
        let message = field("M") ?? String(cString: PQresultErrorMessage(result))
        self.init(.server, message, statement: statement)
        // The letters are libpq's PG_DIAG_… codes, character macros that Swift doesn't import.
        sqlState = field("C").map(SQLState.init(rawValue:))
        detail = field("D")
        hint = field("H")
        constraint = field("n")
        schema = field("s")
        table = field("t")
        column = field("c")
        context = field("W")
        position = field("P").flatMap { Int($0) }
        routine = field("R")
    }

    /// The same failure, when it also ended the connection.
    func becoming(_ kind: Kind) -> DatabaseError {
        var error = DatabaseError(kind, message)
        error.sqlState = sqlState
        error.detail = detail
        error.hint = hint
        error.context = context
        error.sql = sql
        error.file = file
        error.line = line
        return error
    }
}
