/// One item of a batch for `admit()`: who is to be registered for what, and by whom.
public struct AdmissionRequest: Sendable, Equatable {
    public let session: ID<Session>
    public let person: ID<Person>
    public let actor: Identity
    /// Why an overlap with another booking of the person is right.
    public let override: String?
    /// Why it is entered after registration has closed.
    public let late: String?
    /// Why the person takes part without what the training presupposes.
    public let unprepared: String?
    /// The reserved seats that are to be used, or nil for those that the person has a right to.
    public let reserved: ID<ReservedSeats>?

    public init(
        session: ID<Session>, person: ID<Person>, actor: Identity, override: String? = nil, late: String? = nil,
        unprepared: String? = nil, reserved: ID<ReservedSeats>? = nil
    ) {
        self.session = session
        self.person = person
        self.actor = actor
        self.override = override
        self.late = late
        self.unprepared = unprepared
        self.reserved = reserved
    }
}

/// What became of an item: said only after a durable commit.
public enum AdmissionAnswer: Sendable, Equatable {
    case confirmed(ID<Registration>)
    /// The session is full; the place in the line counts from 1.
    case waitlisted(ID<Registration>, place: Int, because: Refusal)
    /// Nothing was written.
    case refused(Refusal)
}
