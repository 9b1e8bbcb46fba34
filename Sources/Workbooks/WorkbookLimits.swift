/// How large a file may be before it is refused: what comes from outside must not fill the memory.
public struct WorkbookLimits: Sendable {
    /// Bytes of a workbook as it is stored.
    public var fileBytes: Int
    /// Bytes of a text file.
    public var textBytes: Int
    /// Bytes of all its parts once unzipped, counted while they are read and not as the file claims.
    public var unzippedBytes: Int
    public var rows: Int
    /// Rows of a text file.
    public var textRows: Int
    public var columns: Int
    /// Characters of a cell.
    public var cellLength: Int

    /// Without arguments: of a workbook 64 MiB, 512 MiB unzipped, and what a sheet of a spreadsheet program can hold, but
    /// 1,024 columns; of a text file 1 GiB and ten million rows.
    public init(
        fileBytes: Int = 64 << 20, textBytes: Int = 1 << 30, unzippedBytes: Int = 512 << 20, rows: Int = 1_048_576,
        textRows: Int = 10_000_000, columns: Int = 1_024, cellLength: Int = 32_767
    ) {
        self.fileBytes = fileBytes
        self.textBytes = textBytes
        self.unzippedBytes = unzippedBytes
        self.rows = rows
        self.textRows = textRows
        self.columns = columns
        self.cellLength = cellLength
    }
}
