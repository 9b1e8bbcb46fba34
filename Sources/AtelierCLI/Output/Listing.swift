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

    /// Writes it to stdout.
    func put(as format: ListingFormat) {
        switch format {
        case .table: Terminal.put(rows.isEmpty ? empty : table)
        case .json: Terminal.put(JSONText.of(json))
        case .csv: Terminal.put(csv)
        }
    }

    /// An array of objects.
    var json: Value {
        .list(rows.map { row in .object(forPrograms.map { Value.Member($0.key, $0.value(row)) }) })
    }

    private var forPrograms: [Column<Row>] { columns.filter { !$0.isForPeople } }

    private var table: String {
        let shown = columns.filter { $0.header != nil }
        var table = Table(columns: shown.map { Table.Head(text: $0.header ?? "", isRight: $0.isRight) })
        for row in rows { table.add(shown.map { $0.value(row) }) }
        return table.text
    }

    private var csv: String {
        CSVText.of(header: forPrograms.map(\.key), rows: rows.map { row in forPrograms.map { $0.value(row) } })
    }
}
