/// Coming sessions as blocks, by start, with the offsets that their zones have meanwhile: all that a calendar file says.
public struct Calendar: Sendable, Equatable {
    public let events: [CalendarEvent]
    /// By zone and instant; the first of each zone is in force before all events.
    public let offsets: [ZoneOffset]

    public init(events: [CalendarEvent], offsets: [ZoneOffset]) {
        self.events = events
        self.offsets = offsets
    }
}
