/// Seats kept for a country's, an organisation's or a group's people until a deadline.
public struct ReservedSeats: Sendable, Equatable {
    public let holder: Holder
    public let seats: Int
    public let used: Int
    /// When unused seats pass to who waits, local to the session.
    public let until: LocalDateTime
    /// Whether that has happened.
    public let isReleased: Bool

    /// For whom: by code, or a group by its name.
    public enum Holder: Sendable, Equatable {
        case country(String)
        case organisation(String)
        case group(String)

        /// The code or the group's name.
        public var name: String {
            switch self {
            case .country(let name), .organisation(let name), .group(let name): name
            }
        }
    }

    public init(holder: Holder, seats: Int, used: Int, until: LocalDateTime, isReleased: Bool) {
        self.holder = holder
        self.seats = seats
        self.used = used
        self.until = until
        self.isReleased = isReleased
    }
}

/// A private link by which an organisation's contact fills reserved seats.
public struct Nomination: Sendable, Equatable {
    public let id: ID<Nomination>
    public let holder: ReservedSeats.Holder
    public let contact: String
    public let seats: Int
    public let used: Int
    public let until: LocalDateTime
    public let isRevoked: Bool

    public init(
        id: ID<Nomination>, holder: ReservedSeats.Holder, contact: String, seats: Int, used: Int, until: LocalDateTime,
        isRevoked: Bool
    ) {
        self.id = id
        self.holder = holder
        self.contact = contact
        self.seats = seats
        self.used = used
        self.until = until
        self.isRevoked = isRevoked
    }
}

/// What whoever holds a nomination's link may know of it.
public struct NominationSheet: Sendable, Equatable {
    /// The session's code.
    public let session: String
    public let title: Texts
    public let starts: LocalDateTime
    public let ends: LocalDateTime
    public let zone: String
    public let place: String?
    public let contact: String
    public let seats: Int
    public let used: Int
    public let until: LocalDateTime
    /// Whom the link nominated, by arrival; those taken back and swapped included.
    public let nominees: [Nominee]

    public struct Nominee: Sendable, Equatable {
        /// The person's reference.
        public let person: String
        public let name: String?
        public let state: String
        public let reason: Refusal?

        public init(person: String, name: String?, state: String, reason: Refusal?) {
            self.person = person
            self.name = name
            self.state = state
            self.reason = reason
        }
    }

    public init(
        session: String, title: Texts, starts: LocalDateTime, ends: LocalDateTime, zone: String, place: String?,
        contact: String, seats: Int, used: Int, until: LocalDateTime, nominees: [Nominee]
    ) {
        self.session = session
        self.title = title
        self.starts = starts
        self.ends = ends
        self.zone = zone
        self.place = place
        self.contact = contact
        self.seats = seats
        self.used = used
        self.until = until
        self.nominees = nominees
    }
}
