import Foundation
import Testing

/// What people get as a workbook, judged by PyPI's `openpyxl`.
@Suite("Listings as workbooks", .enabled(if: Judge.python != nil, "ATELIER_TEST_PYTHON names a Python with openpyxl"))
struct WorkbookTests {
    /// What openpyxl finds in a file: of each sheet its name, what is frozen, and the rows.
    private func sheets(_ file: String) throws -> [String] {
        try Judge.ask(
            """
            sys, openpyxl = map(__import__, ("sys", "openpyxl"))
            for sheet in openpyxl.load_workbook(sys.stdin.read()):
                print("#", sheet.title, sheet.freeze_panes, sheet["A1"].font.bold)
                for row in sheet.iter_rows(min_row=1, values_only=True):
                    print("|".join("" if v is None else type(v).__name__ + ":" + str(v) for v in row))
            """, input: file
        ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func inFolder(_ body: (_ folder: String, _ town: Town) throws -> Void) throws {
        let town = try Town()
        let folder = FileManager.default.temporaryDirectory.appending(path: "listing-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder, town)
    }

    @Test("Numbers are numbers and times are times, headers stay in sight, and a country's note stands below")
    func listing() throws {
        try inFolder { folder, town in
            _ = try town.published("XL", ["--in", "XK", "--for", "AM", "--zone", "Europe/Belgrade", "--title", "=1+1"])
            let file = folder + "/coming.xlsx"
            try town.done(
                "upcoming", "--country", "XK", "--training", town.training, "--format", "xlsx", "--output", file)
            let found = try sheets(file)
            #expect(found[0] == "# List A2 True")
            #expect(
                found[1]
                    == "str:CODE|str:TITLE|str:COUNTRY|str:IN/FOR|str:PLACE|str:ZONE|str:STARTS|str:ENDS|str:LANGUAGE|"
                    + "str:WAITING|str:STATE")
            #expect(
                found[2]
                    == "str:\(town.session("XL"))|str:=1+1|str:Kosovo [1]|str:in||str:Europe/Belgrade|"
                    + "datetime:2030-05-06 09:00:00|datetime:2030-05-06 17:00:00|str:hy|int:0|str:open")
            #expect(found.contains { $0.hasPrefix("str:[1] References to Kosovo shall be understood") })
        }
    }

    @Test("Without --output the workbook goes to stdout, bytes and nothing else")
    func stdout() throws {
        try inFolder { folder, town in
            let file = folder + "/holidays.xlsx"
            let run = Process()
            run.executableURL = URL(fileURLWithPath: "/bin/sh")
            run.arguments = [
                "-c", "exec \"$0\" country holidays GE --year 2026 --format xlsx > \"$1\"", Machine.binary.path, file,
            ]
            run.environment = ["ATELIER_HOME": town.machine.home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
            try run.run()
            run.waitUntilExit()
            #expect(run.terminationStatus == 0)
            let found = try sheets(file)
            #expect(found[1] == "str:DAY|str:WEEKDAY|str:NAME|str:KIND")
            #expect(found.contains("datetime:2026-05-26 00:00:00|str:Tuesday|str:Independence Day|str:holiday"))
        }
    }

    @Test("What shows several tables has a sheet for each; an import has its rows and its problems")
    func parts() throws {
        try inFolder { folder, town in
            let session = try town.published("XS")
            try town.done("session", "show", session, "--format", "xlsx", "--output", folder + "/session.xlsx")
            let names = try sheets(folder + "/session.xlsx").filter { $0.hasPrefix("#") }
            #expect(names == ["Session", "Blocks", "Trainers", "Registered"].map { "# \($0) A2 True" })
            try Data("Name;E-mail\nIda;nope\n".utf8).write(to: URL(fileURLWithPath: folder + "/list.csv"))
            let import1 = try town.machine.atelier(
                "person", "import", folder + "/list.csv", "--format", "xlsx", "--output", folder + "/report.xlsx")
            #expect(import1.status == 1)
            let report = try sheets(folder + "/report.xlsx")
            #expect(report.filter { $0.hasPrefix("#") } == ["# Rows A2 True", "# Problems A2 True"])
            #expect(report.contains { $0.hasPrefix("int:2|str:B2|str:Row 2, B2 (E-mail): “nope”") })
        }
    }

    @Test("Amounts are numbers")
    func amounts() throws {
        try inFolder { folder, town in
            let project = "XP-\(town.mark)"
            try town.done(
                "project", "add", project, "--name", "Costs", "--from", "2030-01-01", "--to", "2030-12-31")
            try town.done("project", "cost", project, "Travel", "--currency", "EUR", "--planned", "9000.50")
            try town.done("project", "show", project, "--format", "xlsx", "--output", folder + "/project.xlsx")
            let found = try sheets(folder + "/project.xlsx")
            #expect(found.contains { $0.contains("float:9000.5") }, "\(found)")
            #expect(found.contains { $0.contains("datetime:2030-01-01 00:00:00|datetime:2030-12-31 00:00:00") })
        }
    }

    @Test("A file that is there, another ending, or --output without a workbook get one sentence")
    func refusals() throws {
        try inFolder { folder, town in
            let file = folder + "/countries.xlsx"
            try town.done("country", "list", "--format", "xlsx", "--output", file)
            let again = try town.machine.atelier("country", "list", "--format", "xlsx", "--output", file)
            #expect(again.status == 1)
            #expect(again.complaints.count == 1 && again.errors.contains("countries.xlsx is there already"))
            let named = try town.machine.atelier(
                "country", "list", "--format", "xlsx", "--output", folder + "/list.xls")
            #expect(named.status == 64)
            #expect(named.errors.contains("expected one that ends in .xlsx"))
            let plain = try town.machine.atelier("upcoming", "--output", folder + "/list.xlsx")
            #expect(plain.status == 64)
            #expect(plain.errors.contains("--output belongs to --format xlsx"))
        }
    }
}
