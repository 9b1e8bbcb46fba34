/// Somebody who works at a session: a trainer, an interpreter, a speaker.
public struct Assignment: Sendable, Equatable {
    /// The code, or nil for a speaker without one.
    public let trainer: String?
    /// The person's reference, or nil if the actor's office doesn't see the person.
    public let person: String?
    public let name: String?
    public let role: Role
    public let state: State
    /// Why they declined or were withdrawn.
    public let because: String?
    /// The days (UTC) on which they were last asked or reminded, and answered.
    public let askedOn: LocalDate?
    public let answeredOn: LocalDate?
    public let overrides: Overrides

    /// A speaker needs no code and no qualification; the others are trainers by their code.
    public enum Role: String, Sendable, CaseIterable {
        case lead
        case coTrainer = "co-trainer"
        case interpreter, speaker
    }

    /// Proposed → asked → accepted | declined, and withdrawn from each; asked and accepted hold the person's time.
    public enum State: String, Sendable, CaseIterable {
        case proposed, asked, accepted, declined, withdrawn
    }

    /// Why somebody works at a session although a rule says no; a reason for one rule never excuses another.
    public struct Overrides: Sendable, Equatable {
        /// A lead or co-trainer who isn't qualified for the training on every day.
        public var unqualified: String?
        /// Anybody who is expected elsewhere at the time.
        public var doubleBooked: String?
        /// An interpreter without a pair with the session's language.
        public var unpaired: String?

        public init(unqualified: String? = nil, doubleBooked: String? = nil, unpaired: String? = nil) {
            self.unqualified = unqualified
            self.doubleBooked = doubleBooked
            self.unpaired = unpaired
        }

        /// The reasons that there are.
        public var all: [String] { [unqualified, doubleBooked, unpaired].compactMap(\.self) }
    }

    public init(
        trainer: String?, person: String? = nil, name: String? = nil, role: Role, state: State, because: String? = nil,
        askedOn: LocalDate? = nil, answeredOn: LocalDate? = nil, overrides: Overrides = Overrides()
    ) {
        self.trainer = trainer
        self.person = person
        self.name = name
        self.role = role
        self.state = state
        self.because = because
        self.askedOn = askedOn
        self.answeredOn = answeredOn
        self.overrides = overrides
    }

    /// What the acting office calls them by: the code, else the person's reference; nil if it may know neither.
    public var called: String? { trainer ?? person }
}
