/// A row isn't what the code that reads it expects: statement and reader have drifted apart.
public struct RowError: Error, Sendable, Equatable {
    /// What was there instead.
    public enum Found: Sendable, Equatable {
        case null
        /// No column has that name; these are the ones there are.
        case missing(available: [String])
        /// Several columns have that name.
        case ambiguous
        /// The number of columns, which differs from the number of values asked for.
        case columns(Int)
        /// Text that isn't a value of the type.
        case text(String)
    }

    /// The column's name, or its position from 1 where values were asked for by position; "row" for the row as a whole.
    public let column: String
    public let expected: String
    public let found: Found

    public init(column: String, expected: String, found: Found) {
        self.column = column
        self.expected = expected
        self.found = found
    }
}

extension RowError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Names the column and what was expected, without the value that was found.
    public var description: String {
        if case .text(let text) = found { return sentence(found: "other text (\(text.utf8.count) bytes)") }
        return debugDescription
    }

    /// With the value that was found.
    public var debugDescription: String {
        switch found {
        case .null: sentence(found: "NULL")
        case .missing(let available): sentence(found: "no such column among \(available.joined(separator: ", "))")
        case .ambiguous: sentence(found: "several columns of that name")
        case .columns(let count): sentence(found: "\(count) columns")
        case .text(let text): sentence(found: "“\(text)”")
        }
    }

    private func sentence(found: String) -> String {
        "column \(column): expected \(expected), found \(found)"
    }
}
