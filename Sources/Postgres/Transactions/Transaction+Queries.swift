extension Transaction {
    /// Runs a statement for its effect.
    ///
    /// - Returns: rows inserted, updated, deleted or selected; 0 for other statements.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func execute(_ sql: SQL, file: String = #fileID, line: Int = #line) throws -> Int {
        try run(Statement(sql, file: file, line: line)).affected
    }

    /// All rows, in the order of the statement.
    ///
    /// - Throws: `DatabaseError`, `RowError`.
    public func all<Value: RowDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> [Value] {
        try run(Statement(sql, file: file, line: line)).all(as: type)
    }

    /// All values of the only column.
    ///
    /// - Throws: `DatabaseError`, `RowError` if there is more than one column.
    public func all<Value: ColumnDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> [Value] {
        try run(Statement(sql, file: file, line: line)).all(as: type)
    }

    /// All rows as tuples, columns by position: `as: (UUID, String?).self`.
    ///
    /// - Throws: `DatabaseError`, `RowError` if the number of columns differs.
    public func all<First: ColumnDecodable, Second: ColumnDecodable, each Rest: ColumnDecodable>(
        _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID, line: Int = #line
    ) throws -> [(First, Second, repeat each Rest)] {
        try run(Statement(sql, file: file, line: line)).all(as: type)
    }

    /// The row that there must be.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for none or several, `RowError`.
    public func one<Value: RowDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> Value {
        let statement = Statement(sql, file: file, line: line)
        return try statement.one(of: run(statement).all(as: type))
    }

    /// The value that there must be, in the only column of the only row.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for no row or several, `RowError`.
    public func one<Value: ColumnDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> Value {
        let statement = Statement(sql, file: file, line: line)
        return try statement.one(of: run(statement).all(as: type))
    }

    /// The row that there must be, as a tuple.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for none or several, `RowError`.
    public func one<First: ColumnDecodable, Second: ColumnDecodable, each Rest: ColumnDecodable>(
        _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID, line: Int = #line
    ) throws -> (First, Second, repeat each Rest) {
        let statement = Statement(sql, file: file, line: line)
        return try statement.one(of: run(statement).all(as: type))
    }

    /// The row, or nil if there is none.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several, `RowError`.
    public func atMostOne<Value: RowDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> Value? {
        let statement = Statement(sql, file: file, line: line)
        return try statement.atMostOne(of: run(statement).all(as: type))
    }

    /// The value in the only column, or nil if there is no row. A NULL is an error unless the type is optional.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several rows, `RowError`.
    public func atMostOne<Value: ColumnDecodable>(
        _ sql: SQL, as type: Value.Type = Value.self, file: String = #fileID, line: Int = #line
    ) throws -> Value? {
        let statement = Statement(sql, file: file, line: line)
        return try statement.atMostOne(of: run(statement).all(as: type))
    }

    /// The row as a tuple, or nil if there is none.
    ///
    /// - Throws: `DatabaseError` of kind `rowCount` for several, `RowError`.
    public func atMostOne<First: ColumnDecodable, Second: ColumnDecodable, each Rest: ColumnDecodable>(
        _ sql: SQL, as type: (First, Second, repeat each Rest).Type, file: String = #fileID, line: Int = #line
    ) throws -> (First, Second, repeat each Rest)? {
        let statement = Statement(sql, file: file, line: line)
        return try statement.atMostOne(of: run(statement).all(as: type))
    }

    /// Rows one at a time as they arrive, so that a long result needs no memory. Nothing else can be sent meanwhile.
    ///
    /// - Throws: what `body` throws: the statement is then cancelled, the transaction can't go on, and its connection
    ///   is closed; so leave early by `LIMIT`, not by throwing. `DatabaseError`, `RowError`.
    public func forEach(
        _ sql: SQL, file: String = #fileID, line: Int = #line, _ body: (Row) throws -> Void
    ) throws {
        // It doesn't outlive the call, but optional closures count as escaping.
        _ = try withoutActuallyEscaping(body) { try run(Statement(sql, file: file, line: line), stream: $0) }
    }
}

extension Statement {
    /// - Throws: `DatabaseError` of kind `rowCount` unless there is exactly one.
    func one<Value>(of values: [Value]) throws(DatabaseError) -> Value {
        guard values.count == 1 else { throw rowCount(values.count, expected: "exactly one row") }
        return values[0]
    }

    /// - Throws: `DatabaseError` of kind `rowCount` if there are several.
    func atMostOne<Value>(of values: [Value]) throws(DatabaseError) -> Value? {
        guard values.count <= 1 else { throw rowCount(values.count, expected: "at most one row") }
        return values.first
    }

    private func rowCount(_ found: Int, expected: String) -> DatabaseError {
        DatabaseError(.rowCount(found: found), "expected \(expected), found \(found)", statement: self)
    }
}
