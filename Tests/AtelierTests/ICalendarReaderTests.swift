import Atelier
import Foundation
import Testing

/// A judge that isn't ours: PyPI's `icalendar`.
@Suite("iCalendar, read by others")
struct ICalendarReaderTests {
    /// A Python with `icalendar` in it.
    private static let python = ProcessInfo.processInfo.environment["ATELIER_TEST_PYTHON"]
    private static let isWanted = ProcessInfo.processInfo.environment["CI"] == "true"

    @Test("PyPI's icalendar finds each event in its own zone, at the right instant")
    func otherReader() throws {
        guard let python = Self.python else {
            if Self.isWanted { Issue.record("ATELIER_TEST_PYTHON names no Python with icalendar in it") }
            return
        }
        let repeated = try CalendarEvent.brussels(
            "2026-10-25 02:15", "2026-10-25T00:15Z", until: "2026-10-25 02:45", "2026-10-25T01:45Z")
        let after = try CalendarEvent.brussels(
            "2026-10-25 09:00", "2026-10-25T08:00Z", until: "2026-10-25 17:00", "2026-10-25T16:00Z")
        let text = ICalendar(name: "Որտեղ; և, երբ", host: "atelier.example").text(
            of: Calendar(
                events: [try .yerevan(title: String(repeating: "Հյուրընկալություն, ", count: 9)), repeated, after],
                offsets: [.yerevan] + ZoneOffset.brussels))
        #expect(
            try read(text, with: python) == """
                Asia/Yerevan 2026-05-04T05:00:00+00:00 2026-05-04T13:00:00+00:00
                Europe/Brussels 2026-10-25T00:15:00+00:00 2026-10-25T01:45:00+00:00
                Europe/Brussels 2026-10-25T08:00:00+00:00 2026-10-25T16:00:00+00:00

                """)
    }

    /// Events as zone, start and end in UTC; by the file's own VTIMEZONE, under a name that no zone database knows, so that
    /// the reader can't use its own.
    private func read(_ text: String, with python: String) throws -> String {
        let reader = Process()
        reader.executableURL = URL(fileURLWithPath: python)
        reader.arguments = [
            "-c",
            """
            sys, datetime, icalendar = map(__import__, ("sys", "datetime", "icalendar"))
            text = sys.stdin.buffer.read()
            for name in (b"Asia/Yerevan", b"Europe/Brussels"):
                text = text.replace(b":" + name + b"\\r", b":Own/" + name + b"\\r").replace(b"=" + name, b"=Own/" + name)
            for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
                start, end = (event[key].dt.astimezone(datetime.timezone.utc).isoformat() for key in ("DTSTART", "DTEND"))
                print(event["DTSTART"].params["TZID"].removeprefix("Own/"), start, end)
            """,
        ]
        let (input, output) = (Pipe(), Pipe())
        reader.standardInput = input
        reader.standardOutput = output
        try reader.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        reader.waitUntilExit()
        #expect(reader.terminationStatus == 0)
        return answer
    }
}
