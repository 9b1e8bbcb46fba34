extension ImportTable {
    /// Understands a table: finds its headers, in any order and in one of a few languages, and reads every cell below them.
    ///
    /// - `rows`: those that hold something, in their order.
    /// - `ignoring`: headers of columns that are left out on purpose.
    /// - Throws: `import_empty` if there is no row below the headers.
    public init(_ rows: [EnteredRow], vocabulary: ImportVocabulary, ignoring: [String] = []) throws(Refusal) {
        guard let headers = Headers<Entry>(among: rows, ignoring: ignoring), headers.row.number != rows.last?.number
        else { throw Refusal("import_empty") }
        headerRow = headers.row.number
        var problems = headers.problems
        let below = rows.filter { $0.number > headers.row.number }
        for column in Set(below.flatMap(\.cells.keys)).subtracting(headers.row.cells.keys).sorted() {
            let first = below.first { $0.cells[column] != nil }
            problems.append(
                ImportProblem(
                    row: first?.number ?? headerRow, place: place(column, first?.number ?? headerRow), column: nil,
                    header: nil, found: first?.cells[column]?.shown, expected: nil,
                    reason: Refusal("import_header_empty", ["row": String(headerRow)])))
        }
        self.problems = problems
        self.rows = below.map { ImportRow($0, under: headers, vocabulary: vocabulary) }
        requireFilled(headers)
    }

    /// Marks the rows in which nothing stands where something must; of a group that is its first row.
    private mutating func requireFilled(_ headers: Headers<Entry>) {
        var groups: Set<String> = []
        for index in rows.indices {
            if let group = rows[index].entry.group, !groups.insert(group).inserted { continue }
            for choices in Entry.required where !choices.contains(where: { rows[index].cells[$0] != nil }) {
                guard let column = choices.first(where: headers.columns.values.contains) else { continue }
                rows[index].refuse(
                    Refusal("import_cell_missing", ["expected": ImportRow<Entry>.expected(column)]), column: column)
            }
        }
    }
}

/// The row of headers, and what they mean.
private struct Headers<Entry: ImportEntry> {
    let row: EnteredRow
    /// The columns' keys by position.
    private(set) var columns: [Int: String] = [:]
    private(set) var problems: [ImportProblem] = []

    /// Looks for it among the first rows: the one with the most known headers, since a title may stand above it.
    init?(among rows: [EnteredRow], ignoring: [String]) {
        let known = { (row: EnteredRow) in row.cells.values.count { Entry.key(of: $0.shown) != nil } }
        guard let best = rows.prefix(20).enumerated().max(by: { (known($0.1), -$0.0) < (known($1.1), -$1.0) })?.1 else {
            return nil
        }
        row = best
        let ignored = Set(ignoring.map(ImportWords.folded))
        var seen: [String: String] = [:]
        for (column, value) in best.cells.sorted(by: { $0.key < $1.key }) {
            let header = value.shown
            guard !ignored.contains(ImportWords.folded(header)) else { continue }
            guard let key = Entry.key(of: header) else {
                if !ImportWords.isNumbering(header) { note("import_header_unknown", header, column, [:]) }
                continue
            }
            if let other = seen.updateValue(header, forKey: key) {
                note("import_header_twice", header, column, ["other": other])
            }
            columns[column] = key
        }
        let there = Set(columns.values)
        for choices in Entry.required where there.isDisjoint(with: choices) {
            problems.append(
                ImportProblem(
                    row: row.number, place: nil, column: choices[0], header: nil, found: nil,
                    expected: choices.map(Entry.header).joined(separator: ", "),
                    reason: Refusal(
                        "import_header_missing",
                        ["header": choices.map { "“\(Entry.header($0))”" }.joined(separator: " or ")])))
        }
    }

    private mutating func note(_ rule: String, _ header: String, _ column: Int, _ facts: [String: String]) {
        let expected = Entry.columns.map { Entry.header($0.key) }.joined(separator: ", ")
        problems.append(
            ImportProblem(
                row: row.number, place: place(column, row.number), column: nil, header: nil, found: header,
                expected: expected,
                reason: Refusal(rule, facts.merging(["header": header, "expected": expected]) { $1 })))
    }
}

extension ImportRow {
    fileprivate init(_ row: EnteredRow, under headers: Headers<Entry>, vocabulary: ImportVocabulary) {
        number = row.number
        entry = Entry()
        problems = []
        var cells: [String: ImportCell] = [:]
        for (position, value) in row.cells {
            guard let key = headers.columns[position] else { continue }
            cells[key] = ImportCell(
                place: place(position, row.number), header: headers.row.cells[position]?.shown ?? "", value: value)
        }
        self.cells = cells
        for column in Entry.columns {
            guard let cell = cells[column.key] else { continue }
            if case .fault(let fault) = cell.value {
                refuse(Refusal("import_cell_fault", ["found": fault]), column: column.key)
            } else if !column.read(cell.value, vocabulary, &entry) {
                refuse(
                    Refusal("import_cell_unreadable", ["found": cell.value.shown, "expected": column.expected]),
                    column: column.key)
            }
        }
        for (column, reason) in entry.complete() { refuse(reason, column: column) }
    }

    static func expected(_ key: String) -> String { Entry.columns.first { $0.key == key }?.expected ?? "" }
}

/// `C7` for the third column of row 7.
private func place(_ column: Int, _ row: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters + String(row)
}
