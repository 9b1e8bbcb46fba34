/// Something that has to be done for a session, or, on a training's checklist, for each of its sessions.
public struct SessionTask: Sendable, Equatable {
    public let title: Texts
    public let kind: Kind
    /// When it is due, in days relative to the local day of the session's start; negative: before.
    public let days: Int
    /// The day on which it is due, where the session has a time.
    public let dueOn: LocalDate?
    public let doneOn: LocalDate?
    public let note: String?

    public enum Kind: String, Sendable, CaseIterable {
        case venue, trainers, interpreter, invitations, visas, travel, materials
        case followUp = "follow-up"
        case other
    }

    public init(
        title: Texts, kind: Kind, days: Int, dueOn: LocalDate? = nil, doneOn: LocalDate? = nil, note: String? = nil
    ) {
        self.title = title
        self.kind = kind
        self.days = days
        self.dueOn = dueOn
        self.doneOn = doneOn
        self.note = note
    }
}

/// Something that is due on a day.
public struct Due: Sendable, Equatable {
    public let on: LocalDate
    /// In how many days that is, where it is due; negative: it is overdue.
    public let inDays: Int
    /// The code of the session that it is about, if it is about one.
    public let session: String?
    /// The code of the office that hosts that session.
    public let office: String?
    /// What is to be done, as a rule with its facts.
    public let what: Refusal

    public init(on: LocalDate, inDays: Int, session: String?, office: String?, what: Refusal) {
        self.on = on
        self.inDays = inDays
        self.session = session
        self.office = office
        self.what = what
    }
}
