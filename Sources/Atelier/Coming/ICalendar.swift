/// Writes a calendar as iCalendar (RFC 5545), for people's own calendars: one event a block, each in its own zone.
///
/// The same sessions give the same bytes: nothing depends on when it is written.
public struct ICalendar: Sendable {
    /// What the calendar is called where it is shown.
    public let name: String
    /// What is said below the name: the notes of the countries that it names.
    public let notes: CountryNotes
    /// The host name that makes the events' UIDs unique in the world; it must stay the same for ever.
    public let host: String
    /// The address before a session's code, such as `https://example.org/sessions/`, if sessions have pages.
    public let sessionAddress: String?
    /// The theme of each training, by code.
    public let themes: [String: String]
    /// Countries whose notes follow their names also where a title or a place mentions them.
    public let noted: [NotedName]
    public let words: ICalendarWords

    public init(
        name: String, notes: CountryNotes = CountryNotes(), host: String, sessionAddress: String? = nil,
        themes: [String: String] = [:], noted: [NotedName] = [], words: ICalendarWords = .english
    ) {
        self.name = name
        self.notes = notes
        self.host = host
        self.sessionAddress = sessionAddress
        self.themes = themes
        self.noted = noted
        self.words = words
    }

    /// The whole file: lines of at most 75 octets that end in CRLF, events in the calendar's order, zones by name.
    public func text(of calendar: Calendar) -> String {
        let zones = ICalendarZone.zones(of: calendar)
        var lines: [ICalendarLine] = [
            .plain("BEGIN", "VCALENDAR"), .plain("VERSION", "2.0"), .plain("PRODID", "-//Atelier//Coming sessions//EN"),
            .plain("CALSCALE", "GREGORIAN"), .plain("METHOD", "PUBLISH"), .text("X-WR-CALNAME", name),
        ]
        if !notes.lines.isEmpty { lines.append(.text("X-WR-CALDESC", notes.lines.joined(separator: " "))) }
        lines += [.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"), .plain("X-PUBLISHED-TTL", "PT1H")]
        lines += zones.values.sorted { $0.name < $1.name }.flatMap(\.lines)
        lines += calendar.events.flatMap { self.lines(of: $0, in: zones[$0.zone]) }
        lines.append(.plain("END", "VCALENDAR"))
        return lines.map(\.folded).joined()
    }
}

/// The words of a calendar file in one language.
public struct ICalendarWords: Sendable {
    public var cancelled: String
    /// What stands before the zone's name.
    public var zone: String
    /// How many places are taken, of how many.
    public var taken: @Sendable (_ taken: Int, _ capacity: Int) -> String
    /// That no place is left, and how many people wait.
    public var full: @Sendable (_ waiting: Int) -> String

    public init(
        cancelled: String, zone: String, taken: @escaping @Sendable (_ taken: Int, _ capacity: Int) -> String,
        full: @escaping @Sendable (_ waiting: Int) -> String
    ) {
        self.cancelled = cancelled
        self.zone = zone
        self.taken = taken
        self.full = full
    }

    public static let english = ICalendarWords(
        cancelled: "Cancelled", zone: "Time zone",
        taken: { "\($0) of \($1) places taken" },
        full: { $0 == 0 ? "Full" : "Full, \($0) waiting" })
}
