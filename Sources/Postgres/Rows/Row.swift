import CLibPQ

/// One row of a result. Columns are read by name; an optional type means that NULL is allowed there, nothing else.
///
/// ```swift
/// extension SessionSummary: RowDecodable {
///     init(row: Row) throws(RowError) {
///         self.init(id: try row["id"], title: try row["title"], endsAt: try row["ends_at"])
///     }
/// }
/// ```
public struct Row {
    let result: QueryResult
    let index: Int32

    /// The names of the columns in order.
    public var columns: [String] { result.columns.names }

    /// The value of the column called `name`, exactly as PostgreSQL prints that name.
    ///
    /// - Throws: `RowError` if there is no such column or several, on NULL where the type isn't optional, and on text
    ///   that isn't a value of the type.
    public subscript<Value: ColumnDecodable>(_ name: String) -> Value {
        get throws(RowError) {
            let position = try result.columns.position(of: name, expected: Value.expected)
            return try value(at: position, named: name)
        }
    }

    /// The value of the column at `position`, counted from 0.
    func value<Value: ColumnDecodable>(at position: Int, named name: String? = nil) throws(RowError) -> Value {
        let column = Int32(position)
        guard PQgetisnull(result.handle, index, column) == 0, let start = PQgetvalue(result.handle, index, column)
        else {
            guard let null = Value.null else {
                throw RowError(column: name ?? "\(position + 1)", expected: Value.expected, found: .null)
            }
            return null
        }
        let count = Int(PQgetlength(result.handle, index, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
        guard let value = Value(column: bytes.span) else {
            let text = String(decoding: bytes, as: UTF8.self)
            throw RowError(column: name ?? "\(position + 1)", expected: Value.expected, found: .text(text))
        }
        return value
    }

    func checkCount(_ expected: Int) throws(RowError) {
        let found = result.columns.names.count
        guard found == expected else {
            throw RowError(column: "row", expected: "\(expected) columns", found: .columns(found))
        }
    }
}

/// A type that is read from a whole row.
public protocol RowDecodable {
    /// - Throws: `RowError` as `Row`'s subscript does.
    init(row: Row) throws(RowError)
}
