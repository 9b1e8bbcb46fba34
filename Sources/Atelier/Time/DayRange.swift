/// Days from the first to the last, both included.
public struct DayRange: Sendable, Hashable, CustomStringConvertible {
    public let first: LocalDate
    public let last: LocalDate

    /// - Returns: nil if the last day is before the first.
    public init?(_ first: LocalDate, _ last: LocalDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// Reads `2026-11-03..2026-11-07`, or one day.
    public init?(_ text: String) {
        guard let mark = text.firstRange(of: "..") else {
            guard let day = LocalDate(text) else { return nil }
            self.init(day, day)
            return
        }
        guard let first = LocalDate(String(text[..<mark.lowerBound])),
            let last = LocalDate(String(text[mark.upperBound...]))
        else { return nil }
        self.init(first, last)
    }

    /// `2026-11-03..2026-11-07`, or the day if it is only one.
    public var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}
