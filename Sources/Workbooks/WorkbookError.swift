/// Why a file can't be read or written. Its description is one sentence for people.
public struct WorkbookError: Error, Sendable, Equatable {
    public let reason: Reason
    /// The file's name, as it was given.
    public let file: String

    init(_ reason: Reason, _ file: String) {
        self.reason = reason
        self.file = file
    }

    public enum Reason: Sendable, Equatable {
        case missing
        case isFolder
        case unreadable(String)
        case empty
        case tooLarge(bytes: Int, limit: Int)
        case tooLargeUnzipped(limit: Int)
        case tooManyRows(limit: Int)
        case tooManyColumns(row: Int, limit: Int)
        case cellTooLong(place: String, limit: Int)
        /// `.xls`, or a workbook with a password, which look alike.
        case oldOrLocked
        case otherKind(String)
        case notAWorkbook
        case broken(String)
        case encrypted
        case noSheet(String, among: [String])
        case noSheets
        case encodingOfWorkbook
        case sheetOfText
        case unknownEncoding(String)
        case notInEncoding(String, row: Int)
        case notText
        case openQuote(row: Int)
        case thereAlready
        case notWritten(String)
    }
}

extension WorkbookError: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .missing: "There is no file \(file); check the path."
        case .isFolder: "\(file) is a folder; name a file in it."
        case .unreadable(let why): "\(file) can't be read: \(why)."
        case .empty: "\(file) is empty; expected a row of headers and rows below it."
        case .tooLarge(let bytes, let limit):
            "\(file) has \(Self.size(bytes)), more than the \(Self.size(limit)) that are read; split it."
        case .tooLargeUnzipped(let limit):
            "\(file) unzips to more than the \(Self.size(limit)) that are read; split it."
        case .tooManyRows(let limit): "\(file) has more than the \(limit) rows that are read; split it."
        case .tooManyColumns(let row, let limit):
            "Row \(row) of \(file) goes beyond the \(limit) columns that are read; remove what stands there."
        case .cellTooLong(let place, let limit):
            "The cell \(place) of \(file) has more than the \(limit) characters that are read; shorten it."
        case .oldOrLocked:
            "\(file) is a workbook of the old kind (.xls) or has a password; save it as .xlsx without one."
        case .otherKind(let kind): "\(file) is \(kind); save it as .xlsx or CSV."
        case .notAWorkbook: "\(file) is a zip file, but no .xlsx workbook; save it as .xlsx or CSV."
        case .broken(let what):
            "\(file) is a broken workbook (\(what)); open it in a spreadsheet program and save it anew."
        default: more
        }
    }

    private var more: String {
        switch reason {
        case .encrypted: "\(file) has a password; save it without one."
        case .noSheet(let name, let names):
            "\(file) has no sheet “\(name)”; it has \(names.map { "“\($0)”" }.joined(separator: ", "))."
        case .noSheets: "\(file) has no sheet to read."
        case .encodingOfWorkbook: "\(file) is a workbook, which says itself how it is encoded; leave the encoding out."
        case .sheetOfText: "\(file) is a text file and has no sheets; leave the sheet out."
        case .unknownEncoding(let name):
            "There is no encoding “\(name)”; give one such as utf-8, utf-16le or windows-1251."
        case .notInEncoding(let name, let row):
            "Row \(row) of \(file) isn't \(name); name the encoding that it is in, such as --encoding windows-1251, or save it as UTF-8."
        case .notText: "\(file) is no text file; expected .xlsx or CSV."
        case .openQuote(let row):
            "Row \(row) of \(file) opens a quotation mark that never closes; close it, or double it if it belongs to the text."
        case .thereAlready: "\(file) is there already; choose another name, or remove it first."
        case .notWritten(let why): "\(file) can't be written: \(why)."
        default: "\(file) can't be read."
        }
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1024: "\(bytes) bytes"
        case ..<(1 << 20): "\((bytes + 1023) >> 10) KiB"
        default: "\((bytes + (1 << 20) - 1) >> 20) MiB"
        }
    }
}
