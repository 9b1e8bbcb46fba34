public import Foundation

/// A session that is coming up, as a country's list shows it: published and not over, or cancelled and not yet past.
public struct ComingSession: Sendable, Equatable {
    public let id: ID<Session>
    public let code: String
    public let kind: Session.Kind
    public let title: Texts
    /// The code of the training, if it runs one.
    public let training: String?
    /// The country in whose list it stands, or nil if it is online and for no country in particular.
    public let listedCountry: String?
    public let listing: Listing
    /// The country where it is, or nil if it is online.
    public let country: String?
    public let place: String?
    public let zone: String
    public let startsAt: Date
    /// Exclusive.
    public let endsAt: Date
    /// The start as a clock in the session's zone shows it.
    public let starts: LocalDateTime
    public let ends: LocalDateTime
    public let language: String
    public let capacity: Int
    public let taken: Int
    public let waiting: Int
    /// Seats reserved for somebody and not used yet.
    public let kept: Int
    public let state: State
    public let visibility: Session.Visibility
    /// iCalendar SEQUENCE.
    public let sequence: Int
    public let changedAt: Date
    /// The code of the session that it is part of, if the actor may see that one, and the track if it runs beside others.
    public let whole: String?
    public let track: String?
    public let stage: Session.Stage

    /// Places that anybody may still get.
    public var free: Int { max(capacity - taken - kept, 0) }

    /// Whether the session is in the country or for it.
    public enum Listing: String, Sendable { case `in`, `for` }

    /// Registration is open, or closed; or the session is cancelled.
    public enum State: String, Sendable { case open, closed, cancelled }

    public init(
        id: ID<Session>, code: String, kind: Session.Kind, title: Texts, training: String?, listedCountry: String?,
        listing: Listing, country: String?, place: String?, zone: String, startsAt: Date, endsAt: Date,
        starts: LocalDateTime, ends: LocalDateTime, language: String, capacity: Int, taken: Int, waiting: Int,
        kept: Int = 0, state: State, visibility: Session.Visibility, sequence: Int, changedAt: Date,
        whole: String? = nil, track: String? = nil, stage: Session.Stage = .ahead
    ) {
        self.id = id
        self.code = code
        self.kind = kind
        self.title = title
        self.training = training
        self.listedCountry = listedCountry
        self.listing = listing
        self.country = country
        self.place = place
        self.zone = zone
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.starts = starts
        self.ends = ends
        self.language = language
        self.capacity = capacity
        self.taken = taken
        self.waiting = waiting
        self.kept = kept
        self.state = state
        self.visibility = visibility
        self.sequence = sequence
        self.changedAt = changedAt
        self.whole = whole
        self.track = track
        self.stage = stage
    }
}

/// Which coming sessions are asked for; what is nil doesn't matter.
public struct ComingFilter: Sendable, Equatable {
    /// A country's code: what is in it and what is for it. Without one, each session is listed once.
    public var country: String?
    /// Ends on or after the start of this day (UTC).
    public var from: LocalDate?
    /// Starts before the end of this day (UTC).
    public var to: LocalDate?
    /// A training's code.
    public var training: String?
    public var language: String?

    public init(
        country: String? = nil, from: LocalDate? = nil, to: LocalDate? = nil, training: String? = nil,
        language: String? = nil
    ) {
        self.country = country
        self.from = from
        self.to = to
        self.training = training
        self.language = language
    }
}
