import Foundation
import Testing

@Suite("What programs read")
struct FormatTests {
    @Test(
        "A coming session as JSON has the promised members, times with the offset of its own zone, and the country's note"
    )
    func upcomingJSON() throws {
        let town = try Town()
        let session = try town.published(
            "A", ["--in", "XK", "--for", "GE", "--zone", "Europe/Belgrade", "--place", "Prizren"])
        let list = try town.machine.atelier("upcoming", "--training", town.training, "--format", "json").json(
            [[String: Datum]].self)
        let coming = try #require(list.first)
        #expect(list.count == 1)
        let promised = [
            "id", "code", "title", "training", "country", "country_name", "country_note", "in_or_for", "place", "zone",
            "starts", "ends", "language", "capacity", "taken", "waiting", "state",
        ]
        #expect(promised.filter { coming[$0] == nil }.isEmpty)
        #expect(coming["code"] == .text(session))
        #expect(coming["starts"] == .text("2030-05-06T09:00:00+02:00"))
        #expect(coming["country"] == .text("XK"))
        #expect(coming["country_note"]?.text?.contains("1244") == true)
        #expect(coming["taken"] == .number(0))
    }

    @Test("A country's list has what is in it and what is for it, marked, and its note wherever its name is")
    func inAndFor() throws {
        let town = try Town()
        try _ = town.published("A", ["--in", "XK", "--for", "GE", "--zone", "Europe/Belgrade"])
        let table = try town.done("upcoming", "--training", town.training)
        let georgia = try #require(table.range(of: "Georgia"))
        let kosovo = try #require(table.range(of: "Kosovo"))
        #expect(table[georgia.upperBound...].contains(" for "))
        #expect(table[kosovo.upperBound...].contains(" in "))
        #expect(table.contains("Resolution 1244") || table.contains("resolution 1244"))
        #expect(table.contains("Europe/Belgrade"))
        // Other tests share the database, so others may have the first footnotes.
        #expect(try town.done("session", "list").contains(#/Kosovo \[\d+\]/#))
    }

    @Test("CSV has one header row, quotes what needs it, and runs no formula that somebody planted")
    func csv() throws {
        let town = try Town()
        let planted = "=HYPERLINK(\"http://evil\")"
        for (name, phone) in [(planted, "+374 10 123456"), ("Petrosyan, Ani", "+1-800")] {
            try town.done("person", "add", name, "--own-script", "Ż\(town.mark)", "--phone", phone)
        }
        let rows = try town.machine.atelier("person", "list", "Ż\(town.mark)", "--format", "csv").output
            .components(separatedBy: "\r\n")
        #expect(rows.count == 4)
        #expect(rows[0].hasPrefix("reference,name,name_own_script,"))
        let cells = rows.dropFirst().joined(separator: "\n")
        #expect(cells.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""))
        #expect(cells.contains("\"Petrosyan, Ani\""))
        #expect(cells.contains(",+374 10 123456,"))
        #expect(cells.contains(",'+1-800,"))
    }

    @Test(
        "A table's columns stand under each other with wide and combining letters, and control characters don't get through"
    )
    func widths() throws {
        let town = try Town()
        for name in ["田中\u{1B}[31m", "Ane\u{301}", "Plain"] {
            try town.done("person", "add", name, "--own-script", "Ў\(town.mark)", "--language", "en")
        }
        let table = try town.done("person", "list", "Ў\(town.mark)").split(separator: "\n").dropFirst()
        #expect(!table.joined().contains("\u{1B}"))
        let columns = table.map { line in
            line.prefix(upTo: line.range(of: "Ў")?.lowerBound ?? line.startIndex)
                .unicodeScalars.reduce(0) { $0 + ($1.value == 0x301 ? 0 : $1.value > 0x4E00 ? 2 : 1) }
        }
        #expect(columns.count == 3)
        #expect(Set(columns).count == 1)
    }

    @Test("A result that can't be written is status 70, so that half a listing is not taken for the whole")
    func fullDisk() throws {
        let run = Run()
        run.process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        try Town().machine.start(run, ["country", "list"])
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 70)
    }

    static let listings = [
        ["country", "list"], ["organisation", "list"], ["project", "list"], ["training", "list"], ["venue", "list"],
        ["trainer", "list"], ["person", "list"], ["session", "list"], ["user", "list"], ["db", "status"], ["upcoming"],
        ["doctor"], ["schedule", "settings"], ["country", "show", "XK"],
        ["country", "holidays", "GE", "--year", "2026"],
    ]

    @Test("Every listing is an array of objects in JSON and as many rows under one header in CSV", arguments: listings)
    func formats(_ words: [String]) throws {
        let town = try Town()
        _ = try town.published("A")
        _ = try town.trainer("ani")
        let json = try town.machine.atelier(words + ["--format", "json"])
        #expect(json.status == 0)
        let objects = try json.json([[String: Datum]].self)
        for name in objects.flatMap(\.keys) {
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(name)")
        }
        let csv = try town.machine.atelier(words + ["--format", "csv"])
        #expect(csv.output.hasSuffix("\r\n"))
        #expect(csv.output.first?.isLowercase == true)
    }
}

@Suite("Calendars", .enabled(if: Judge.python != nil, "ATELIER_TEST_PYTHON names a Python with icalendar"))
struct CalendarTests {
    @Test("A country's calendar is accepted by Python's icalendar, each event in its own zone")
    func icalendar() throws {
        let town = try Town()
        _ = try town.published("A", ["--in", "GM", "--zone", "Africa/Banjul", "--block", "2030-05-07 09:00/12:00"])
        _ = try town.published("B", ["--in", "AM", "--for", "GM"])
        let calendar = try town.done("upcoming", "--country", "GM", "--training", town.training, "--format", "ics")
        let said = try Judge.ask(
            """
            sys, icalendar = map(__import__, ("sys", "icalendar"))
            calendar = icalendar.Calendar.from_ical(sys.stdin.read())
            assert not calendar.errors, calendar.errors
            for event in calendar.walk("VEVENT"):
                assert not event.errors, event.errors
                print(event["DTSTART"].params["TZID"], event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat())
            """, input: calendar + "\r\n")
        #expect(
            said.split(separator: "\n").map(String.init).sorted() == [
                "Africa/Banjul 2030-05-06T09:00:00+00:00 2030-05-06T17:00:00+00:00",
                "Africa/Banjul 2030-05-07T09:00:00+00:00 2030-05-07T12:00:00+00:00",
                "Asia/Yerevan 2030-05-06T09:00:00+04:00 2030-05-06T17:00:00+04:00",
            ])
    }
}

/// A program of others that judges what ours writes.
enum Judge {
    /// A Python that has what the judging needs.
    static var python: String? { ProcessInfo.processInfo.environment["ATELIER_TEST_PYTHON"] }

    struct Refused: Error { let words: String }

    /// What a Python program prints on an input.
    static func ask(_ program: String, input: String) throws -> String {
        let process = Process()
        let (into, out, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: python ?? "")
        process.arguments = ["-c", program]
        (process.standardInput, process.standardOutput, process.standardError) = (into, out, errors)
        try process.run()
        into.fileHandleForWriting.write(Data(input.utf8))
        try into.fileHandleForWriting.close()
        let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refused(words: words) }
        return said
    }
}
