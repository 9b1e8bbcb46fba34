/// A file to be imported that may be too long for memory: its rows are asked for, more than once if need be.
public struct ImportFile: Sendable {
    /// Without folders.
    public let name: String
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    public let hash: String
    /// How it is read (sheet, encoding, columns left out): read in another way it is another file.
    public let reading: String
    /// Its rows from the first, those that hold something.
    public let rows: @Sendable () throws -> any EnteredRows

    public init(
        name: String, hash: String, reading: String, rows: @escaping @Sendable () throws -> any EnteredRows
    ) {
        self.name = name
        self.hash = hash
        self.reading = reading
        self.rows = rows
    }
}

/// Rows that are handed out one at a time.
public protocol EnteredRows: Sendable {
    /// - Returns: nil after the last.
    mutating func next() throws -> EnteredRow?
}

/// How far a long import has come.
public enum ImportProgress: Sendable, Equatable {
    /// So many rows are understood and stored aside.
    case staged(rows: Int)
    /// All rows are judged together.
    case judging(rows: Int)
    /// So many of the good rows are written.
    case written(rows: Int, of: Int)
}
