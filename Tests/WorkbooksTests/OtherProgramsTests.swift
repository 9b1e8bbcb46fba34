import Foundation
import Testing
import Workbooks

/// A judge that isn't ours: PyPI's `openpyxl` writes what we read, and reads what we write.
@Suite("Workbooks of other programs")
struct OtherProgramsTests {
    private static let python = ProcessInfo.processInfo.environment["ATELIER_TEST_PYTHON"]
    private static let isWanted = ProcessInfo.processInfo.environment["CI"] == "true"

    @Test("What openpyxl writes, we read: texts, numbers, days, times, booleans, sheets, gaps")
    func reading() throws {
        try inFolder { folder, python in
            try run(
                python, folder,
                """
                openpyxl, datetime = map(__import__, ("openpyxl", "datetime"))
                book = openpyxl.Workbook()
                sheet = book.active
                sheet.title = "People"
                sheet.append(["Name", "Born", "Phone", "Member", "From"])
                sheet.append(["Անահիտ", datetime.date(1990, 10, 16), 37410123456, True, datetime.time(9, 30)])
                sheet["A5"] = "Davit"
                sheet["B5"] = datetime.datetime(2018, 10, 16, 9, 0)
                sheet["C5"] = 0.1 + 0.2
                sheet["D5"] = "=1+1"
                book.create_sheet("Other")["B2"] = "there"
                book.save("list.xlsx")
                """)
            let file = try WorkbookFile(path: folder + "/list.xlsx")
            #expect(
                try file.sheet().told == [
                    "1: A=Name B=Born C=Phone D=Member E=From", "2: A=Անահիտ B=1990-10-16 C=#37410123456 D=yes E=9h30",
                    "5: A=Davit B=2018-10-16T9h0 C=#0.3 D=!a formula without its result",
                ])
            #expect(try file.sheet(named: "other").told == ["2: B=there"])
        }
    }

    @Test("A file of a few kilobytes that unzips to a gigabyte is refused")
    func bomb() throws {
        try inFolder { folder, python in
            try run(
                python, folder,
                """
                zipfile = __import__("zipfile")
                with zipfile.ZipFile("bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
                    with file.open("xl/workbook.xml", "w") as part:
                        for _ in range(600): part.write(b" " * 1048576)
                """)
            let reason = reason { () throws(WorkbookError) in _ = try WorkbookFile(path: folder + "/bomb.xlsx") }
            #expect(reason == .tooLargeUnzipped(limit: 512 << 20))
        }
    }

    @Test("What we write, openpyxl reads: headers, formats, drop-down lists, a hidden sheet; and we read it ourselves")
    func writing() throws {
        try inFolder { folder, python in
            let draft = WorkbookDraft(sheets: [
                SheetDraft(
                    name: "People",
                    columns: [
                        ColumnDraft(
                            header: "Sex", note: "Expected: a sex.",
                            choices: .init(source: "=Lists!$A$2:$A$3", isClosed: true, sentence: "Expected: a sex.")),
                        ColumnDraft(header: "Birth date", format: .day),
                    ], rows: [[.text("female"), .text("Ծնունդ")]]),
                SheetDraft(
                    name: "Lists", columns: [ColumnDraft(header: "Sex")], rows: [[.text("female")], [.text("male")]],
                    isHidden: true),
            ])
            try draft.write(to: folder + "/made.xlsx")
            #expect(reason { () throws(WorkbookError) in try draft.write(to: folder + "/made.xlsx") } == .thereAlready)
            #expect(
                try WorkbookFile(path: folder + "/made.xlsx").sheet().told == [
                    "1: A=Sex B=Birth date", "2: A=female B=Ծնունդ",
                ])
            let told = try run(
                python, folder,
                """
                openpyxl = __import__("openpyxl")
                book = openpyxl.load_workbook("made.xlsx")
                sheet = book["People"]
                rule = sheet.data_validations.dataValidation[0]
                print([s.title + ":" + s.sheet_state for s in book], rule.type, rule.formula1, str(rule.sqref),
                    sheet.column_dimensions["B"].number_format, sheet.freeze_panes, sheet["A1"].font.bold, sheet["A1"].comment.text)
                """)
            #expect(
                told == """
                    ['People:visible', 'Lists:hidden'] list Lists!$A$2:$A$3 A2:A1048576 yyyy-mm-dd A2 True Expected: a sex.

                    """)
        }
    }

    @Test("A folder that isn't there can't be written to, and is named")
    func nowhere() {
        let draft = WorkbookDraft(sheets: [SheetDraft(name: "A", columns: [])])
        #expect(
            reason { () throws(WorkbookError) in try draft.write(to: "/nowhere/made.xlsx") }
                == .notWritten("its folder isn't there, or isn't this user's to write to"))
    }

    private func inFolder(_ body: (_ folder: String, _ python: String) throws -> Void) throws {
        guard let python = Self.python else {
            if Self.isWanted { Issue.record("ATELIER_TEST_PYTHON names no Python with openpyxl in it") }
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "workbooks-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder, python)
    }

    @discardableResult
    private func run(_ python: String, _ folder: String, _ script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-W", "ignore", "-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return told
    }
}
