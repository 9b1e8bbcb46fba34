/// All that the actor may know of a trainer.
public struct TrainerProfile: Sendable, Equatable {
    public let trainer: Trainer
    /// Where the trainer is expected, by start.
    public let roster: [RosterEntry]
    /// By first day; empty for who doesn't see the person.
    public let absences: [Absence]
    /// The days on which the trainer works, by first day; empty if there is no such limit, or for who doesn't see the
    /// person.
    public let availability: [Availability]

    public init(trainer: Trainer, roster: [RosterEntry], absences: [Absence], availability: [Availability]) {
        self.trainer = trainer
        self.roster = roster
        self.absences = absences
        self.availability = availability
    }
}

/// A time for which a trainer is expected somewhere.
public struct RosterEntry: Sendable, Equatable {
    /// Local times of `zone`, to the minute; the end is exclusive.
    public let starts: LocalDateTime
    public let ends: LocalDateTime
    /// The session's zone, or UTC if the actor may not see the session.
    public let zone: String
    /// The session's code, or nil if the actor may only know that the trainer is busy.
    public let session: String?
    /// A role, or `participant`.
    public let role: String?
    public let state: Assignment.State?

    public init(
        starts: LocalDateTime, ends: LocalDateTime, zone: String, session: String?, role: String?,
        state: Assignment.State?
    ) {
        self.starts = starts
        self.ends = ends
        self.zone = zone
        self.session = session
        self.role = role
        self.state = state
    }
}

/// Days on which a trainer doesn't work.
public struct Absence: Sendable, Equatable {
    public let days: DayRange
    public let kind: Kind

    public enum Kind: String, Sendable, CaseIterable {
        case leave, illness
        case otherWork = "other work"
        case travel, other
    }

    public init(days: DayRange, kind: Kind) {
        self.days = days
        self.kind = kind
    }
}

/// Days on which a trainer works, from the first up to, not including, `until`; nil means without end.
public struct Availability: Sendable, Equatable {
    public let from: LocalDate
    public let until: LocalDate?

    public init(from: LocalDate, until: LocalDate?) {
        self.from = from
        self.until = until
    }
}
