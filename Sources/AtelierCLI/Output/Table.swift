/// A table of text: columns as wide as their widest cell on a terminal, and footnotes for what must be said with a cell.
struct Table {
    struct Head {
        let text: String
        let isRight: Bool
    }

    private let columns: [Head]
    private var lines: [[String]] = []
    private var footnotes = Footnotes()

    init(columns: [Head]) { self.columns = columns }

    mutating func add(_ cells: [Value]) {
        lines.append(cells.map { footnotes.marking($0).onOneLine })
    }

    /// Headers, lines, and after an empty line the footnotes.
    var text: String {
        let all = [columns.map(\.text)] + lines
        let widths = columns.indices.map { column in all.map { $0[column].displayWidth }.max() ?? 0 }
        let head = line(columns.map(\.text), widths)
        return ([Terminal.bold(head)] + lines.map { line($0, widths) } + footnotes.lines).joined(separator: "\n")
    }

    /// Cells two spaces apart, none after the last.
    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - cell.displayWidth)
            line += columns[index].isRight ? padding + cell : cell + padding
            if index < cells.count - 1 { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Notes in the order in which they are first needed, each once.
struct Footnotes {
    private var notes: [String] = []

    /// The value as shown, followed by the number of its note if it has one.
    mutating func marking(_ value: Value) -> String {
        switch value {
        case .noted(let text, let note?): "\(text) [\(number(of: note))]"
        case .list(let values): marking(values)
        default: value.shown
        }
    }

    /// An empty line and a line a note; nothing if there are none.
    var lines: [String] { notes.isEmpty ? [] : [""] + numbered }

    /// A line a note, its number before it.
    var numbered: [String] { notes.enumerated().map { "[\($0.offset + 1)] \($0.element.onOneLine)" } }

    private mutating func marking(_ values: [Value]) -> String {
        var parts: [String] = []
        for value in values { parts.append(marking(value)) }
        return parts.joined(separator: ", ")
    }

    private mutating func number(of note: String) -> Int {
        if let index = notes.firstIndex(of: note) { return index + 1 }
        notes.append(note)
        return notes.count
    }
}
