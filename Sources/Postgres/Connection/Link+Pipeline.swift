import CLibPQ

extension Link {
    /// Sends all statements in one pipeline and waits once for all their results.
    ///
    /// The first failure ends the pipeline: the server skips the rest. `stream`, if given, takes the rows of the last
    /// statement one at a time, as they arrive; the last result is then empty.
    ///
    /// - Returns: one result for each statement, in order.
    /// - Throws: `DatabaseError`; `CancellationError` if cancelled; whatever `stream` throws, and then the connection
    ///   is spoiled.
    @discardableResult
    func run(_ batch: [Statement], stream: ((Row) throws -> Void)? = nil) throws -> [QueryResult] {
        try checkReady()
        exchanges += 1
        guard PQenterPipelineMode(handle) == 1 else { throw lost(nil) }
        var exchange = Exchange()
        // In a failed transaction nothing may come before ROLLBACK.
        if hasForgottenStatements, status != PQTRANS_INERROR {
            hasForgottenStatements = false
            send(.deallocateAll, in: &exchange)
        }
        for statement in batch where exchange.failure == nil { send(statement, in: &exchange) }
        guard PQpipelineSync(handle) == 1 else { throw lost(exchange.sent.last?.statement) }
        for (index, step) in exchange.sent.enumerated() {
            let isStreamed = stream != nil && index == exchange.sent.count - 1 && exchange.failure == nil
            try collect(step, in: &exchange, stream: isStreamed ? stream : nil)
        }
        try finish(&exchange)
        return exchange.results
    }

    /// Reads up to the synchronisation point and leaves pipeline mode; throws what went wrong on the way.
    private func finish(_ exchange: inout Exchange) throws {
        let end = PQgetResult(handle)
        let isSynchronised = PQresultStatus(end) == PGRES_PIPELINE_SYNC
        PQclear(end)
        if !isSynchronised || PQexitPipelineMode(handle) != 1 {
            isSpoiled = true
            exchange.failure = exchange.failure ?? lost(nil)
        }
        if let thrown = exchange.thrownByStream { throw thrown }
        guard let failure = exchange.failure else { return }
        if canceller.isCancelled, failure.sqlState == .queryCanceled { throw CancellationError() }
        if failure.isStalePlan { forgetStatements() }
        throw isLost && failure.kind == .server ? failure.becoming(.connectionLost) : failure
    }

    /// The error for a connection that went away without a word from the server.
    func lost(_ statement: Statement?) -> DatabaseError {
        isSpoiled = true
        return DatabaseError(.connectionLost, String(cString: PQerrorMessage(handle)), statement: statement)
    }
}

/// One pipeline under way: what was sent, what came back.
struct Exchange {
    enum Kind {
        case deallocation(StatementCache.Entry)
        case preparation(StatementCache.Entry)
        case execution(StatementCache.Entry?)
        /// Of this module's own making; its result is of no interest.
        case upkeep
    }

    var sent: [(kind: Kind, statement: Statement)] = []
    var results: [QueryResult] = []
    /// The first one; the server skips what follows it.
    var failure: DatabaseError?
    var thrownByStream: (any Error)?
}

// MARK: - Sending

