/// A person with all that hangs on them: who sees them and why, who answers for them, what they consented to.
public struct PersonFile: Sendable, Equatable {
    public let person: Person
    /// Today's; what was kept of it, once the person was erased.
    public let ageGroup: Person.AgeGroup
    public let seenBy: [Sight]
    public let guardians: [Guardian]
    /// By purpose, the newest first.
    public let consents: [Consent]
    /// References of persons who turned out to be this one.
    public let formerReferences: [String]

    /// An office that sees the person.
    public struct Sight: Sendable, Equatable {
        public let office: String
        public let name: String
        public let purpose: Purpose
        /// What a sharing is for, in words.
        public let explanation: String?
        /// The first day (UTC) on which the office no longer sees the person; nil: without end.
        public let until: LocalDate?

        public init(office: String, name: String, purpose: Purpose, explanation: String?, until: LocalDate?) {
            self.office = office
            self.name = name
            self.purpose = purpose
            self.explanation = explanation
            self.until = until
        }
    }

    /// Why an office sees a person.
    public enum Purpose: String, Sendable, CaseIterable {
        case registered, hosting, sharing
    }

    public init(
        person: Person, ageGroup: Person.AgeGroup, seenBy: [Sight], guardians: [Guardian], consents: [Consent],
        formerReferences: [String]
    ) {
        self.person = person
        self.ageGroup = ageGroup
        self.seenBy = seenBy
        self.guardians = guardians
        self.consents = consents
        self.formerReferences = formerReferences
    }
}
