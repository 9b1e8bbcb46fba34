import ArgumentParser
import Atelier
import Store
import Workbooks

/// The workbook that people fill in: a sheet with the headers, formats and drop-down lists; one that explains them; and a
/// hidden one with what the lists offer.
struct TemplateDraft<Entry: ImportEntry> {
    /// The name of the first sheet.
    let title: String
    /// What there is to say besides the columns.
    let advice: [String]
    let countries: [Country]

    var workbook: WorkbookDraft {
        WorkbookDraft(sheets: [
            SheetDraft(name: title, columns: offered.map(column)), explanations, lists,
        ])
    }

    private var offered: [ImportColumn<Entry>] { Entry.columns.filter { !$0.isAlternative } }

    private func column(_ column: ImportColumn<Entry>) -> ColumnDraft {
        let header = Entry.header(column.key)
        return ColumnDraft(
            header: header, width: max(header.count + 2, 16), format: format(column.form),
            note: "Expected: \(column.expected).", choices: choices(of: column))
    }

    private func format(_ form: ImportForm) -> ColumnDraft.Format {
        switch form {
        case .text, .choice, .country: .text
        case .number: .number
        case .day: .day
        case .time: .time
        case .dayAndTime: .dayAndTime
        }
    }

    private var explanations: SheetDraft {
        let columns = offered.map { column in
            [Entry.header(column.key), need(column.key), column.expected, column.example]
        }
        let more =
            advice.map { ["", "", $0, ""] }
            + countries.compactMap { country in
                country.name.noteLine.map { ["", "", $0, ""] }
            }
        return SheetDraft(
            name: "Explanations",
            columns: [
                ColumnDraft(header: "Column", width: 24), ColumnDraft(header: "Needed", width: 22, format: .wrapped),
                ColumnDraft(header: "What is expected", width: 70, format: .wrapped),
                ColumnDraft(header: "Example", width: 28),
            ], rows: (columns + more).map { $0.map(Self.cell) })
    }

    private func need(_ key: String) -> String {
        guard let choices = Entry.required.first(where: { $0.contains(key) }) else { return "" }
        let others = choices.filter { $0 != key && offered.map(\.key).contains($0) }.map(Entry.header)
        return others.isEmpty ? "yes" : "this, or \(others.joined(separator: " or "))"
    }

    private var lists: SheetDraft {
        let choices = offered.compactMap { column in listed(column).map { (Entry.header(column.key), $0) } }
        let longest = choices.map(\.1.count).max() ?? 0
        return SheetDraft(
            name: "Lists", columns: choices.map { ColumnDraft(header: $0.0, width: 30) },
            rows: (0..<longest).map { row in choices.map { row < $0.1.count ? Self.cell($0.1[row]) : nil } },
            isHidden: true)
    }

    private static func cell(_ text: String) -> Cell.Value? { text.isEmpty ? nil : .text(text) }

    private func choices(of column: ImportColumn<Entry>) -> ColumnDraft.Choices? {
        let withLists = offered.filter { listed($0) != nil }.map(\.key)
        guard let words = listed(column), !words.isEmpty, let index = withLists.firstIndex(of: column.key) else {
            return nil
        }
        let letters = Cell.letters(ofColumn: index)
        return ColumnDraft.Choices(
            source: "=Lists!$\(letters)$2:$\(letters)$\(words.count + 1)", isClosed: column.form != .country,
            sentence: String("Expected: \(column.expected).".prefix(220)))
    }

    /// A name that has a note bears a mark; the explanations have the notes of all.
    private var markedCountries: [String] {
        var notes = CountryNotes()
        return countries.map { "\($0.name.marked(in: &notes)) (\($0.code))" }
    }

    private func listed(_ column: ImportColumn<Entry>) -> [String]? {
        switch column.form {
        case .choice(let words): words
        case .country: markedCountries
        default: nil
        }
    }
}

/// Where a template goes.
struct TemplateOptions: ParsableArguments {
    @Argument(help: "The file to be written; its name ends in .xlsx.") var file: String

    func validate() throws {
        guard file.lowercased().hasSuffix(".xlsx") else {
            throw ValidationError("\(file) isn't the name of a workbook; expected one that ends in .xlsx.")
        }
    }

    func write<Entry>(_ type: Entry.Type, title: String, advice: [String], at desk: Desk) async throws
    where Entry: ImportEntry {
        let countries = try await desk.store.countries(as: desk.identity)
        try TemplateDraft<Entry>(title: title, advice: advice, countries: countries).workbook.write(to: file)
        Terminal.put("\(file) is written; fill it in, and read it with `atelier \(Entry.noun) import \(file)`.")
    }
}
