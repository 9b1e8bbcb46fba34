import CLibPQ
package import Logging

/// A connection of its own that says for nobody: for migrations, the embedded cluster and tests, never for requests.
package struct AdminConnection: Sendable {
    private let connection: Connection

    /// Connects without limits on time.
    ///
    /// - Throws: `ConnectionError`.
    package static func open(
        _ conninfo: String, searchPath: String = "\"$user\", public", applicationName: String = "atelier-admin",
        logger: Logger
    ) async throws -> AdminConnection {
        let settings = LinkSettings(
            conninfo: conninfo, applicationName: applicationName, searchPath: searchPath, statementTimeout: .zero,
            lockTimeout: .zero, idleInTransactionTimeout: .zero, logger: logger)
        return AdminConnection(connection: try await Connection.open(settings))
    }

    /// Opens one for the time of `body`.
    ///
    /// - Throws: `ConnectionError`, and what `body` throws.
    package static func with<Value: Sendable>(
        _ conninfo: String, searchPath: String = "\"$user\", public", logger: Logger,
        _ body: @Sendable (AdminSession) throws -> Value
    ) async throws -> Value {
        let connection = try await open(conninfo, searchPath: searchPath, logger: logger)
        do {
            let value = try await connection.perform(body)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Runs `body` on the connection's own thread, where it may block. Cancelling the task stops its statement.
    package func perform<Value: Sendable>(_ body: @Sendable (AdminSession) throws -> Value) async throws -> Value {
        try await withTaskCancellationHandler {
            try await connection.withLink { link in try body(AdminSession(link: link)) }
        } onCancel: {
            connection.canceller.cancel()
        }
    }

    /// Runs a script of any number of statements, in one transaction unless it has its own.
    ///
    /// - Throws: `DatabaseError`.
    package func run(_ script: SQL) async throws {
        try await perform { try $0.run(script) }
    }

    package func close() async {
        await connection.close()
    }
}

/// What can be done on an `AdminConnection`. Every statement is a transaction of its own unless a script began one.
package final class AdminSession {
    let link: Link

    init(link: Link) {
        self.link = link
    }

    /// Runs a script of any number of statements, without values.
    ///
    /// - Throws: `DatabaseError`, whose `position` counts from the start of the script and whose `statementIndex`
    ///   tells how many statements were done before.
    package func run(_ script: SQL, file: String = #fileID, line: Int = #line) throws {
        try link.runScript(Statement(script, file: file, line: line))
    }

    /// - Returns: rows affected.
    /// - Throws: `DatabaseError`.
    @discardableResult
    package func execute(_ sql: SQL, file: String = #fileID, line: Int = #line) throws -> Int {
        try link.run([Statement(sql, file: file, line: line)])[0].affected
    }

    /// All rows, read one by one: `{ try $0["name"] }`.
    ///
    /// - Throws: `DatabaseError`, `RowError`.
    package func all<Value>(
        _ sql: SQL, file: String = #fileID, line: Int = #line, _ read: (Row) throws -> Value
    ) throws -> [Value] {
        let result = try link.run([Statement(sql, file: file, line: line)])[0]
        return try (0..<result.count).map { try read(result.row($0)) }
    }

    /// The value in the only column of the only row.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount`, `RowError`.
    package func one<Value: ColumnDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> Value {
        let statement = Statement(sql, file: file, line: line)
        return try statement.one(of: link.run([statement])[0].all(as: type))
    }

    /// Runs `body` between BEGIN and COMMIT; rolls back if it throws.
    ///
    /// - Throws: what `body` throws; `DatabaseError` of kind `abortedButNotThrown` if the transaction isn't there any
    ///   more.
    package func transaction<Value>(_ body: () throws -> Value) throws -> Value {
        try link.run([Statement(fixed: "BEGIN")])
        do {
            let value = try body()
            guard link.status == PQTRANS_INTRANS else {
                throw DatabaseError(.abortedButNotThrown, "the transaction failed or was ended inside")
            }
            try link.commit()
            return value
        } catch {
            link.rollBack()
            throw error
        }
    }
}

extension Link {
    /// Sends the text as it is, for the server to take apart.
    fileprivate func runScript(_ script: Statement) throws {
        try checkReady()
        guard script.binds.isEmpty else {
            throw DatabaseError(.misuse, "a script takes no values", statement: script)
        }
        exchanges += 1
        guard PQsendQuery(handle, script.text) == 1 else { throw lost(script) }
        var failure: DatabaseError?
        var done = 0
        while let next = PQgetResult(handle) {
            let result = QueryResult(next, ledger: ledger)
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                done += 1
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                isSpoiled = true
                throw DatabaseError(.misuse, "a script can't COPY from or to the client", statement: script)
            default:
                failure = failure ?? DatabaseError(result: result.handle, statement: script)
                failure?.statementIndex = done
            }
        }
        guard let failure else {
            if isLost { throw lost(script) }
            return
        }
        if canceller.isCancelled, failure.sqlState == .queryCanceled { throw CancellationError() }
        throw isLost ? failure.becoming(.connectionLost) : failure
    }
}
