extension LocalDateTime {
    /// Reads a programme's time: absolute, or `W+5 Tue 09:00`, the Tuesday of the fifth week after the anchor's week
    /// (weeks begin on Monday).
    ///
    /// - Returns: nil if it is neither.
    public init?(programme text: String, anchor: LocalDate) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, parts[0].hasPrefix("W+") else {
            self.init(text)
            return
        }
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        guard let week = Int(parts[0].dropFirst(2)), let day = days.firstIndex(of: String(parts[1])) else { return nil }
        let date = anchor.adding(days: 7 * week + day + 1 - anchor.weekday)
        self.init("\(date) \(parts[2])")
    }
}
