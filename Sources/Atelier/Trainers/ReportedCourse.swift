/// A course that a trainer says they have given outside our sessions; counted apart once it is confirmed.
public struct ReportedCourse: Sendable, Equatable {
    /// What people and scripts call it by, such as `R-7K3M9Q`.
    public let reference: String
    public let details: Details
    public let state: State
    /// Why it was rejected, or what was said on confirming.
    public let because: String?
    /// The code of the office that wrote it down.
    public let office: String
    /// The day (UTC) on which it was written down.
    public let reportedOn: LocalDate
    /// Whether the trainer's qualification for the training held on all its days.
    public let isQualified: Bool

    /// What a trainer reports.
    public struct Details: Sendable, Equatable {
        /// The trainer's code.
        public let trainer: String
        /// The training's code.
        public let training: String
        /// The country's code, or nil if it was online.
        public let country: String?
        public let place: String?
        public let days: DayRange
        /// A language tag (BCP 47).
        public let language: String
        public let participants: Participants

        public init(
            trainer: String, training: String, country: String?, place: String?, days: DayRange, language: String,
            participants: Participants
        ) {
            self.trainer = trainer
            self.training = training
            self.country = country
            self.place = place
            self.days = days
            self.language = language
            self.participants = participants
        }
    }

    /// How many came, without names.
    public struct Participants: Sendable, Equatable {
        public let female: Int
        public let male: Int
        public let other: Int
        public let notSaid: Int

        public init(female: Int = 0, male: Int = 0, other: Int = 0, notSaid: Int = 0) {
            self.female = female
            self.male = male
            self.other = other
            self.notSaid = notSaid
        }

        public var total: Int { female + male + other + notSaid }
    }

    /// Reported → confirmed | rejected; the database refuses every other way.
    public enum State: String, Sendable, CaseIterable {
        case reported, confirmed, rejected
    }

    public init(
        reference: String, details: Details, state: State, because: String?, office: String, reportedOn: LocalDate,
        isQualified: Bool
    ) {
        self.reference = reference
        self.details = details
        self.state = state
        self.because = because
        self.office = office
        self.reportedOn = reportedOn
        self.isQualified = isQualified
    }
}

/// What trainers reported as given, per training and country.
public struct ReportedFigures: Sendable, Equatable {
    public let training: String
    /// The country's code, or nil for online.
    public let country: String?
    /// Confirmed ones only, as are trainers and participants.
    public let courses: Int
    public let trainers: Int
    public let participants: ReportedCourse.Participants
    /// Reported ones that nobody confirmed or rejected yet.
    public let waiting: Int

    public init(
        training: String, country: String?, courses: Int, trainers: Int, participants: ReportedCourse.Participants,
        waiting: Int
    ) {
        self.training = training
        self.country = country
        self.courses = courses
        self.trainers = trainers
        self.participants = participants
        self.waiting = waiting
    }
}
