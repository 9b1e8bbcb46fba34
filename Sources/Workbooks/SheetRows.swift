/// The rows of a sheet that hold something, in their order, one at a time.
public struct SheetRows: Sendable {
    enum Source: Sendable {
        case sheet(rows: ArraySlice<Sheet.Row>)
        case text(SeparatedText.Rows)
    }

    /// The sheet's name; nil for a text file.
    public let sheetName: String?
    private var source: Source

    init(_ source: Source, sheetName: String?) {
        self.source = source
        self.sheetName = sheetName
    }

    /// - Returns: the next row; nil after the last.
    /// - Throws: `WorkbookError` for a row that can't be read.
    public mutating func next() throws(WorkbookError) -> Sheet.Row? {
        switch source {
        case .sheet(var rows):
            let row = rows.popFirst()
            source = .sheet(rows: rows)
            return row
        case .text(var rows):
            // Taken out meanwhile, so that it isn't copied.
            source = .sheet(rows: [])
            let row = try rows.next()
            source = .text(rows)
            return row
        }
    }
}
