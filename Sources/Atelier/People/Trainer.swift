/// A person with qualifications. The code is known to every office, the name only to those in whose scope the person is.
public struct Trainer: Sendable, Equatable {
    public let code: String
    /// The person's name, or nil if the actor's office doesn't see the person.
    public let name: String?
    public let languages: [String]
    public let qualifications: [Qualification]
    public let interpretations: [Interpretation]

    /// May teach a training from its first day up to, not including, `until`; nil means without end.
    public struct Qualification: Sendable, Equatable {
        public let training: String
        public let from: LocalDate
        public let until: LocalDate?
        /// The language to teach it in, or nil for any that the trainer speaks.
        public let language: String?
        public let origin: Origin
        /// 1 for who was not trained by our trainers, else one more than the lowest of those who taught.
        public let generation: Int
        /// Has not taught it before, and so stands beside somebody experienced first.
        public let isNovice: Bool
        /// Why it ended before its time.
        public let endedBecause: String?

        /// Where a qualification comes from.
        public enum Origin: String, Sendable, CaseIterable {
            case hand, course, renewal
        }

        public init(
            training: String, from: LocalDate, until: LocalDate?, language: String? = nil, origin: Origin = .hand,
            generation: Int = 1, isNovice: Bool = false, endedBecause: String? = nil
        ) {
            self.training = training
            self.from = from
            self.until = until
            self.language = language
            self.origin = origin
            self.generation = generation
            self.isNovice = isNovice
            self.endedBecause = endedBecause
        }
    }

    public init(
        code: String, name: String?, languages: [String], qualifications: [Qualification],
        interpretations: [Interpretation] = []
    ) {
        self.code = code
        self.name = name
        self.languages = languages
        self.qualifications = qualifications
        self.interpretations = interpretations
    }
}
