import Atelier
import Workbooks

/// A part of what a command shows to people: a table below a heading, or a sheet of a workbook.
struct Section {
    let heading: String
    let table: String
    let sheet: SheetDraft
}

extension Listing {
    func section(_ heading: String) -> Section { Section(heading: heading, table: text, sheet: sheet(heading)) }

    /// The columns that people are shown, numbers and days as such, and the notes below them.
    func sheet(_ name: String) -> SheetDraft {
        var footnotes = Footnotes()
        var cells: [[Cell.Value?]] = []
        for row in rows { cells.append(forPeople.map { footnotes.cell($0.value(row)) }) }
        let columns = forPeople.enumerated().map { index, column in
            let header = column.header ?? ""
            let longest = cells.prefix(1_000).map { $0[index]?.width ?? 0 }.max() ?? 0
            return ColumnDraft(header: header, width: min(max(header.displayWidth, longest) + 2, 60), format: .plain)
        }
        return SheetDraft(name: name, columns: columns, rows: cells, footnotes: footnotes.numbered)
    }
}

extension Footnotes {
    /// The value for a cell of a sheet, a mark after what has a note.
    fileprivate mutating func cell(_ value: Value) -> Cell.Value? {
        switch value {
        case .number(let number): return .number(String(number))
        case .fraction(let number): return .number(String(number))
        case .amount(let amount): return .number(amount.description)
        case .day(let day): return .day(day.cell, nil)
        case .moment(let moment): return moment.cell
        case .instant(let instant): return instant.local.cell
        default:
            let shown = marking(value)
            return shown.isEmpty ? nil : .text(shown)
        }
    }
}

extension Cell.Value {
    fileprivate var width: Int {
        switch self {
        case .text(let text), .number(let text), .fault(let text): text.displayWidth
        case .day(_, let time): time == nil ? 10 : 16
        case .time, .flag: 5
        }
    }
}

extension LocalDate {
    fileprivate var cell: Cell.Day { Cell.Day(year: year, month: month, day: day) }
}

extension LocalDateTime {
    fileprivate var cell: Cell.Value { .day(date.cell, Cell.Time(hour: hour, minute: minute)) }
}
