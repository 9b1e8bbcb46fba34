extension QueryResult {
    func all<Value: RowDecodable>(as type: Value.Type) throws(RowError) -> [Value] {
        try decode { row throws(RowError) in try Value(row: row) }
    }

    func all<Value: ColumnDecodable>(as type: Value.Type) throws(RowError) -> [Value] {
        if count > 0 { try row(0).checkCount(1) }
        return try decode { row throws(RowError) in try row.value(at: 0) }
    }

    func all<First: ColumnDecodable, Second: ColumnDecodable, each Rest: ColumnDecodable>(
        as type: (First, Second, repeat each Rest).Type
    ) throws(RowError) -> [(First, Second, repeat each Rest)] {
        try decode { row throws(RowError) in try row.tuple() }
    }

    private func decode<Value>(_ read: (Row) throws(RowError) -> Value) throws(RowError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try read(row(index))) }
        return values
    }
}

extension Row {
    /// The columns by position.
    ///
    /// - Throws: `RowError` if the row has more or fewer columns than the tuple, and as the subscript does.
    public func tuple<First: ColumnDecodable, Second: ColumnDecodable, each Rest: ColumnDecodable>(
        as type: (First, Second, repeat each Rest).Type = (First, Second, repeat each Rest).self
    ) throws(RowError) -> (First, Second, repeat each Rest) {
        var count = 2
        for _ in repeat (each Rest).self { count += 1 }
        try checkCount(count)
        var position = 1
        func next<Value: ColumnDecodable>(_ type: Value.Type) throws(RowError) -> Value {
            position += 1
            return try value(at: position)
        }
        return (try value(at: 0), try value(at: 1), repeat try next((each Rest).self))
    }
}
