/// Rows of text with separators (RFC 4180 and what spreadsheet programs make of it): comma, semicolon or tab, found out by
/// itself; quotation marks around what holds a separator, a line break or a quotation mark, which is doubled.
struct SeparatedText: Sendable {
    private let text: [UInt8]
    private let name: String
    private let limits: WorkbookLimits
    let separator: UInt8
    /// Where the rows begin: after a first line such as `sep=;`, which counts as a row.
    private let start: Int
    private let firstRow: Int

    private static let quote = UInt8(ascii: "\"")
    private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// - `text`: in UTF-8.
    init(_ text: [UInt8], name: String, limits: WorkbookLimits) {
        self.text = text
        self.name = name
        self.limits = limits
        if let (separator, length) = Self.announced(text) {
            (self.separator, start, firstRow) = (separator, length, 2)
        } else {
            (separator, start, firstRow) = (Self.likely(text), 0, 1)
        }
    }

    /// Its rows, from the first.
    var rows: Rows { Rows(text: self, scanner: RecordScanner(text: text, index: start, separator: separator)) }

    /// Hands out the rows that hold something, in their order.
    struct Rows: Sendable {
        let text: SeparatedText
        fileprivate var scanner: RecordScanner
        private var number: Int

        fileprivate init(text: SeparatedText, scanner: RecordScanner) {
            self.text = text
            self.scanner = scanner
            number = text.firstRow - 1
        }

        /// - Returns: nil after the last.
        /// - Throws: `openQuote`, `tooManyRows`, `tooManyColumns`, `cellTooLong`.
        mutating func next() throws(WorkbookError) -> Sheet.Row? {
            let (name, limits) = (text.name, text.limits)
            while let fields = scanner.next() {
                number += 1
                guard number <= limits.textRows else { throw WorkbookError(.tooManyRows(limit: limits.textRows), name) }
                if scanner.isQuoteOpen { throw WorkbookError(.openQuote(row: number), name) }
                guard fields.count <= limits.columns || fields[limits.columns...].allSatisfy(\.isEmpty) else {
                    throw WorkbookError(.tooManyColumns(row: number, limit: limits.columns), name)
                }
                let cells = try text.cells(fields.prefix(limits.columns), row: number)
                if !cells.isEmpty { return Sheet.Row(number: number, cells: cells) }
            }
            return nil
        }
    }

    fileprivate func cells(_ fields: ArraySlice<ArraySlice<UInt8>>, row: Int) throws(WorkbookError) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(fields.count)
        for (column, field) in fields.enumerated() where !field.isEmpty {
            let words = String(decoding: field, as: UTF8.self)
            guard Self.isVisible(field.first) || !words.allSatisfy(\.isWhitespace) else { continue }
            if field.count > limits.cellLength, words.count > limits.cellLength {
                let place = "\(Cell.letters(ofColumn: column))\(row)"
                throw WorkbookError(.cellTooLong(place: place, limit: limits.cellLength), name)
            }
            cells.append(Cell(column: column, value: .text(words)))
        }
        return cells
    }

    /// Whether a byte is an ASCII character that can be seen, so that it tells at once that a field isn't blank.
    private static func isVisible(_ byte: UInt8?) -> Bool { byte.map { (0x21..<0x7F).contains($0) } ?? false }

    /// `sep=;` as the first line, which a spreadsheet program understands.
    private static func announced(_ text: [UInt8]) -> (separator: UInt8, length: Int)? {
        let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let separator = line.last
        else { return nil }
        let rest = text[5...]
        let lineEnd = rest.starts(with: Array("\r\n".utf8)) ? 2 : rest.isEmpty ? 0 : 1
        return (separator, 5 + lineEnd)
    }

    /// The separator by which the first rows have the most fields, as equally many as can be; a comma if none divides them.
    private static func likely(_ text: [UInt8]) -> UInt8 {
        var best = (separator: separators[0], score: 0.0)
        for separator in separators {
            var scanner = RecordScanner(text: text, index: 0, separator: separator)
            var widths: [Int] = []
            while widths.count < 20, let fields = scanner.next() {
                if fields.contains(where: { !$0.isEmpty }) { widths.append(fields.count) }
            }
            guard let widest = widths.max(), widest > 1 else { continue }
            // Divided rows count by the fields that they share with most others.
            let alike = Dictionary(grouping: widths, by: \.self).max {
                ($0.value.count, $0.key) < ($1.value.count, $1.key)
            }
            guard let alike, alike.key > 1 || widths[0] > 1 else { continue }
            let score =
                Double(alike.value.count) / Double(widths.count) * (alike.key > 1 ? 1 + Double(alike.key) / 1000 : 0.1)
            if score > best.score { best = (separator, score) }
        }
        return best.separator
    }
}

/// Cuts text into records and fields.
private struct RecordScanner: Sendable {
    let text: [UInt8]
    var index: Int
    let separator: UInt8
    /// Whether the text ended inside quotation marks.
    private(set) var isQuoteOpen = false
    /// How many fields the record before had.
    private var width = 0

    init(text: [UInt8], index: Int, separator: UInt8) {
        self.text = text
        self.index = index
        self.separator = separator
    }

    /// The next record; nil after the last.
    mutating func next() -> [ArraySlice<UInt8>]? {
        guard index < text.count else { return nil }
        var fields: [ArraySlice<UInt8>] = []
        fields.reserveCapacity(width)
        defer { width = fields.count }
        while true {
            fields.append(field())
            guard index < text.count else { return fields }
            let byte = text[index]
            index += 1
            if byte == separator { continue }
            if byte == UInt8(ascii: "\r"), index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
            return fields
        }
    }

    /// Up to, not including, the separator or the line's end.
    private mutating func field() -> ArraySlice<UInt8> {
        guard index < text.count, text[index] == UInt8(ascii: "\"") else { return rest() }
        index += 1
        // What stands behind the closing mark belongs to it, as spreadsheet programs have it.
        return quoted()[...] + rest()
    }

    private mutating func rest() -> ArraySlice<UInt8> {
        let from = index
        while index < text.count, text[index] != separator, text[index] != 13, text[index] != 10 { index += 1 }
        return text[from..<index]
    }

    private mutating func quoted() -> [UInt8] {
        var field: [UInt8] = []
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte == UInt8(ascii: "\"") else {
                field.append(byte)
                continue
            }
            guard index < text.count, text[index] == UInt8(ascii: "\"") else { return field }
            field.append(byte)
            index += 1
        }
        isQuoteOpen = true
        return field
    }
}
