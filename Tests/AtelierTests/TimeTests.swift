import Atelier
import Testing

@Suite("Local dates and times")
struct TimeTests {
    @Test(
        "A day that the calendar doesn't have is no date",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "", "x",
        ])
    func noSuchDay(_ text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test("Leap days are those of the Gregorian calendar", arguments: ["2024-02-29", "2000-02-29"])
    func leapDay(_ text: String) {
        #expect(LocalDate(text)?.description == text)
    }

    @Test(
        "Days are counted across months, years and centuries",
        arguments: [
            ("2026-12-31", 1, "2027-01-01"), ("2024-02-28", 1, "2024-02-29"), ("2100-02-28", 1, "2100-03-01"),
            ("2026-03-01", -1, "2026-02-28"), ("1999-12-31", 366, "2000-12-31"),
            ("0001-01-01", 3_652_058, "9999-12-31"),
        ])
    func adding(_ start: String, _ days: Int, _ end: String) {
        #expect(LocalDate(start)?.adding(days: days).description == end)
    }

    @Test(
        "21 November 2026 is a Saturday, 16 October 2018 was a Tuesday",
        arguments: [("2026-11-21", 6), ("2018-10-16", 2)])
    func weekday(_ day: String, _ number: Int) {
        #expect(LocalDate(day)?.weekday == number)
    }

    @Test(
        "A time is given to the minute, with a blank or a T",
        arguments: [("2026-05-04 09:00", "2026-05-04 09:00"), ("2026-05-04T23:59:00", "2026-05-04 23:59")])
    func reading(_ text: String, _ read: String) {
        #expect(LocalDateTime(text)?.description == read)
    }

    @Test(
        "What is no time is refused",
        arguments: [
            "2026-05-04", "2026-05-04 24:00", "2026-05-04 9:00", "2026-05-04 09:60", "2026-05-04 09:00:30", "09:00",
        ])
    func noTime(_ text: String) {
        #expect(LocalDateTime(text) == nil)
    }
}
