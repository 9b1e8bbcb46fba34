extension ImportTable {
    /// Understands a table: finds its headers, in any order and in one of a few languages, and reads every cell below them.
    ///
    /// - `rows`: those that hold something, in their order.
    /// - `ignoring`: headers of columns that are left out on purpose.
    /// - Throws: `import_empty` if there is no row below the headers.
    public init(_ rows: [EnteredRow], vocabulary: ImportVocabulary, ignoring: [String] = []) throws(Refusal) {
        let reading = try ImportReading<Entry>(
            first: Array(rows.prefix(20)), vocabulary: vocabulary, ignoring: ignoring)
        let below = rows.filter { $0.number > reading.headerRow }
        guard !below.isEmpty else { throw Refusal("import_empty") }
        var seen = SeenColumns(reading)
        for row in below { seen.note(row) }
        self.init(
            headerRow: reading.headerRow, problems: reading.problems + seen.problems, rows: reading.rows(below))
    }
}

/// Understands the rows of a table one by one, once its headers are known.
public struct ImportReading<Entry: ImportEntry>: Sendable {
    fileprivate let headers: Headers<Entry>
    private let vocabulary: ImportVocabulary

    /// - `first`: the table's first rows, twenty if it has as many.
    /// - `ignoring`: headers of columns that are left out on purpose.
    /// - Throws: `import_empty` if there is no row of headers.
    public init(first: [EnteredRow], vocabulary: ImportVocabulary, ignoring: [String] = []) throws(Refusal) {
        guard let headers = Headers<Entry>(among: first, ignoring: ignoring) else { throw Refusal("import_empty") }
        self.headers = headers
        self.vocabulary = vocabulary
    }

    /// The number of the row of headers.
    public var headerRow: Int { headers.row.number }
    /// What is wrong with the headers. With any of them nothing is imported.
    public var problems: [ImportProblem] { headers.problems }

    /// Whether the table has a column, by its key.
    public func has(_ key: String) -> Bool { headers.keys.contains(key) }

    /// Rows as they are understood, each with all that is wrong with it. They are those of a whole table as far as groups go:
    /// in a group's first row stands what must be there.
    @specialized(where Entry == PersonEntry)  // Files of a million rows have persons.
    public func rows(_ entered: [EnteredRow]) -> [ImportRow<Entry>] {
        var rows = entered.map { ImportRow<Entry>($0, under: headers.places) }
        // A column at a time: what a column knows isn't fetched for each cell.
        for (column, position) in headers.positions {
            for index in rows.indices {
                if let value = entered[index][position] { rows[index].take(value, of: column, vocabulary) }
            }
        }
        var groups: Set<String> = []
        for index in rows.indices {
            for (column, reason) in rows[index].entry.complete() { rows[index].refuse(reason, column: column) }
            if let group = rows[index].entry.group, !groups.insert(group).inserted { continue }
            for choices in Entry.required where !choices.contains(where: rows[index].isFilled) {
                guard let column = choices.first(where: headers.keys.contains) else { continue }
                rows[index].refuse(
                    Refusal("import_cell_missing", ["expected": ImportRow<Entry>.expected(column)]), column: column)
            }
        }
        return rows
    }
}

/// In which columns something stands, to find those without a header.
public struct SeenColumns: Sendable {
    /// Whether a column has a header; those beyond the last have none.
    private let headed: [Bool]
    private let headerRow: Int
    /// The first row of each column that has no header, and what stands in it.
    private var strays: [Int: (row: Int, found: String)] = [:]

    public init<Entry>(_ reading: ImportReading<Entry>) {
        headed = reading.headers.row.values.map { $0 != nil }
        headerRow = reading.headerRow
    }

    public mutating func note(_ row: EnteredRow) {
        for (column, value) in row.values.enumerated() where column >= headed.count || !headed[column] {
            if let value, strays[column] == nil { strays[column] = (row.number, value.shown) }
        }
    }

    /// What was seen in other rows.
    public mutating func add(_ others: SeenColumns) {
        strays.merge(others.strays) { $0.row < $1.row ? $0 : $1 }
    }

    /// What is wrong with the headers, as the rows below them show.
    public var problems: [ImportProblem] {
        strays.sorted { $0.key < $1.key }.map { column, stray in
            ImportProblem(
                row: stray.row, place: place(column, stray.row), column: nil, header: nil, found: stray.found,
                expected: nil, reason: Refusal("import_header_empty", ["row": String(headerRow)]))
        }
    }
}

/// The row of headers, and what they mean.
private struct Headers<Entry: ImportEntry>: Sendable {
    let row: EnteredRow
    /// The columns' keys by position.
    private(set) var columns: [Int: String] = [:]
    /// Where a row's cells are found by key.
    private(set) var places: ImportPlaces
    /// The positions in the order of the entry's columns.
    private(set) var positions: [(column: ImportColumn<Entry>, position: Int)] = []
    private(set) var keys: Set<String> = []
    private(set) var problems: [ImportProblem] = []

    /// Looks for it among the first rows: the one with the most known headers, since a title may stand above it.
    init?(among rows: [EnteredRow], ignoring: [String]) {
        let known = { (row: EnteredRow) in row.cells.count { Entry.key(of: $0.value.shown) != nil } }
        guard let best = rows.prefix(20).enumerated().max(by: { (known($0.1), -$0.0) < (known($1.1), -$1.0) })?.1 else {
            return nil
        }
        row = best
        places = ImportPlaces(headers: best, positions: [:])
        let ignored = Set(ignoring.map(ImportWords.folded))
        var seen: [String: String] = [:]
        for (column, value) in best.cells {
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
        keys = Set(columns.values)
        // Of a header that stands there twice the last one counts; with a problem nothing is imported anyway.
        let byKey = Dictionary(columns.map { ($0.value, $0.key) }, uniquingKeysWith: max)
        places = ImportPlaces(headers: best, positions: byKey)
        positions = Entry.columns.compactMap { column in byKey[column.key].map { (column, $0) } }
        for choices in Entry.required where keys.isDisjoint(with: choices) {
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
    fileprivate mutating func take(
        _ value: EnteredValue, of column: ImportColumn<Entry>, _ vocabulary: ImportVocabulary
    ) {
        if column.take(value, vocabulary, &entry) { return }
        if case .fault(let fault) = value {
            refuse(Refusal("import_cell_fault", ["found": fault]), column: column.key)
        } else {
            refuse(
                Refusal("import_cell_unreadable", ["found": value.shown, "expected": column.expected]),
                column: column.key)
        }
    }

    fileprivate func isFilled(_ key: String) -> Bool { cell(key) != nil }

    static func expected(_ key: String) -> String { Entry.columns.first { $0.key == key }?.expected ?? "" }
}

/// `C7` for the third column of row 7.
func place(_ column: Int, _ row: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters + String(row)
}
