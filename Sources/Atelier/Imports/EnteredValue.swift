/// What stands in one cell of a table that somebody made elsewhere, before it is understood.
public enum EnteredValue: Sendable, Equatable {
    case text(String)
    /// In full: no exponent, a point.
    case number(String)
    case day(LocalDate)
    case moment(LocalDateTime)
    case time(ClockTime)
    case flag(Bool)
    /// What the program that made it couldn't compute.
    case fault(String)

    /// As people read it.
    public var shown: String {
        switch self {
        case .text(let text), .number(let text), .fault(let text): text
        case .day(let day): day.description
        case .moment(let moment): moment.description
        case .time(let time): time.description
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        }
    }

    /// The text without spaces around it and with single ones in it; numbers as they are. Nil for what is no text.
    var words: String? {
        switch self {
        case .text(let text):
            Self.isTidy(text) ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        case .number(let number): number
        default: nil
        }
    }
}

extension EnteredValue {
    /// Whether a text is ASCII without spaces around it and with single ones in it, as most are.
    private static func isTidy(_ text: String) -> Bool {
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            guard byte > 0x20 && byte < 0x7F || byte == 0x20 && before != 0x20 else { return false }
            before = byte
        }
        return before != 0x20
    }
}

/// A time of day, to the minute.
public struct ClockTime: Sendable, Equatable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int

    /// - Returns: nil if hour or minute are out of range.
    public init?(hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// `09:00`.
    public var description: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
}

/// A row of such a table.
public struct EnteredRow: Sendable, Equatable {
    /// As a spreadsheet program numbers it, from 1.
    public let number: Int
    /// By column, from 0; nil: the cell is empty. Columns beyond the last are empty too.
    public let values: [EnteredValue?]

    public init(number: Int, values: [EnteredValue?]) {
        self.number = number
        self.values = values
    }

    public init(number: Int, cells: [Int: EnteredValue]) {
        self.init(number: number, values: (0..<(cells.keys.max().map { $0 + 1 } ?? 0)).map { cells[$0] })
    }

    subscript(column: Int) -> EnteredValue? { column < values.count ? values[column] : nil }

    /// Those in which something stands, with their columns, in their order.
    public var cells: [(column: Int, value: EnteredValue)] {
        values.enumerated().compactMap { column, value in value.map { (column, $0) } }
    }
}
