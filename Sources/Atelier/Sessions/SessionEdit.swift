/// What changes of a session; nil leaves it as it is, and `.some(nil)` takes it away.
public struct SessionEdit: Sendable, Equatable {
    public var title: Texts??
    public var project: String??
    /// Without one it is online.
    public var country: String??
    public var place: String??
    public var language: String?
    public var visibility: Session.Visibility?
    /// The session that it is part of; the track goes with it.
    public var whole: String??
    public var track: String??
    /// Its number goes with it; in another one it comes after the last, if no number is given.
    public var series: String??
    public var seriesNumber: Int?
    public var holdsTime: Bool?
    public var providerCapacity: Int??

    public init() {}
}

/// What stands in the way of a move, and whom it concerns.
public struct MovePreview: Sendable, Equatable {
    /// Every clash, in the words of the rule that would refuse it; empty if it can be moved.
    public let clashes: [Refusal]
    /// What is given back and taken, by block.
    public let holds: [MovedHold]
    public let concerned: Concerned

    public init(clashes: [Refusal], holds: [MovedHold], concerned: Concerned) {
        self.clashes = clashes
        self.holds = holds
        self.concerned = concerned
    }
}

/// The time of a block for which somebody or a room is held, before a move and after it.
public struct MovedHold: Sendable, Equatable {
    /// `room`, a role such as `lead` or `interpreter`, or `participants`.
    public let kind: String
    /// The code of the room or trainer, the reference of who works there without one; nil for participants.
    public let name: String?
    public let people: Int
    /// The zone of the times.
    public let zone: String
    public let freedFrom: LocalDateTime
    /// Exclusive.
    public let freedUntil: LocalDateTime
    public let takenFrom: LocalDateTime
    /// Exclusive.
    public let takenUntil: LocalDateTime

    public init(
        kind: String, name: String?, people: Int, zone: String, freed: (LocalDateTime, LocalDateTime),
        taken: (LocalDateTime, LocalDateTime)
    ) {
        self.kind = kind
        self.name = name
        self.people = people
        self.zone = zone
        (freedFrom, freedUntil) = freed
        (takenFrom, takenUntil) = taken
    }
}

/// How many people count on a session, by what they are there.
public struct Concerned: Sendable, Equatable {
    public let registered: Int
    public let waiting: Int
    /// Trainers, interpreters, speakers who were asked or have accepted.
    public let working: Int

    public init(registered: Int, waiting: Int, working: Int) {
        self.registered = registered
        self.waiting = waiting
        self.working = working
    }
}

/// How far a copy lies from its original. A month later is the same day of the month, or its last day if that is earlier.
public enum Shift: Sendable, Equatable {
    case days(Int)
    case weeks(Int)
    case months(Int)
}

/// Somebody who has to be told of what happened to a session.
public struct Notice: Sendable, Equatable {
    /// The person's reference.
    public let person: String
    public let name: String?
    public let phone: String?
    public let email: String?
    /// moved, cancelled, or promoted.
    public let kind: String

    public init(person: String, name: String?, phone: String?, email: String?, kind: String) {
        self.person = person
        self.name = name
        self.phone = phone
        self.email = email
        self.kind = kind
    }
}
