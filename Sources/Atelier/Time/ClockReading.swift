public import Foundation

/// What a clock that is a fixed number of seconds ahead of UTC shows at an instant: date and second of the day.
public struct ClockReading: Sendable, Equatable {
    public let date: LocalDate
    /// 0 to 86,399.
    public let second: Int

    /// - Parameters:
    ///   - instant: from the year 1 to 9999; parts of a second are dropped.
    ///   - secondsEast: how far the clock is ahead of UTC (behind, if negative).
    public init(of instant: Date, secondsEast: Int = 0) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + secondsEast
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        date = LocalDate(daysSince1970: day)
        second = seconds - day * 86_400
    }

    /// `hhmmss`.
    public var compactTime: String { twoDigits(second / 3_600) + twoDigits(second / 60 % 60) + twoDigits(second % 60) }
}
