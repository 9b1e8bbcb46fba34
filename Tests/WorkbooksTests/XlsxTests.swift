import Testing
import Workbooks

@Suite("Reading .xlsx")
struct XlsxTests {
    @Test("Shared, inline and rich texts are read whole; phonetic readings are left out; blank is nothing")
    func texts() throws {
        var book = TestWorkbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c></row>
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="str"><f>A1</f><v>computed</v></c><c r="C2" t="inlineStr"><is><t> </t></is></c></row>
            """)
        book.sharedStrings =
            "<si><t>Անահիտ</t></si><si><r><rPr><b/></rPr><t>Rich</t></r><r><t xml:space=\"preserve\"> text</t></r>"
            + "<rPh><t>reading</t></rPh></si><si><t>a_x000A_b &amp; _x005F_x0041_</t></si>"
        #expect(
            try book.file().sheet().told == ["1: A=Անահիտ B=Rich text C=inline", "2: A=a\nb & _x0041_ B=computed"])
    }

    @Test("Numbers have no float's tail, no exponent, and long ones keep their digits")
    func numbers() throws {
        let stored = [
            "1", "0.1", "0.30000000000000004", "37410123456", "3.7410123456E10", "1.0000000000000002E-2", "-12", "1E3",
            "12345678901234567", "1990.0", "1.5",
        ]
        let book = TestWorkbook("<row>" + stored.map { "<c><v>\($0)</v></c>" }.joined() + "</row>")
        #expect(
            try book.file().sheet().rows[0].cells.map(\.value.told) == [
                "#1", "#0.1", "#0.3", "#37410123456", "#37410123456", "#0.01", "#-12", "#1000", "#12345678901234567",
                "#1990", "#1.5",
            ])
    }

    @Test(
        "A number is a day or a time by its format, in either calendar",
        arguments: [
            ("yyyy-mm-dd", "43389", false, "2018-10-16"), ("dd/mm/yyyy hh:mm", "43389.375", false, "2018-10-16T9h0"),
            ("[h]:mm", "0.375", false, "9h0"), ("hh:mm", "0.99999999", false, "2 ½"),
            ("mmm", "43389", false, "2018-10-16"),
            ("yyyy-mm-dd", "41927", true, "2018-10-16"), ("d.m.yy", "1", false, "1900-1-1"),
            ("d.m.yy", "59", false, "1900-2-28"), ("d.m.yy", "61", false, "1900-3-1"),
            ("d.m.yy", "0", true, "1904-1-1"),
            ("d.m.yy", "2958465", false, "9999-12-31"), ("d.m.yy", "2958466", false, "#2958466"),
            ("d.m.yy", "-1", false, "#-1"), ("0.00\\ \"days\"", "3", false, "#3"), ("[Red]0;[Blue]d", "3", false, "#3"),
            ("#,##0.00_-", "3.5", false, "#3.5"), ("[$-409]d mmm yyyy", "43389", false, "2018-10-16"),
            ("General", "43389", false, "#43389"), ("0.00E+00", "43389", false, "#43389"),
            ("yyyy-mm-dd hh:mm", "43389", false, "2018-10-16T0h0"),
        ])
    func days(_ format: String, _ stored: String, _ is1904: Bool, _ expected: String) throws {
        var book = TestWorkbook("<row><c s=\"1\"><v>\(stored)</v></c></row>")
        book.formats = [format.replacing("\"", with: "&quot;")]
        book.is1904 = is1904
        // A second short of midnight rounds up to the next day.
        let wanted = expected == "2 ½" ? (is1904 ? "1904-1-2T0h0" : "1900-1-1T0h0") : expected
        #expect(try book.file().sheet().rows[0].cells[0].value.told == wanted)
    }

    @Test("Booleans, errors, ISO days and formulas without a result are what they are")
    func others() throws {
        let book = TestWorkbook(
            """
            <row r="4"><c r="B4" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2018-10-16T09:30:00</v></c>\
            <c r="AB4"><f>1+1</f></c><c r="AC4"/></row>
            """)
        #expect(
            try book.file().sheet().told == [
                "4: B=yes C=!#N/A D=2018-10-16T9h30 AB=!a formula without its result"
            ])
    }

    @Test("Rows and cells without a place follow each other; empty rows count; missing cells leave a gap")
    func places() throws {
        let book = TestWorkbook(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r=\"C3\"><v>3</v></c><c><v>4</v></c></row>"
                + "<row r=\"10\"><c><v>5</v></c></row>")
        #expect(try book.file().sheet().told == ["1: A=#1 B=#2", "3: C=#3 D=#4", "10: A=#5"])
    }

    @Test("The first visible sheet is read, another by name whatever its letters' case; one that isn't there is named")
    func sheets() throws {
        var book = TestWorkbook("<row><c><v>1</v></c></row>")
        book.sheets = [
            ("Lists", "state=\"hidden\"", "<row><c><v>0</v></c></row>"), ("People", "", "<row><c><v>1</v></c></row>"),
            ("Others &amp; more", "", "<row><c><v>2</v></c></row>"),
        ]
        let file = try book.file()
        #expect(file.sheetNames == ["People", "Others & more"])
        #expect(try file.sheet().told == ["1: A=#1"])
        #expect(try file.sheet(named: "others & MORE").told == ["1: A=#2"])
        #expect(
            reason { () throws(WorkbookError) in _ = try file.sheet(named: "X") }
                == .noSheet("X", among: ["People", "Others & more"]))
        #expect(reason { () throws(WorkbookError) in _ = try file.sheet(encoding: "utf-8") } == .encodingOfWorkbook)
    }

    @Test("What is too large is refused while it is read, not after")
    func limits() throws {
        let many = TestWorkbook(
            (1...20).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"inlineStr\"><is><t>abcdef</t></is></c></row>" }
                .joined())
        func refused(_ limits: WorkbookLimits) -> WorkbookError.Reason? {
            reason { () throws(WorkbookError) in _ = try many.file(limits: limits).sheet() }
        }
        #expect(refused(WorkbookLimits()) == nil)
        #expect(refused(WorkbookLimits(fileBytes: 100)) == .tooLarge(bytes: many.archive.bytes.count, limit: 100))
        #expect(refused(WorkbookLimits(unzippedBytes: 1500)) == .tooLargeUnzipped(limit: 1500))
        #expect(refused(WorkbookLimits(rows: 19)) == .tooManyRows(limit: 19))
        #expect(refused(WorkbookLimits(cellLength: 5)) == .cellTooLong(place: "A1", limit: 5))
        let wide = TestWorkbook("<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>")
        #expect(
            reason { () throws(WorkbookError) in _ = try wide.file().sheet() } == .tooManyColumns(row: 1, limit: 1024))
        let far = TestWorkbook("<row r=\"99999999\"><c><v>1</v></c></row>")
        #expect(reason { () throws(WorkbookError) in _ = try far.file().sheet() } == .tooManyRows(limit: 1_048_576))
    }

    @Test("Entities that multiply are refused before they do")
    func entities() throws {
        let bomb = TestArchive([
            ("xl/workbook.xml", "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>")
        ])
        #expect(
            reason { () throws(WorkbookError) in _ = try WorkbookFile(bytes: bomb.bytes, name: "x.xlsx") }
                == .broken("xl/workbook.xml has a document type"))
    }

    @Test("A broken or foreign file gets one sentence that names it and says what to do")
    func broken() throws {
        let good = TestWorkbook("<row><c t=\"s\"><v>7</v></c></row>")
        let whole = good.archive.bytes
        let cases: [(bytes: [UInt8], says: String)] = [
            ([], "is empty"), (Array(whole.prefix(whole.count / 2)), "broken workbook"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old kind (.xls) or has a password"),
            (Array("%PDF-1.7".utf8), "is a PDF"), (Array("<html><table></table></html>".utf8), "another XML file"),
            (TestArchive([("readme.txt", "hello")]).bytes, "no .xlsx workbook"),
            (TestArchive([("mimetype", "x"), ("content.xml", "<x/>")]).bytes, "an OpenDocument file"),
            (TestArchive([("xl/workbook.xml", "<workbook><sheets>")]).bytes, "isn't well-formed"),
            (TestArchive([("xl/workbook.xml", "<workbook><sheets/></workbook>")]).bytes, "no sheet to read"),
            (Array("a,b\0c".utf8), "no text file"), (whole, "refers to a text that isn't there"),
        ]
        for (bytes, says) in cases {
            do {
                _ = try WorkbookFile(bytes: bytes, name: "list.xlsx").sheet()
                Issue.record("expected “\(says)”")
            } catch {
                #expect(error.description.contains(says), "\(error.description)")
                #expect(error.description.contains("list.xlsx"))
                #expect(error.description.hasSuffix("."))
            }
        }
    }

    @Test("A file that isn't there, and a folder, are told as such")
    func paths() {
        #expect(reason { () throws(WorkbookError) in _ = try WorkbookFile(path: "/nowhere/list.xlsx") } == .missing)
        #expect(reason { () throws(WorkbookError) in _ = try WorkbookFile(path: "/tmp") } == .isFolder)
    }

    @Test(
        "Columns have letters as in a spreadsheet",
        arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func letters(_ column: Int, _ letters: String) { #expect(Cell.letters(ofColumn: column) == letters) }
}
