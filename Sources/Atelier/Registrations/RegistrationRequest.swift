/// What somebody asks of the service: that persons be registered for a session, all of them or nobody.
public struct RegistrationRequest: Sendable, Equatable {
    /// The session's code.
    public let session: String
    /// References or ids; several are a group, which has seats whole or waits whole.
    public let persons: [String]
    public let actor: Identity
    /// Why an overlap with another booking is right.
    public let override: String?
    /// Why it is entered after registration has closed.
    public let late: String?
    /// Why they take part without what the training presupposes.
    public let unprepared: String?
    /// What makes it one request however often it is sent, or nil if it may not be repeated.
    public let repeatable: Repeatable?

    /// The key that the client chose, and the SHA-256 of what was asked under it, in lower-case hexadecimal.
    public struct Repeatable: Sendable, Hashable {
        public let key: String
        public let bodyHash: String

        public init(key: String, bodyHash: String) {
            self.key = key
            self.bodyHash = bodyHash
        }
    }

    public init(
        session: String, persons: [String], actor: Identity, override: String? = nil, late: String? = nil,
        unprepared: String? = nil, repeatable: Repeatable? = nil
    ) {
        self.session = session
        self.persons = persons
        self.actor = actor
        self.override = override
        self.late = late
        self.unprepared = unprepared
        self.repeatable = repeatable
    }
}

/// What became of a request, an answer a person in their order: said only after a durable commit.
public struct RegistrationReceipt: Sendable, Equatable {
    public let answers: [AdmissionAnswer]
    /// The request was answered before; this is what was said then.
    public let isRepeated: Bool

    public init(answers: [AdmissionAnswer], isRepeated: Bool) {
        self.answers = answers
        self.isRepeated = isRepeated
    }

    /// The reason of a no; of a group's, the first that isn't only for the others' sake. Nil if nobody is refused.
    public var refusal: Refusal? {
        let refusals = answers.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
        return refusals.first { $0.rule != "registration_group" } ?? refusals.first
    }
}
