import Foundation

/// The rows of one sheet, each cell with the value that was last computed for it.
final class SheetReader: PartReader {
    private(set) var rows: [Sheet.Row] = []
    private let limits: WorkbookLimits
    private let strings: [String]
    private let looks: [NumberLook]
    private let is1904: Bool

    private var row = 0
    private var column = -1
    private var cells: [Cell] = []
    private var type = "n"
    private var style = 0
    private var stored = ""
    private var inline = TextOfItem()
    private var inlineText: String?
    private var isInValue = false
    private var hasFormula = false

    init(part: String, file: String, limits: WorkbookLimits, strings: [String], looks: [NumberLook], is1904: Bool) {
        self.limits = limits
        self.strings = strings
        self.looks = looks
        self.is1904 = is1904
        super.init(part: part, file: file)
    }

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "row": beginRow(attributes)
        case "c": beginCell(attributes)
        case "v": isInValue = true
        case "f": hasFormula = true
        default: inline.begin(element, item: "is")
        }
    }

    override func text(_ text: String) {
        if isInValue { stored += text } else { inline.text(text) }
    }

    override func end(_ element: Substring) {
        switch element {
        case "row":
            if !cells.isEmpty { rows.append(Sheet.Row(number: row, cells: cells)) }
        case "c": endCell()
        case "v": isInValue = false
        default:
            if let whole = inline.end(element, item: "is") { inlineText = whole }
        }
    }

    private func beginRow(_ attributes: [String: String]) {
        // Without a number it is the one after the last.
        row = attributes["r"].flatMap { Int($0) } ?? row + 1
        if row > limits.rows || row < 1 { return stop(.tooManyRows(limit: limits.rows)) }
        column = -1
        cells = []
    }

    private func beginCell(_ attributes: [String: String]) {
        column = attributes["r"].flatMap(Self.column) ?? column + 1
        if column >= limits.columns { return stop(.tooManyColumns(row: row, limit: limits.columns)) }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        stored = ""
        inlineText = nil
        hasFormula = false
    }

    private func endCell() {
        guard let value else { return }
        if case .text(let text) = value, text.utf8.count > limits.cellLength, text.count > limits.cellLength {
            let place = "\(Cell.letters(ofColumn: column))\(row)"
            return stop(.cellTooLong(place: place, limit: limits.cellLength))
        }
        cells.append(Cell(column: column, value: value))
    }

    /// The cell's value; nil if it holds nothing.
    private var value: Cell.Value? {
        if type == "inlineStr" { return Self.words(inlineText ?? "") }
        // A program that computes nothing writes formulas without their results.
        if stored.isEmpty { return hasFormula && type != "str" ? .fault("a formula without its result") : nil }
        switch type {
        case "s":
            guard let index = Int(stored.trimmingCharacters(in: .whitespaces)), strings.indices.contains(index) else {
                stop(.broken("the cell \(Cell.letters(ofColumn: column))\(row) refers to a text that isn't there"))
                return nil
            }
            return Self.words(strings[index])
        case "str": return Self.words(TextOfItem.unescaped(stored))
        case "b": return .flag(stored == "1" || stored == "true")
        case "e": return .fault(stored)
        case "d": return StoredNumber.isoMoment(stored) ?? .text(stored)
        default:
            let look = looks.indices.contains(style) ? looks[style] : .plain
            return StoredNumber.value(stored, look: look, is1904: is1904) ?? Self.words(stored)
        }
    }

    /// Blank is nothing.
    private static func words(_ text: String) -> Cell.Value? {
        text.allSatisfy(\.isWhitespace) ? nil : .text(text)
    }

    /// `AB12` is column 27. Nil if it has no letters; what is far too far right counts as such and not as an overflow.
    private static func column(_ place: String) -> Int? {
        var number = 0
        for letter in place.utf8 {
            switch letter {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = number * 26 + Int(letter - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"): number = number * 26 + Int(letter - UInt8(ascii: "a")) + 1
            default: return number == 0 ? nil : number - 1
            }
            if number > 1 << 24 { return number }
        }
        return number == 0 ? nil : number - 1
    }
}
