import ArgumentParser
import Atelier
import Store
import Workbooks

/// What every import takes.
struct ImportOptions: ParsableArguments {
    @Argument(help: "The file: .xlsx, or text with commas, semicolons or tabs.") var file: String
    @Option(help: "The sheet of a workbook, if not its first.") var sheet: String?
    @Option(
        help: ArgumentHelp(
            "How a text file is encoded, such as windows-1251; UTF-8 and UTF-16 are found out.", valueName: "name"))
    var encoding: String?
    @Option(
        help: ArgumentHelp("A column to be left out, by its header; repeatable.", valueName: "header"))
    var ignore: [String] = []
    @Flag(help: "Write it; without this everything is tried and nothing is written.") var apply = false
    @Flag(help: "With --apply: write the good rows although others are bad.") var goodRowsOnly = false
    @OptionGroup var listing: ListingOptions

    var intent: ImportIntent { apply ? (goodRowsOnly ? .writeGood : .writeAll) : .rehearse }

    /// Reads the file and understands its rows.
    ///
    /// - Throws: `WorkbookError`; `import_empty`.
    func table<Entry>(of type: Entry.Type, at desk: Desk) async throws -> ImportTable<Entry> {
        try await table(of: type, of: WorkbookFile(path: file), at: desk)
    }

    func table<Entry>(of type: Entry.Type, of file: WorkbookFile, at desk: Desk) async throws -> ImportTable<Entry> {
        let rows = try file.sheet(named: sheet, encoding: encoding).rows.map(EnteredRow.init)
        return try ImportTable(rows, vocabulary: await vocabulary(at: desk), ignoring: ignore)
    }

    func vocabulary(at desk: Desk) async throws -> ImportVocabulary {
        ImportVocabulary(countries: try await desk.store.countries(as: desk.identity))
    }

    /// From so many rows on a file is imported in pieces, and only its bad rows are shown.
    static let longFrom = 10_000

    /// The file to be imported in pieces; nil if its rows are few enough to be shown and written at once.
    ///
    /// - Throws: `WorkbookError`.
    func pieces(of workbook: WorkbookFile) throws -> ImportFile? {
        let start = try workbook.rows(named: sheet, encoding: encoding)
        var rows = start
        for _ in 0..<Self.longFrom { guard try rows.next() != nil else { return nil } }
        return ImportFile(
            name: workbook.name, hash: SHA256Text.of(workbook.bytes),
            reading: ([sheet ?? "", encoding ?? ""] + ignore.sorted()).joined(separator: "\n"),
            rows: { EnteredSheetRows(rows: start) })
    }

    /// Tells how far a long import has come.
    func tell(_ progress: ImportProgress) {
        switch progress {
        case .staged(let rows): Terminal.progress("\(rows) rows read")
        case .judging(let rows): Terminal.progress("\(rows) rows read, being checked …")
        case .written(let rows, let all): Terminal.progress("\(rows) of \(all) rows written", isLast: rows == all)
        }
    }

    /// Shows the rows as they were understood with all that is wrong, and what became of them.
    ///
    /// - Throws: `Answer` (no) if anything is wrong.
    func show<Entry>(_ report: ImportReport<Entry>) throws {
        try ImportView(report: report, options: listing).put()
        let summary = ImportSummary(report: report).sentence
        guard report.isFaultless else { throw Answer.no(summary) }
        if listing.format == .table { Terminal.put("\n" + summary) } else { Terminal.say(summary) }
    }
}

private struct EnteredSheetRows: EnteredRows {
    var rows: SheetRows

    mutating func next() throws -> EnteredRow? { try rows.next().map(EnteredRow.init) }
}

extension EnteredRow {
    /// A row of a file, as the domain has it.
    init(_ row: Sheet.Row) {
        var values = [EnteredValue?](repeating: nil, count: row.cells.lazy.map { $0.column + 1 }.max() ?? 0)
        for cell in row.cells where values[cell.column] == nil { values[cell.column] = EnteredValue(cell.value) }
        self.init(number: row.number, values: values)
    }
}

extension EnteredValue {
    fileprivate init(_ value: Cell.Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .flag(let flag): self = .flag(flag)
        case .fault(let fault): self = .fault(fault)
        case .time(let time):
            self = ClockTime(hour: time.hour, minute: time.minute).map { .time($0) } ?? .fault("a time that isn't")
        case .day(let day, let time):
            guard let date = LocalDate(year: day.year, month: day.month, day: day.day) else {
                self = .fault("a day that isn't")
                return
            }
            let moment = time.flatMap { LocalDateTime(date: date, hour: $0.hour, minute: $0.minute) }
            self = moment.map { .moment($0) } ?? .day(date)
        }
    }
}
