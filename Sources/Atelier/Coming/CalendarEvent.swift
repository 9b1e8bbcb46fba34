public import Foundation

/// One block of a coming session, for calendars: an event in the session's own zone.
public struct CalendarEvent: Sendable, Equatable {
    /// The block: a calendar's event keeps its UID when the block is moved.
    public let block: ID<Session.Block>
    public let session: ComingSession
    public let starts: LocalDateTime
    public let ends: LocalDateTime
    public let startsAt: Date
    public let endsAt: Date
    public let zone: String
    public let room: String?
    /// The country's name, where the session is in one.
    public let country: NotedName?

    public init(
        block: ID<Session.Block>, session: ComingSession, starts: LocalDateTime, ends: LocalDateTime, startsAt: Date,
        endsAt: Date, zone: String, room: String?, country: NotedName?
    ) {
        self.block = block
        self.session = session
        self.starts = starts
        self.ends = ends
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.zone = zone
        self.room = room
        self.country = country
    }
}

/// The offset from UTC that a zone takes up at an instant, as PostgreSQL's zone data have it.
public struct ZoneOffset: Sendable, Equatable {
    public let zone: String
    public let startsAt: Date
    /// Seconds east of UTC before and from that instant; the first row of a zone has both the same.
    public let secondsBefore: Int
    public let seconds: Int

    public init(zone: String, startsAt: Date, secondsBefore: Int, seconds: Int) {
        self.zone = zone
        self.startsAt = startsAt
        self.secondsBefore = secondsBefore
        self.seconds = seconds
    }
}
