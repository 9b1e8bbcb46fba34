/// How large a file may be before it is refused: what comes from outside must not fill the memory.
public struct WorkbookLimits: Sendable {
    /// Bytes of the file as it is stored.
    public var fileBytes: Int
    /// Bytes of all its parts once unzipped, counted while they are read and not as the file claims.
    public var unzippedBytes: Int
    public var rows: Int
    public var columns: Int
    /// Characters of a cell.
    public var cellLength: Int

    /// Without arguments: 64 MiB, 512 MiB unzipped, and what a sheet of a spreadsheet program can hold, but 1,024 columns.
    public init(
        fileBytes: Int = 64 << 20, unzippedBytes: Int = 512 << 20, rows: Int = 1_048_576, columns: Int = 1_024,
        cellLength: Int = 32_767
    ) {
        self.fileBytes = fileBytes
        self.unzippedBytes = unzippedBytes
        self.rows = rows
        self.columns = columns
        self.cellLength = cellLength
    }
}
