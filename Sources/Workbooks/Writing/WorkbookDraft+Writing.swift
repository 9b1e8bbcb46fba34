import CXlsxWriter
public import Foundation

extension WorkbookDraft {
    /// Writes the workbook as .xlsx to a file that isn't there yet; either the whole file or none.
    ///
    /// - Throws: `WorkbookError`.
    public func write(to path: String) throws(WorkbookError) {
        guard !FileManager.default.fileExists(atPath: path) else { throw WorkbookError(.thereAlready, path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw WorkbookError(.notWritten("its folder isn't there, or isn't this user's to write to"), path)
        }
        guard let book = workbook_new(path) else { throw WorkbookError(.notWritten("there is no memory left"), path) }
        var pen = Pen(book)
        for sheet in sheets { pen.put(sheet) }
        pen.note(workbook_close(book))
        if let failure = pen.failure {
            // Half a file helps nobody; if it can't be removed either, the sentence below is still the right one.
            try? FileManager.default.removeItem(atPath: path)
            throw WorkbookError(.notWritten(String(cString: lxw_strerror(failure))), path)
        }
    }

    /// The workbook as .xlsx, for where there is no file: the library can only write files, so one stands in for a moment.
    ///
    /// - Throws: `WorkbookError`.
    public func bytes() throws(WorkbookError) -> Data {
        let temporary = FileManager.default.temporaryDirectory.path
        var folder = Array("\(temporary)/atelier-XXXXXX".utf8CString)
        guard mkdtemp(&folder) != nil else { throw WorkbookError(.notWritten("nothing can be put there"), temporary) }
        let name = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // What can't be removed there the system removes some day.
        defer { try? FileManager.default.removeItem(atPath: name) }
        try write(to: name + "/list.xlsx")
        do {
            return try Data(contentsOf: URL(fileURLWithPath: name + "/list.xlsx"))
        } catch {
            throw WorkbookError(.unreadable("it is gone again"), name + "/list.xlsx")
        }
    }
}
