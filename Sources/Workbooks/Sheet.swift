/// One sheet of a workbook, or a whole text file: the rows that hold something, in their order.
public struct Sheet: Sendable, Equatable {
    /// The sheet's name; nil for a text file, which has none.
    public let name: String?
    public let rows: [Row]

    public init(name: String?, rows: [Row]) {
        self.name = name
        self.rows = rows
    }

    /// A row that holds something.
    public struct Row: Sendable, Equatable {
        /// As a spreadsheet program numbers it: from 1, empty rows counted.
        public let number: Int
        /// Cells that hold something, from left to right.
        public let cells: [Cell]

        public init(number: Int, cells: [Cell]) {
            self.number = number
            self.cells = cells
        }
    }
}

/// A cell that holds something.
public struct Cell: Sendable, Equatable {
    /// From 0, from the left.
    public let column: Int
    public let value: Value

    public init(column: Int, value: Value) {
        self.column = column
        self.value = value
    }

    public enum Value: Sendable, Equatable {
        /// Never empty or blank.
        case text(String)
        /// As a spreadsheet program shows it in full: at most 15 digits that count, no exponent, a point.
        case number(String)
        /// A day, at midnight unless a time is given.
        case day(Day, Time?)
        case time(Time)
        case flag(Bool)
        /// What the program couldn't compute, such as `#N/A`.
        case fault(String)
    }

    /// A day of the Gregorian calendar.
    public struct Day: Sendable, Equatable {
        public let year: Int
        public let month: Int
        public let day: Int

        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    /// A time of day, to the second.
    public struct Time: Sendable, Equatable {
        public let hour: Int
        public let minute: Int
        public let second: Int

        public init(hour: Int, minute: Int, second: Int = 0) {
            self.hour = hour
            self.minute = minute
            self.second = second
        }
    }

    /// A column's letters: `A` for 0, `AA` for 26.
    public static func letters(ofColumn column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            let digit = (rest - 1) % 26
            letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
