import CXlsxWriter

/// Puts sheets into a workbook. What libxlsxwriter hands out here, it frees when the workbook is closed.
struct Pen {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let head: UnsafeMutablePointer<lxw_format>?
    /// The first thing that went wrong.
    private(set) var failure: lxw_error?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        head = workbook_add_format(book)
        format_set_bold(head)
        format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_num_format(head, "@")
    }

    mutating func note(_ result: lxw_error) {
        if failure == nil, result != LXW_NO_ERROR { failure = result }
    }

    mutating func put(_ draft: SheetDraft) {
        guard let sheet = workbook_add_worksheet(book, draft.name) else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        for (index, column) in draft.columns.enumerated() { put(column, at: UInt16(index), in: sheet) }
        let formats = Formats(book)
        for (row, cells) in draft.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                if let cell { put(cell, UInt32(row + 1), UInt16(column), in: sheet, formats) }
            }
        }
        for (index, line) in draft.footnotes.enumerated() {
            note(worksheet_write_string(sheet, UInt32(draft.rows.count + 2 + index), 0, line, nil))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        if draft.isHidden { worksheet_hide(sheet) }
    }

    /// How cells look below the headers.
    private struct Formats {
        let text, number, day, dayAndTime, time: UnsafeMutablePointer<lxw_format>?

        init(_ book: UnsafeMutablePointer<lxw_workbook>) {
            func format(_ look: String?) -> UnsafeMutablePointer<lxw_format>? {
                let format = workbook_add_format(book)
                format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
                if let look { format_set_num_format(format, look) }
                return format
            }
            text = format(nil)
            format_set_text_wrap(text)
            number = format(nil)
            day = format("yyyy-mm-dd")
            dayAndTime = format("yyyy-mm-dd hh:mm")
            time = format("hh:mm")
        }
    }

    private mutating func put(
        _ value: Cell.Value, _ row: UInt32, _ column: UInt16, in sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ formats: Formats
    ) {
        switch value {
        case .text(let text), .fault(let text):
            note(worksheet_write_string(sheet, row, column, Self.fitting(text), formats.text))
        case .number(let digits):
            if let number = Double(digits) {
                note(worksheet_write_number(sheet, row, column, number, formats.number))
            } else {
                note(worksheet_write_string(sheet, row, column, Self.fitting(digits), formats.text))
            }
        case .flag(let flag): note(worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, formats.number))
        case .time(let time):
            var moment = Self.moment(nil, time)
            note(worksheet_write_datetime(sheet, row, column, &moment, formats.time))
        // The calendar of spreadsheets begins in 1900.
        case .day(let day, _) where day.year < 1900:
            let digits = String(day.year)
            let year = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            let shown = [year, Self.twoDigits(day.month), Self.twoDigits(day.day)].joined(separator: "-")
            note(worksheet_write_string(sheet, row, column, shown, formats.text))
        case .day(let day, let time):
            var moment = Self.moment(day, time)
            let look = time == nil ? formats.day : formats.dayAndTime
            note(worksheet_write_datetime(sheet, row, column, &moment, look))
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func moment(_ day: Cell.Day?, _ time: Cell.Time?) -> lxw_datetime {
        lxw_datetime(
            year: Int32(day?.year ?? 0), month: Int32(day?.month ?? 0), day: Int32(day?.day ?? 0),
            hour: Int32(time?.hour ?? 0), min: Int32(time?.minute ?? 0), sec: Double(time?.second ?? 0))
    }

    /// A cell holds 32,767 UTF-16 units at most: what is longer ends in an ellipsis.
    private static func fitting(_ text: String) -> String {
        guard text.utf16.count > 32_767 else { return text }
        var cut = text[...]
        while cut.utf16.count > 32_766 { cut.removeLast(max(1, (cut.utf16.count - 32_766) / 8)) }
        return cut + "…"
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
        case .plain: break
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
