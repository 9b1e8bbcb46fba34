/// A workbook to be written.
public struct WorkbookDraft: Sendable {
    public var sheets: [SheetDraft]

    public init(sheets: [SheetDraft]) { self.sheets = sheets }
}

/// A sheet to be written: a row of headers in bold that stays in sight, and rows below it.
public struct SheetDraft: Sendable {
    public var name: String
    public var columns: [ColumnDraft]
    /// Below the headers; nil is an empty cell.
    public var rows: [[Cell.Value?]]
    /// Below the rows and an empty line, a line each: what must be said with them.
    public var footnotes: [String]
    /// For lists that only drop-down lists refer to.
    public var isHidden: Bool

    public init(
        name: String, columns: [ColumnDraft], rows: [[Cell.Value?]] = [], footnotes: [String] = [],
        isHidden: Bool = false
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.footnotes = footnotes
        self.isHidden = isHidden
    }
}

/// A column to be written.
public struct ColumnDraft: Sendable {
    public var header: String
    /// In characters.
    public var width: Int
    public var format: Format
    /// What a comment at the header says; nil: no comment.
    public var note: String?
    /// Offers what stands in another sheet as a drop-down list; anything else is refused with a sentence if `isClosed`.
    public var choices: Choices?

    /// How cells that are still empty take what is typed in; `plain` leaves that to the program.
    public enum Format: Sendable { case plain, text, wrapped, day, dayAndTime, time, number }

    public struct Choices: Sendable {
        /// Cells, such as `=Lists!$A$1:$A$4`.
        public var source: String
        public var isClosed: Bool
        public var sentence: String

        public init(source: String, isClosed: Bool, sentence: String) {
            self.source = source
            self.isClosed = isClosed
            self.sentence = sentence
        }
    }

    public init(header: String, width: Int = 16, format: Format = .text, note: String? = nil, choices: Choices? = nil) {
        self.header = header
        self.width = width
        self.format = format
        self.note = note
        self.choices = choices
    }
}
