import Atelier

/// The days and years that a script counts from an anchor.
enum ProgrammeDates {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// A word with each `{W+5 Tue}` (the Tuesday of the fifth week after the anchor's; `W-2`: before) as a date, and each
    /// `{Y-20}` as a year.
    ///
    /// - Returns: nil if what stands in braces is nothing of the kind.
    static func resolve(_ word: String, anchor: LocalDate) -> String? {
        guard let open = word.firstIndex(of: "{") else { return word }
        guard let close = word[open...].firstIndex(of: "}"),
            let counted = counted(word[word.index(after: open)..<close], anchor: anchor),
            let rest = resolve(String(word[word.index(after: close)...]), anchor: anchor)
        else { return nil }
        return word[..<open] + counted + rest
    }

    private static func counted(_ text: Substring, anchor: LocalDate) -> String? {
        let parts = text.split(separator: " ")
        if parts.count == 1, parts[0].hasPrefix("Y"), let years = Int(parts[0].dropFirst()) {
            return String(anchor.year + years)
        }
        guard parts.count == 2, parts[0].hasPrefix("W"), let week = Int(parts[0].dropFirst()),
            let weekday = weekdays.firstIndex(of: String(parts[1]))
        else { return nil }
        return anchor.adding(days: 7 * week + weekday + 1 - anchor.weekday).description
    }
}
