/// What a training tests.
public struct Assessment: Sendable, Equatable {
    public let code: String
    public let title: Texts
    public let moment: Moment
    /// The highest score.
    public let maximum: Double
    /// Passed from this score on; nil if a score is only noted.
    public let passMark: Double?
    /// A certificate needs it passed.
    public let required: Bool
    /// How often it may be taken.
    public let attempts: Int

    /// When it is taken: before the training, after it, or at another time.
    public enum Moment: String, Sendable, CaseIterable {
        case pre, post, other
    }

    public init(
        code: String, title: Texts, moment: Moment, maximum: Double, passMark: Double?, required: Bool,
        attempts: Int = 1
    ) {
        self.code = code
        self.title = title
        self.moment = moment
        self.maximum = maximum
        self.passMark = passMark
        self.required = required
        self.attempts = attempts
    }
}

/// What somebody scored in an attempt.
public struct AssessmentResult: Sendable, Equatable {
    public let assessment: String
    /// The person's reference.
    public let person: String
    public let name: String?
    /// From 1.
    public let attempt: Int
    public let score: Double
    public let maximum: Double
    public let passMark: Double?
    public let takenOn: LocalDate
    /// Who recorded it last, by user name, where the actor may know.
    public let recordedBy: String?

    /// Nil without a pass mark.
    public var isPassed: Bool? { passMark.map { score >= $0 } }

    public init(
        assessment: String, person: String, name: String?, attempt: Int, score: Double, maximum: Double,
        passMark: Double?, takenOn: LocalDate, recordedBy: String?
    ) {
        self.assessment = assessment
        self.person = person
        self.name = name
        self.attempt = attempt
        self.score = score
        self.maximum = maximum
        self.passMark = passMark
        self.takenOn = takenOn
        self.recordedBy = recordedBy
    }
}

/// A score to be recorded.
public struct AssessmentScore: Sendable, Equatable {
    /// The person's reference.
    public let person: String
    public let score: Double
    /// Nil for the person's next attempt; one that is recorded already is corrected.
    public let attempt: Int?

    public init(person: String, score: Double, attempt: Int? = nil) {
        self.person = person
        self.score = score
        self.attempt = attempt
    }
}
