/// Single statements: BEGIN, the identity, the statement and COMMIT travel together, one round trip in all.
extension Database {
    private func once<Value: Sendable>(
        _ opening: Opening, _ statement: Statement, _ read: @escaping @Sendable (QueryResult) throws -> Value
    ) async throws -> Value {
        try await retrying(.standard) {
            try await self.withLease { await $0.transactOnce(opening, statement, read) }
        }
    }

    /// Runs one statement for its effect.
    ///
    /// - Returns: rows inserted, updated or deleted; 0 for other statements.
    /// - Throws: as `write`.
    @discardableResult
    public func execute(as actor: Actor, _ sql: SQL, file: String = #fileID, line: Int = #line) async throws -> Int {
        let statement = Statement(sql, file: file, line: line)
        return try await once(configuration.opening(actor, .readCommitted), statement) { $0.affected }
    }

    /// Runs one statement that changes something; its rows are read when they are committed.
    ///
    /// - Throws: as `write`; `RowError` although it is done.
    public func all<Value: RowDecodable & Sendable>(
        as actor: Actor, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> [Value] {
        let statement = Statement(sql, file: file, line: line)
        return try await once(configuration.opening(actor, .readCommitted), statement) { try $0.all(as: type) }
    }

    /// All rows, in the order of the statement.
    ///
    /// - Throws: as `read`.
    public func all<Value: RowDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> [Value] {
        try await once(configuration.opening(viewer), Statement(sql, file: file, line: line)) { try $0.all(as: type) }
    }

    /// All values of the only column.
    ///
    /// - Throws: as `read`.
    public func all<Value: ColumnDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> [Value] {
        try await once(configuration.opening(viewer), Statement(sql, file: file, line: line)) { try $0.all(as: type) }
    }

    /// All rows as tuples, columns by position.
    ///
    /// - Throws: as `read`.
    public func all<
        First: ColumnDecodable & Sendable, Second: ColumnDecodable & Sendable, each Rest: ColumnDecodable & Sendable
    >(
        as viewer: Viewer, _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID,
        line: Int = #line
    ) async throws -> [(First, Second, repeat each Rest)] {
        try await once(configuration.opening(viewer), Statement(sql, file: file, line: line)) { try $0.all(as: type) }
    }

    /// The row that there must be.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for none or several; as `read`.
    public func one<Value: RowDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> Value {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.one(of: all(as: viewer, sql, as: type, file: file, line: line))
    }

    /// The value that there must be, in the only column of the only row.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for no row or several; as `read`.
    public func one<Value: ColumnDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> Value {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.one(of: all(as: viewer, sql, as: type, file: file, line: line))
    }

    /// The row that there must be, as a tuple.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for none or several; as `read`.
    public func one<
        First: ColumnDecodable & Sendable, Second: ColumnDecodable & Sendable, each Rest: ColumnDecodable & Sendable
    >(
        as viewer: Viewer, _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID,
        line: Int = #line
    ) async throws -> (First, Second, repeat each Rest) {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.one(of: all(as: viewer, sql, as: type, file: file, line: line))
    }

    /// The row, or nil if there is none.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several; as `read`.
    public func atMostOne<Value: RowDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> Value? {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.atMostOne(of: all(as: viewer, sql, as: type, file: file, line: line))
    }

    /// The value in the only column, or nil if there is no row.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several rows; as `read`.
    public func atMostOne<Value: ColumnDecodable & Sendable>(
        as viewer: Viewer, _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) async throws -> Value? {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.atMostOne(of: all(as: viewer, sql, as: type, file: file, line: line))
    }

    /// The row as a tuple, or nil if there is none.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several; as `read`.
    public func atMostOne<
        First: ColumnDecodable & Sendable, Second: ColumnDecodable & Sendable, each Rest: ColumnDecodable & Sendable
    >(
        as viewer: Viewer, _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID,
        line: Int = #line
    ) async throws -> (First, Second, repeat each Rest)? {
        let statement = Statement(sql, file: file, line: line)
        return try await statement.atMostOne(of: all(as: viewer, sql, as: type, file: file, line: line))
    }
}
