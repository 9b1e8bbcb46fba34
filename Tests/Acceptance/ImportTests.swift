import Foundation
import Testing

@Suite("Imports, as a user")
struct ImportTests {
    /// A folder of its own for one test.
    private func inFolder(_ body: (_ folder: String, _ town: Town) throws -> Void) throws {
        let town = try Town()
        let folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder, town)
    }

    private func write(_ text: String, to path: String, _ encoding: String.Encoding = .utf8) throws -> String {
        try #require(text.data(using: encoding)).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("A list is shown first, corrected, then written and registered, and doesn't go in twice")
    func story() throws {
        try inFolder { folder, town in
            let session = try town.published("I", on: "2030-06-03", ["--capacity", "1"])
            let rows = "Имя;Фамилия;Пол;Дата рождения\nАни-\(town.mark);Петросян;ж;16.10.1990\nДавид-\(town.mark);К;м;"
            let bad = try write(rows + "yesterday\n", to: folder + "/bad.csv", .windowsCP1251)
            let machine = town.machine
            let unread = try machine.atelier("person", "import", bad)
            #expect(unread.status == 1)
            #expect(unread.errors.contains("Row 1 of bad.csv isn't UTF-8"))
            let shown = try machine.atelier("person", "import", bad, "--encoding", "windows-1251", "--session", session)
            #expect(shown.status == 1)
            #expect(shown.output.contains("Ани-\(town.mark) Петросян"))
            #expect(
                shown.output.contains("Row 3, D3 (Дата рождения): Found “yesterday”, expected a day such as 1990-10-16")
            )
            #expect(shown.complaints.last?.contains("Nothing is written, since row 3 is bad") == true)

            let good = try write(rows + "1985\n", to: folder + "/good.csv", .utf16)
            let rehearsed = try town.done("person", "import", good, "--session", session)
            #expect(rehearsed.hasSuffix("2 rows are good, and nothing is written yet; write with --apply."))
            #expect(!(try town.done("person", "list", town.mark)).contains("Петросян"))
            let written = try machine.atelier(
                "person", "import", good, "--session", session, "--apply", "--format", "json")
            #expect(written.status == 0)
            let list = try written.json([[String: Datum]].self)
            #expect(list.map { $0["standing"]?.text } == ["confirmed", "waitlisted, place 1"])
            #expect(list.map { $0["birth_year"] } == [.number(1990), .number(1985)])
            let reference = try #require(list[0]["reference"]?.text)
            #expect(try town.done("person", "show", reference).contains("Ани-\(town.mark) Петросян"))
            #expect(try town.done("registration", "list", session).contains(reference))

            let again = try machine.atelier("person", "import", good, "--apply")
            #expect(again.status == 1)
            #expect(again.output.contains("is here already as \(reference)"))
        }
    }

    @Test("The good rows are written on demand, and the status tells that others are bad")
    func goodRows() throws {
        try inFolder { folder, town in
            let file = try write(
                "Name,E-mail\nIda-\(town.mark),nope\nLea-\(town.mark),a@b.c\n", to: folder + "/list.csv")
            #expect(try town.machine.atelier("person", "import", file, "--apply").status == 1)
            #expect(!(try town.done("person", "list", "Lea-\(town.mark)")).contains("a@b.c"))
            let partly = try town.machine.atelier(
                "person", "import", file, "--apply", "--good-rows-only", "--format", "csv")
            #expect(partly.status == 1)
            #expect(partly.complaints == ["1 row is written; row 2 is bad and left out."])
            #expect(partly.output.contains("Row 2, B2 (E-mail): “nope” is no e-mail address"))
            #expect(try town.done("person", "list", "Lea-\(town.mark)").contains("a@b.c"))
            #expect(!(try town.done("person", "list", "Ida-\(town.mark)")).contains("nope"))
        }
    }

    @Test("Sessions and trainers are imported with their blocks and qualifications")
    func sessionsAndTrainers() throws {
        try inFolder { folder, town in
            let sessions = try write(
                """
                code\ttraining\tcountry\ttime zone\tlanguage\tcapacity\tdate\tstarts\tends\troom
                \(town.session("X"))\t\(town.training)\tArmenia\tAsia/Yerevan\thy\t9\t04.05.2031\t9:00\t17:00\t\(town.room)
                \(town.session("X"))\t\t\t\t\t\t05.05.2031\t9:00\t13:00\t
                """, to: folder + "/sessions.txt")
            try town.done("session", "import", sessions, "--apply")
            let shown = try town.machine.atelier("session", "show", town.session("X"), "--format", "json")
            #expect(shown.output.contains("2031-05-05T09:00:00+04:00"))
            let trainers = try write(
                """
                Code,Name,Languages,Training,From,Last day
                TX-\(town.mark),Ani \(town.mark),"hy, en",\(town.training),2026-01-01,31.12.2027
                """, to: folder + "/trainers.csv")
            try town.done("trainer", "import", trainers, "--apply")
            #expect(
                try town.done("trainer", "list").contains("\(town.training) from 2026-01-01 until before 2028-01-01"))
            let again = try town.machine.atelier("session", "import", sessions)
            #expect(again.status == 1)
            #expect(again.output.contains("Row 2, A2 (code): Session \(town.session("X")) is there already"))
        }
    }

    @Test(
        "A template filled in with another program imports without a bad row",
        arguments: ["person", "trainer", "session"])
    func template(_ noun: String) throws {
        guard let python = ProcessInfo.processInfo.environment["ATELIER_TEST_PYTHON"] else {
            if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("ATELIER_TEST_PYTHON is not set") }
            return
        }
        try inFolder { folder, town in
            let file = "\(folder)/\(noun).xlsx"
            #expect(try town.done(noun, "template", file).contains("`atelier \(noun) import \(file)`"))
            #expect(try town.machine.atelier(noun, "import", file).errors.contains("no row to import"))
            let rows = [
                "person":
                    "{'Name': 'Nora \(town.mark)', 'Sex': 'female', 'Birth date': day(1990, 10, 16), 'Country': 'Kosovo* (XK)', 'Phone': 37410123456, 'Language': 'hy'}",
                "trainer":
                    "{'Code': 'TT-\(town.mark)', 'Name': 'Tom \(town.mark)', 'Languages': 'hy, en', 'Training': '\(town.training)', 'From': day(2026, 1, 1)}",
                "session":
                    "{'Code': '\(town.session("T"))', 'Kind': 'training', 'Training': '\(town.training)', 'Country': 'Armenia (AM)', 'Time zone': 'Asia/Yerevan', 'Language': 'hy', 'Capacity': 9, 'Date': day(2031, 6, 2), 'Starts': time(9, 0), 'Ends': time(17, 30)}",
            ]
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = [
                "-W", "ignore", "-c",
                """
                openpyxl = __import__("openpyxl")
                from datetime import date as day, time
                book = openpyxl.load_workbook('\(file)')
                sheet, row = book.worksheets[0], \(rows[noun] ?? "{}")
                heads = [cell.value for cell in sheet[1]]
                assert set(row) <= set(heads), heads
                sheet.append([row.get(head) for head in heads])
                assert any('1244' in str(line[2].value) for line in book['Explanations'].iter_rows())
                book.save('\(file)')
                """,
            ]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(try town.done(noun, "import", file, "--apply").hasSuffix("1 row is written."))
        }
    }

    @Test("A file that can't be read gets one sentence that names it, and wrong usage the option")
    func badFiles() throws {
        try inFolder { folder, town in
            let text = try write("Name\nAni\n", to: folder + "/list.csv")
            let cases: [(words: [String], status: Int32, says: String)] = [
                (["person", "import", folder + "/none.xlsx"], 1, "There is no file"),
                (["person", "import", folder], 1, "is a folder"),
                (["person", "import", text, "--sheet", "A"], 1, "has no sheets"),
                (["person", "import", text, "--encoding", "klingon"], 1, "no encoding “klingon”"),
                (
                    ["person", "import", try write("PK\u{3}\u{4}nonsense", to: folder + "/a.xlsx")], 1,
                    "a.xlsx is a broken workbook"
                ),
                (["person", "import", try write("Remarks\nAni\n", to: folder + "/b.csv")], 1, "headers aren't right"),
                (
                    ["person", "import", try write("Name;Remarks\nAni;x\n", to: folder + "/c.csv")], 1,
                    "columns “Remarks” of row 1"
                ),
                (["person", "import", text, "--late", "so"], 64, "--late belongs to --session"),
                (["person", "import", text, "--session", "NONE"], 1, "no session NONE"),
                (["person", "template", folder + "/list.csv"], 64, "ends in .xlsx"),
                (["person", "template", folder + "/no/list.xlsx"], 1, "can't be written"),
            ]
            for (words, status, says) in cases {
                let answer = try town.machine.atelier(words)
                #expect(answer.status == status, "\(words)")
                #expect(answer.errors.contains(says), "\(answer.errors)")
                if status == 1 { #expect(answer.complaints.count == 1, "\(answer.errors)") }
            }
            let made = folder + "/made.xlsx"
            try town.done("person", "template", made)
            #expect(try town.machine.atelier("person", "template", made).errors.contains("is there already"))
        }
    }
}
