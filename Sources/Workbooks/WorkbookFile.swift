import Foundation

/// A file of rows that somebody made elsewhere: an .xlsx workbook, or text with commas, semicolons or tabs.
///
/// Which of them it is, is told by its content and not by its name.
public struct WorkbookFile: Sendable {
    /// The file's name, without folders.
    public let name: String
    /// As it is stored.
    public let bytes: [UInt8]
    private let content: Content
    private let limits: WorkbookLimits

    private enum Content: Sendable {
        case workbook(XlsxReading)
        case text
    }

    /// Reads the file at `path` into memory and looks what it is.
    ///
    /// - Throws: `WorkbookError`.
    public init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
        try self.init(bytes: Self.bytes(at: path, limits), name: (path as NSString).lastPathComponent, limits: limits)
    }

    /// Looks what a file is, whose content is here already.
    ///
    /// - `name`: what errors call it.
    /// - Throws: `WorkbookError`.
    public init(bytes: [UInt8], name: String, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
        self.name = name
        self.bytes = bytes
        self.limits = limits
        let kind = FileKind(bytes)
        let limit = kind == .text ? limits.textBytes : limits.fileBytes
        guard bytes.count <= limit else { throw WorkbookError(.tooLarge(bytes: bytes.count, limit: limit), name) }
        switch kind {
        case .empty: throw WorkbookError(.empty, name)
        case .zip: content = .workbook(try XlsxReading(bytes, name: name, limits: limits))
        case .oldOffice: throw WorkbookError(.oldOrLocked, name)
        case .other(let kind): throw WorkbookError(.otherKind(kind), name)
        case .text: content = .text
        }
    }

    /// The names of its visible sheets, in their order; none for a text file.
    public var sheetNames: [String] {
        if case .workbook(let reading) = content { reading.sheets.filter { !$0.isHidden }.map(\.name) } else { [] }
    }

    /// Reads a sheet.
    ///
    /// - `named`: which one, letters' case aside; the first visible one if nil.
    /// - `encoding`: how a text file is encoded; found out from its bytes (UTF-8, UTF-16) if nil.
    /// - Throws: `WorkbookError`.
    public func sheet(named wanted: String? = nil, encoding: String? = nil) throws(WorkbookError) -> Sheet {
        var source = try rows(named: wanted, encoding: encoding)
        var rows: [Sheet.Row] = []
        while let row = try source.next() { rows.append(row) }
        return Sheet(name: source.sheetName, rows: rows)
    }

    /// The rows of a sheet, handed out one at a time: those of a text file are cut from its bytes meanwhile, so that it may be
    /// of any length that the limits allow. The parameters are those of `sheet(named:encoding:)`.
    ///
    /// - Throws: `WorkbookError`.
    public func rows(named wanted: String? = nil, encoding: String? = nil) throws(WorkbookError) -> SheetRows {
        switch content {
        case .workbook(let reading):
            guard encoding == nil else { throw WorkbookError(.encodingOfWorkbook, name) }
            let sheet = try reading.sheet(named: wanted)
            return SheetRows(.sheet(rows: sheet.rows[...]), sheetName: sheet.name)
        case .text:
            guard wanted == nil else { throw WorkbookError(.sheetOfText, name) }
            let text = try TextDecoding(name: name).utf8(bytes, encoding: encoding)
            return SheetRows(.text(SeparatedText(text, name: name, limits: limits).rows), sheetName: nil)
        }
    }

    private static func bytes(at path: String, _ limits: WorkbookLimits) throws(WorkbookError) -> [UInt8] {
        let name = (path as NSString).lastPathComponent
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw WorkbookError(.missing, path)
        }
        guard !isFolder.boolValue else { throw WorkbookError(.isFolder, path) }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            // One byte more than is allowed tells that there is more, however long the file is.
            let most = max(limits.fileBytes, limits.textBytes)
            let data = try handle.read(upToCount: most + 1) ?? Data()
            if data.count > most { throw WorkbookError(.tooLarge(bytes: data.count, limit: most), name) }
            return [UInt8](data)
        } catch let error as WorkbookError {
            throw error
        } catch {
            throw WorkbookError(.unreadable("it may not be opened by this user, or the disk fails"), path)
        }
    }
}

/// What a file is, by its first bytes.
enum FileKind: Equatable {
    case empty, zip, oldOffice, text
    case other(String)

    init(_ bytes: [UInt8]) {
        if bytes.isEmpty {
            self = .empty
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .oldOffice
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .other("a PDF")
        } else if bytes.starts(with: Array("{\\rtf".utf8)) {
            self = .other("a text document")
        } else if Self.isMarkup(bytes) {
            self = .other("a page or another XML file")
        } else {
            self = .text
        }
    }

    /// Some programs call an HTML table `.xls`.
    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(200), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            .lowercased()
        return ["<html", "<!doctype", "<?xml", "<table"].contains { start.hasPrefix($0) }
    }
}
