import Workbooks

/// A zip file made byte by byte, its parts stored as they are, so that a test says exactly what is in a workbook.
struct TestArchive {
    private var parts: [(path: String, content: [UInt8])] = []

    init(_ parts: [(String, String)]) { self.parts = parts.map { ($0.0, Array($0.1.utf8)) } }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (path, content) in parts {
            let name = Array(path.utf8)
            let offset = file.count
            let facts =
                words([20, 0, 0, 0, 0x21]) + long(crc(content)) + long(content.count) + long(content.count)
                + words([name.count, 0])
            file += long(0x0403_4B50) + facts + name + content
            directory += long(0x0201_4B50) + words([20]) + facts + words([0, 0, 0]) + long(0) + long(offset) + name
        }
        let start = file.count
        return file + directory + long(0x0605_4B50) + words([0, 0, parts.count, parts.count])
            + long(directory.count) + long(start) + words([0])
    }

    private func words(_ numbers: [Int]) -> [UInt8] {
        numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private func long(_ number: Int) -> [UInt8] { words([number & 0xFFFF, number >> 16]) }

    private func crc(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(~crc)
    }
}

/// A workbook of one or more sheets, from their XML.
struct TestWorkbook {
    var sheets: [(name: String, state: String, data: String)]
    var sharedStrings = ""
    /// Format codes of the cell styles 1, 2 …; style 0 is General.
    var formats: [String] = []
    var is1904 = false

    /// - Parameter data: the rows of its only sheet.
    init(_ data: String) { sheets = [("Sheet1", "", data)] }

    var archive: TestArchive {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let relations = sheets.indices.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(links)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
        }
        let entries = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" \($1.state) r:id=\"r\($0)\"/>"
        }
        let custom = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
        return TestArchive(
            [
                (
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"a\" Type=\"\(links)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
                (
                    "xl/workbook.xml",
                    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><workbookPr date1904=\"\(is1904)\"/><sheets>\(entries.joined())</sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships>\(relations.joined())<Relationship Id=\"ss\" Type=\"\(links)/sharedStrings\" Target=\"/xl/strings.xml\"/><Relationship Id=\"st\" Type=\"\(links)/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
                ("xl/strings.xml", "<sst xmlns=\"\(main)\">\(sharedStrings)</sst>"),
                (
                    "xl/styles.xml",
                    "<styleSheet><numFmts>\(custom.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
                ),
            ]
                + sheets.enumerated().map {
                    ("xl/worksheets/s\($0).xml", "<worksheet><sheetData>\($1.data)</sheetData></worksheet>")
                })
    }

    func file(limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) -> WorkbookFile {
        try WorkbookFile(bytes: archive.bytes, name: "people.xlsx", limits: limits)
    }
}

extension Sheet {
    /// Rows as `3: A=Ani C=12`, to be compared.
    var told: [String] {
        rows.map { row in
            "\(row.number): "
                + row.cells.map { "\(Cell.letters(ofColumn: $0.column))=\($0.value.told)" }.joined(separator: " ")
        }
    }
}

extension Cell.Value {
    var told: String {
        switch self {
        case .text(let text): text
        case .number(let number): "#\(number)"
        case .flag(let flag): flag ? "yes" : "no"
        case .fault(let fault): "!\(fault)"
        case .time(let time): "\(time.hour)h\(time.minute)"
        case .day(let day, let time):
            "\(day.year)-\(day.month)-\(day.day)" + (time.map { "T\($0.hour)h\($0.minute)" } ?? "")
        }
    }
}

/// The reason of what a body throws; nil if it throws nothing.
func reason(_ body: () throws(WorkbookError) -> Void) -> WorkbookError.Reason? {
    do {
        try body()
        return nil
    } catch {
        return error.reason
    }
}
