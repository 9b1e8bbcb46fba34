/// The hours of the day at which people work, by their own clock.
public struct WorkingHours: Sendable, Equatable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    public let opens: Int
    /// Exclusive; minutes since midnight, up to 1440 (24:00).
    public let closes: Int

    /// - Returns: nil unless they begin before they end, within one day.
    public init?(opens: Int, closes: Int) {
        guard (0..<closes).contains(opens), closes <= 1440 else { return nil }
        self.opens = opens
        self.closes = closes
    }

    /// Reads `08:00/18:00`; the end may be 24:00.
    public init?(_ text: String) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(Self.minutes)
        guard sides.count == 2, let opens = sides[0], let closes = sides[1] else { return nil }
        self.init(opens: opens, closes: closes)
    }

    /// `08:00–18:00`.
    public var description: String { "\(Self.clock(opens))–\(Self.clock(closes))" }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minutes: Int) -> String { "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))" }
}
