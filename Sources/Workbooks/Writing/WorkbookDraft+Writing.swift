import CXlsxWriter
import Foundation

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
        let pen = Pen(book)
        for sheet in sheets { pen.put(sheet) }
        let result = workbook_close(book)
        guard result == LXW_NO_ERROR else {
            // Half a file helps nobody; if it can't be removed either, the sentence below is still the right one.
            try? FileManager.default.removeItem(atPath: path)
            throw WorkbookError(.notWritten(String(cString: lxw_strerror(result))), path)
        }
    }
}

/// Puts sheets into a workbook. What libxlsxwriter hands out here, it frees when the workbook is closed.
private struct Pen {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let head: UnsafeMutablePointer<lxw_format>?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        head = workbook_add_format(book)
        format_set_bold(head)
        format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_num_format(head, "@")
    }

    func put(_ draft: SheetDraft) {
        guard let sheet = workbook_add_worksheet(book, draft.name) else { return }
        for (index, column) in draft.columns.enumerated() { put(column, at: UInt16(index), in: sheet) }
        let body = workbook_add_format(book)
        format_set_text_wrap(body)
        format_set_align(body, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        for (row, cells) in draft.rows.enumerated() {
            for (column, text) in cells.enumerated() where !text.isEmpty {
                worksheet_write_string(sheet, UInt32(row + 1), UInt16(column), text, body)
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        if draft.isHidden { worksheet_hide(sheet) }
    }

    private func put(_ column: ColumnDraft, at index: UInt16, in sheet: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_column(sheet, index, index, Double(column.width), format(column.format))
        worksheet_write_string(sheet, 0, index, column.header, head)
        if let note = column.note { worksheet_write_comment(sheet, 0, index, note) }
        if let choices = column.choices { offer(choices, at: index, in: sheet) }
    }

    private func format(_ kind: ColumnDraft.Format) -> UnsafeMutablePointer<lxw_format>? {
        let format = workbook_add_format(book)
        switch kind {
        case .text: format_set_num_format(format, "@")
        case .wrapped: format_set_text_wrap(format)
        case .day: format_set_num_format(format, "yyyy-mm-dd")
        case .dayAndTime: format_set_num_format(format, "yyyy-mm-dd hh:mm")
        case .time: format_set_num_format(format, "hh:mm")
        case .number: format_set_num_format(format, "0")
        }
        return format
    }

    /// A drop-down list for all rows below the header.
    private func offer(
        _ choices: ColumnDraft.Choices, at column: UInt16, in sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        choices.source.withCString { source in
            choices.sentence.withCString { sentence in
                var rule = lxw_data_validation()
                rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                rule.value_formula = UnsafeMutablePointer(mutating: source)
                rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
                rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
                rule.error_type = UInt8(
                    choices.isClosed
                        ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
                rule.error_message = UnsafeMutablePointer(mutating: sentence)
                worksheet_data_validation_range(sheet, 1, column, 1_048_575, column, &rule)
            }
        }
    }
}
