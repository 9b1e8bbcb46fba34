public import Foundation

extension LocalDateTime {
    /// How many seconds this clock is ahead of UTC (behind, if negative), when it shows this time at that instant.
    ///
    /// Local time and instant both come from the database, so the offset is the one of its zone data.
    public func secondsEast(at instant: Date) -> Int {
        let utc = ClockReading(of: instant)
        // No zone is further than a day from UTC.
        let days = (-1...1).first { utc.date.adding(days: $0) == date } ?? 0
        return days * 86_400 + (hour * 60 + minute) * 60 - utc.second
    }

    /// ISO 8601 with the offset at that instant, `2026-05-04T09:00:00+04:00`.
    public func iso8601(at instant: Date) -> String {
        "\(date)T\(clock):00\(Self.offset(secondsEast(at: instant)))"
    }

    /// `+04:00`; with seconds only where a historic offset has them.
    static func offset(_ seconds: Int) -> String {
        let parts = [seconds.magnitude / 3_600, seconds.magnitude / 60 % 60, seconds.magnitude % 60]
        let shown = parts[2] == 0 ? parts.dropLast() : parts[...]
        return (seconds < 0 ? "-" : "+") + shown.map { twoDigits(Int($0)) }.joined(separator: ":")
    }
}
