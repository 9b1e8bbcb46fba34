/// A date and a time of day to the minute, as a clock on the wall shows it; it means an instant only together with an IANA
/// zone, and the database alone derives that instant.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let date: LocalDate
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    /// - Returns: nil if hour or minute are out of range.
    public init?(date: LocalDate, hour: Int, minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
    }

    /// Reads `2026-05-04 09:00` or `2026-05-04T09:00`; seconds, if given, must be zero.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2, let date = LocalDate(String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":")
        guard clock.count == 2 || (clock.count == 3 && clock[2] == "00"), clock[0].count == 2, clock[1].count == 2,
            let hour = Int(clock[0]), let minute = Int(clock[1])
        else { return nil }
        self.init(date: date, hour: hour, minute: minute)
    }

    /// `2026-05-04 09:00`.
    public var description: String { "\(date) \(clock)" }

    /// `09:00`.
    public var clock: String { "\(twoDigits(hour)):\(twoDigits(minute))" }

    /// The same time of day, days later (or earlier, if negative).
    public func adding(days: Int) -> LocalDateTime {
        LocalDateTime(date: date.adding(days: days), hour: hour, minute: minute) ?? self
    }

    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.hour, left.minute) < (right.date, right.hour, right.minute)
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
