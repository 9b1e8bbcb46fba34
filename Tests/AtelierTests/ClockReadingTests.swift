import Atelier
import Foundation
import Testing

@Suite("Local times and their offsets")
struct ClockReadingTests {
    @Test(
        "A local time and its instant give the offset, also across midnight and the date line",
        arguments: [
            ("2026-05-04 09:00", "2026-05-04T05:00Z", "2026-05-04T09:00:00+04:00"),
            ("2026-10-25 02:30", "2026-10-25T00:30Z", "2026-10-25T02:30:00+02:00"),
            ("2026-10-25 02:30", "2026-10-25T01:30Z", "2026-10-25T02:30:00+01:00"),
            ("2026-01-01 01:00", "2025-12-31T19:30Z", "2026-01-01T01:00:00+05:30"),
            ("2025-12-31 20:00", "2026-01-01T00:30Z", "2025-12-31T20:00:00-04:30"),
            ("2026-03-01 10:00", "2026-02-28T20:00Z", "2026-03-01T10:00:00+14:00"),
            ("2026-05-04 09:00", "2026-05-04T09:00Z", "2026-05-04T09:00:00+00:00"),
        ])
    func offset(local: String, at: String, iso8601: String) throws {
        #expect(try #require(LocalDateTime(local)).iso8601(at: try instant(at)) == iso8601)
    }

    @Test(
        "A day knows its weekday, from 1 for Monday",
        arguments: [("1970-01-01", 4), ("2026-05-04", 1), ("2000-02-29", 2), ("2026-11-22", 7)])
    func weekday(day: String, number: Int) throws {
        #expect(try #require(LocalDate(day)).weekday == number)
    }
}
