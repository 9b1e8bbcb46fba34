/// A column of a listing, declared once for every format.
struct Column<Row> {
    /// The member's name in JSON and the header in CSV, in snake_case: scripts rely on it.
    let key: String
    /// The header in a table, or nil for what only scripts want.
    let header: String?
    let isRight: Bool
    /// Only tables have it; scripts have the same in fields of their own.
    let isForPeople: Bool
    let value: (Row) -> Value

    /// Without a header it is left out of tables.
    init(
        _ key: String, _ header: String?, isRight: Bool = false, isForPeople: Bool = false,
        _ value: @escaping (Row) -> Value
    ) {
        self.key = key
        self.header = header
        self.isRight = isRight
        self.isForPeople = isForPeople
        self.value = value
    }
}

/// Rows and how they are shown: the one way in which every `list` and `show` speaks, whatever the format.
struct Listing<Row> {
    let columns: [Column<Row>]
    let rows: [Row]
    /// What a table says when there are no rows.
    let empty: String

    /// Writes it, to stdout or as a workbook where the options say.
    ///
    /// - Throws: `WorkbookError`.
    func put(as options: ListingOptions) throws { try put(as: options.format, in: options.workbook) }

    func put(as format: ListingFormat, in workbook: WorkbookOptions) throws {
        switch format {
        case .table: Terminal.put(text)
        case .xlsx: try workbook.put([sheet("List")])
        case .json: Terminal.put(JSONText.of(json))
        case .csv: Terminal.put(csv)
        }
    }

    /// An array of objects.
    var json: Value {
        .list(rows.map { row in .object(forPrograms.map { Value.Member($0.key, $0.value(row)) }) })
    }

    private var forPrograms: [Column<Row>] { columns.filter { !$0.isForPeople } }
    var forPeople: [Column<Row>] { columns.filter { $0.header != nil } }

    /// A table, or what there is to say without rows.
    var text: String {
        guard !rows.isEmpty else { return empty }
        var table = Table(columns: forPeople.map { Table.Head(text: $0.header ?? "", isRight: $0.isRight) })
        for row in rows { table.add(forPeople.map { $0.value(row) }) }
        return table.text
    }

    private var csv: String {
        CSVText.of(header: forPrograms.map(\.key), rows: rows.map { row in forPrograms.map { $0.value(row) } })
    }
}
