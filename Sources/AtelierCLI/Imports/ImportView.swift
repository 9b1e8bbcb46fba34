import Atelier

/// How an import is shown: each row as it was understood and what becomes of it, then everything that is wrong.
struct ImportView<Entry: ImportEntry> {
    let report: ImportReport<Entry>
    let options: ListingOptions

    /// A row of the file, or what is wrong with its headers.
    private struct Line {
        let number: Int
        let row: ImportRow<Entry>?
        let problems: [ImportProblem]
    }

    /// - Throws: `WorkbookError`.
    func put() throws {
        let rows = report.table.rows.map { Line(number: $0.number, row: $0, problems: $0.problems) }
        guard options.format.isForPeople else {
            return try Listing(columns: columns, rows: headerLines + rows, empty: "").put(as: options)
        }
        let shown = Listing(columns: columns, rows: rows, empty: "")
        let problems = report.table.problems + report.table.rows.flatMap(\.problems)
        guard options.format == .table else {
            return try options.put([shown.section("Rows"), Self.listing(of: problems).section("Problems")])
        }
        Terminal.put(shown.text)
        if !problems.isEmpty { Terminal.put("\n" + problems.map { $0.sentence() }.joined(separator: "\n")) }
    }

    private static func listing(of problems: [ImportProblem]) -> Listing<ImportProblem> {
        Listing(
            columns: [
                Column("row", "ROW", isRight: true) { .number($0.row) },
                Column("cell", "CELL") { .text($0.place) },
                Column("sentence", "PROBLEM") { .text($0.sentence()) },
            ], rows: problems, empty: "")
    }

    /// The headers' problems by row, for scripts.
    private var headerLines: [Line] {
        Dictionary(grouping: report.table.problems, by: \.row).sorted { $0.key < $1.key }
            .map { Line(number: $0.key, row: nil, problems: $0.value) }
    }

    private var columns: [Column<Line>] {
        let outcome = [
            Column<Line>("row", "ROW", isRight: true) { .number($0.number) },
            Column<Line>("outcome", "OUTCOME") { .text($0.row?.outcome?.deed.rawValue ?? "bad") },
            Column<Line>("written", nil) { .flag(report.isWritten && $0.row?.isGood == true) },
            Column<Line>(Entry.codeKey, Entry.codeHeader(report)) { .text(code(of: $0)) },
        ]
        return outcome + Entry.columns.filter { $0.key != Entry.codeKey }.map(column) + [
            Column("standing", isRegistering ? "STANDING" : nil) { standing($0) },
            Column("reason", nil) { .text($0.row?.outcome?.reason?.sentence()) },
            Column("problems", nil) {
                options.format == .csv ? .text(sentences($0.problems)) : .list($0.problems.map(object))
            },
        ]
    }

    /// A new person's reference is known once it is written.
    private func code(of line: Line) -> String? {
        guard let row = line.row else { return nil }
        let isMade = report.isWritten || row.outcome?.deed != .new || Entry.codeKey == "code"
        return isMade ? row.outcome?.code : nil
    }

    private func column(_ column: ImportColumn<Entry>) -> Column<Line> {
        let isUsed = report.table.rows.contains { column.shown($0.entry) != nil }
        return Column(column.key, isUsed ? Entry.header(column.key).uppercased() : nil) { line in
            let shown = line.row.flatMap { column.shown($0.entry) }
            return column.form == .number
                ? shown.map { Int($0).map { .number($0) } ?? .text($0) } ?? .none : .text(shown)
        }
    }

    private var isRegistering: Bool { report.table.rows.contains { $0.outcome?.standing != nil } }

    private func standing(_ line: Line) -> Value {
        guard let standing = line.row?.outcome?.standing else { return .none }
        return .text(standing.placeInLine.map { "\(standing.word), place \($0)" } ?? standing.word)
    }

    private func sentences(_ problems: [ImportProblem]) -> String? {
        problems.isEmpty ? nil : problems.map { $0.sentence() }.joined(separator: " ")
    }

    private func object(_ problem: ImportProblem) -> Value {
        .object([
            Value.Member("row", .number(problem.row)), Value.Member("cell", .text(problem.place)),
            Value.Member("column", .text(problem.column)), Value.Member("header", .text(problem.header)),
            Value.Member("found", .text(problem.found)), Value.Member("expected", .text(problem.expected)),
            Value.Member("rule", .text(problem.reason.rule)), Value.Member("sentence", .text(problem.sentence())),
        ])
    }
}

extension ImportEntry {
    /// What it is called by: a person's reference, else the code.
    fileprivate static var codeKey: String { columns.contains { $0.key == "code" } ? "code" : "reference" }

    fileprivate static func codeHeader(_ report: ImportReport<Self>) -> String? {
        let isShown = report.isWritten || report.table.rows.contains { $0.outcome?.deed == .known }
        return codeKey == "code" ? "CODE" : isShown ? "REFERENCE" : nil
    }
}