extension Link {
    private func send(_ statement: Statement, in exchange: inout Exchange) {
        do throws(DatabaseError) {
            let parameters = try Parameters(statement)
            guard statement.isPrepared else {
                let isSent = parameters.withPointers { count, values, lengths, formats in
                    PQsendQueryParams(handle, statement.text, count, nil, values, lengths, formats, 0)
                }
                try check(isSent, statement)
                let isUpkeep = statement.text == Statement.deallocateAll.text
                exchange.sent.append((isUpkeep ? .upkeep : .execution(nil), statement))
                return
            }
            let entry = try prepared(statement, in: &exchange)
            let isSent = parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(handle, entry.name, count, values, lengths, formats, 0)
            }
            try check(isSent, statement)
            exchange.sent.append((.execution(entry), statement))
        } catch {
            exchange.failure = error
        }
    }

    /// The server's name for the statement, after sending what makes it known there.
    private func prepared(
        _ statement: Statement, in exchange: inout Exchange
    ) throws(DatabaseError) -> StatementCache.Entry {
        if let entry = statements.find(statement.text) { return entry }
        let (entry, evicted) = statements.add(statement.text)
        if let evicted {
            // The name is our own: s1, s2 …
            try check(PQsendQueryParams(handle, "DEALLOCATE \(evicted.name)", 0, nil, nil, nil, nil, 0), statement)
            exchange.sent.append((.deallocation(evicted), statement))
        }
        try check(PQsendPrepare(handle, entry.name, statement.text, 0, nil), statement)
        exchange.sent.append((.preparation(entry), statement))
        return entry
    }

    private func check(_ isSent: Int32, _ statement: Statement) throws(DatabaseError) {
        guard isSent == 1 else { throw lost(statement) }
    }
}

// MARK: - Receiving

extension Link {
    private func collect(
        _ step: (kind: Exchange.Kind, statement: Statement), in exchange: inout Exchange,
        stream: ((Row) throws -> Void)?
    ) throws {
        if let stream, case .execution(let entry) = step.kind {
            try collectRows(entry, step.statement, in: &exchange, stream)
        } else {
            guard let handle = PQgetResult(handle) else { throw lost(step.statement) }
            let result = QueryResult(handle, columns: columns(of: step.kind), ledger: ledger)
            try take(result, step, in: &exchange)
        }
        if let excess = PQgetResult(handle) {
            PQclear(excess)
            throw lost(step.statement)
        }
    }

    private func columns(of kind: Exchange.Kind) -> Columns? {
        if case .execution(let entry) = kind { entry?.columns } else { nil }
    }

    private func take(
        _ result: QueryResult, _ step: (kind: Exchange.Kind, statement: Statement), in exchange: inout Exchange
    ) throws {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            if case .execution(let entry) = step.kind {
                if result.status == PGRES_TUPLES_OK, entry?.columns == nil { entry?.columns = result.columns }
                exchange.results.append(result)
            }
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // There is no way back to a pipeline from here.
            isSpoiled = true
            throw DatabaseError(.misuse, "COPY needs copyIn or copyOut", statement: step.statement)
        default:
            let isFirst = result.status != PGRES_PIPELINE_ABORTED && exchange.failure == nil
            if isFirst { exchange.failure = DatabaseError(result: result.handle, statement: step.statement) }
            undo(step.kind)
        }
    }

    /// The cache must say what the server knows.
    private func undo(_ kind: Exchange.Kind) {
        switch kind {
        case .deallocation(let entry): statements.restore(entry)
        case .preparation(let entry): statements.remove(entry)
        case .upkeep: hasForgottenStatements = true
        case .execution: break
        }
    }

    /// Hands out rows one at a time; after an error of the reader, stops the server and throws away the rest.
    private func collectRows(
        _ entry: StatementCache.Entry?, _ statement: Statement, in exchange: inout Exchange,
        _ stream: (Row) throws -> Void
    ) throws {
        guard PQsetSingleRowMode(handle) == 1 else { throw lost(statement) }
        while let next = PQgetResult(handle) {
            let result = QueryResult(next, columns: entry?.columns, ledger: ledger)
            guard result.status == PGRES_SINGLE_TUPLE else {
                // An error after the reader's own is only the echo of our cancelling.
                if exchange.thrownByStream == nil { try take(result, (.execution(entry), statement), in: &exchange) }
                return
            }
            if entry?.columns == nil { entry?.columns = result.columns }
            guard exchange.thrownByStream == nil else { continue }
            do {
                isStreaming = true
                defer { isStreaming = false }
                try stream(result.row(0))
            } catch {
                exchange.thrownByStream = error
                isSpoiled = true
                canceller.requestNow()
            }
        }
        throw lost(statement)
    }
}
