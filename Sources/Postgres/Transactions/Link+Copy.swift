import CLibPQ

extension Link {
    /// Starts a COPY, which can't be part of a pipeline.
    private func startCopy(_ statement: Statement, expecting expected: ExecStatusType) throws {
        guard statement.binds.isEmpty else {
            throw DatabaseError(
                .misuse, "COPY takes no values; put the rows in a temporary table", statement: statement)
        }
        exchanges += 1
        guard let handle = PQexecParams(handle, statement.text, 0, nil, nil, nil, nil, 0) else { throw lost(statement) }
        let result = QueryResult(handle, ledger: ledger)
        switch result.status {
        case expected:
            isStreaming = true
        case PGRES_FATAL_ERROR:
            throw failure(result, statement)
        default:
            isSpoiled = true
            throw DatabaseError(.misuse, "not the COPY that was expected", statement: statement)
        }
    }

    /// - Returns: the rows that the server took.
    func copyIn(_ statement: Statement, _ body: (CopyWriter) throws -> Void) throws -> Int {
        try startCopy(statement, expecting: PGRES_COPY_IN)
        defer { isStreaming = false }
        let writer = CopyWriter(link: self)
        do {
            try body(writer)
            try writer.flush()
        } catch {
            _ = PQputCopyEnd(handle, "the writer gave up")
            // The server's answer only repeats that the writer gave up.
            _ = try? copyResult(statement)
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1 else { throw lost(statement) }
        return try copyResult(statement).affected
    }

    /// Hands out the lines one at a time, each with its newline.
    func copyOut(_ statement: Statement, _ body: ([UInt8]) throws -> Void) throws {
        try startCopy(statement, expecting: PGRES_COPY_OUT)
        defer { isStreaming = false }
        var thrown: (any Error)?
        var line: UnsafeMutablePointer<CChar>?
        while true {
            let count = Int(PQgetCopyData(handle, &line, 0))
            guard count > 0 else { break }
            defer { PQfreemem(line) }
            guard thrown == nil else { continue }
            do {
                try body(Array(UnsafeRawBufferPointer(start: line, count: count)))
            } catch {
                thrown = error
                isSpoiled = true
                canceller.requestNow()
            }
        }
        let result = Result { try copyResult(statement) }
        if let thrown { throw thrown }
        _ = try result.get()
    }

    /// The result after the data, read up to its end.
    private func copyResult(_ statement: Statement) throws -> QueryResult {
        guard let handle = PQgetResult(handle) else { throw lost(statement) }
        let result = QueryResult(handle, ledger: ledger)
        while let excess = PQgetResult(self.handle) { PQclear(excess) }
        guard result.status == PGRES_COMMAND_OK else { throw failure(result, statement) }
        return result
    }

    private func failure(_ result: QueryResult, _ statement: Statement) -> any Error {
        let error = DatabaseError(result: result.handle, statement: statement)
        if canceller.isCancelled, error.sqlState == .queryCanceled { return CancellationError() }
        return isLost ? error.becoming(.connectionLost) : error
    }
}

extension Transaction {
    /// Sends rows by `COPY … FROM STDIN`, the fast way in for thousands of rows.
    ///
    /// ```swift
    /// try tx.copyIn("COPY incoming (row_no, name) FROM STDIN") { rows in
    ///     for person in people { try rows.append(person.row, person.name) }
    /// }
    /// ```
    ///
    /// - Returns: the rows that were taken.
    /// - Throws: what `body` throws, unchanged, and then no row was taken; `DatabaseError` for a row that the server
    ///   refuses, told at the end. Either way the transaction can't go on.
    @discardableResult
    public func copyIn(
        _ sql: SQL, file: String = #fileID, line: Int = #line, _ body: (CopyWriter) throws -> Void
    ) throws -> Int {
        try open()
        return try link.copyIn(Statement(sql, file: file, line: line), body)
    }

    /// Takes rows by `COPY … TO STDOUT`, one line of its format at a time, each with its newline.
    ///
    /// - Throws: what `body` throws, unchanged: the copy is then cancelled and the transaction can't go on.
    ///   `DatabaseError`.
    public func copyOut(
        _ sql: SQL, file: String = #fileID, line: Int = #line, _ body: ([UInt8]) throws -> Void
    ) throws {
        try open()
        try link.copyOut(Statement(sql, file: file, line: line), body)
    }
}
