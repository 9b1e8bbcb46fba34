/// What personal data are left of one kind, kept because of one thing: counts, no names.
public struct PersonalData: Sendable, Equatable {
    /// person, care need, guardian, application, erased person.
    public let kind: String
    /// Why it is kept, as `Messages` words it.
    public let reason: Refusal
    public let count: Int
    /// When the oldest was recorded, in UTC.
    public let oldest: LocalDate
    /// The first day on which nothing keeps the first of them any more; nil if no end is known.
    public let firstUntil: LocalDate?
    public let lastUntil: LocalDate?
    /// How many are there longer than the rules say.
    public let overdue: Int

    public init(
        kind: String, reason: Refusal, count: Int, oldest: LocalDate, firstUntil: LocalDate?, lastUntil: LocalDate?,
        overdue: Int
    ) {
        self.kind = kind
        self.reason = reason
        self.count = count
        self.oldest = oldest
        self.firstUntil = firstUntil
        self.lastUntil = lastUntil
        self.overdue = overdue
    }
}

/// How long persons are kept where nothing else says it.
public struct RetentionSetting: Sendable, Equatable {
    public let name: String
    /// Months; of `erases` 1 if the day's job erases whom nothing keeps any more, 0 if it doesn't.
    public let value: Int
    public let standard: Int

    public init(name: String, value: Int, standard: Int) {
        self.name = name
        self.value = value
        self.standard = standard
    }
}
