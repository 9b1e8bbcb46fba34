/// A person with qualifications. The code is known to every office, the name only to those in whose scope the person is.
public struct Trainer: Sendable, Equatable {
    public let code: String
    /// The person's name, or nil if the actor's office doesn't see the person.
    public let name: String?
    public let languages: [String]
    public let qualifications: [Qualification]

    /// May teach a training from its first day up to, not including, `until`; nil means without end.
    public struct Qualification: Sendable, Equatable {
        public let training: String
        public let from: LocalDate
        public let until: LocalDate?

        public init(training: String, from: LocalDate, until: LocalDate?) {
            self.training = training
            self.from = from
            self.until = until
        }
    }

    public init(code: String, name: String?, languages: [String], qualifications: [Qualification]) {
        self.code = code
        self.name = name
        self.languages = languages
        self.qualifications = qualifications
    }
}
