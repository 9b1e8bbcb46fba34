public import Foundation

/// What a person is looking for: open until it is met, or closed for a reason.
public struct Need: Sendable, Equatable {
    public let reference: String
    /// The person's reference and, unless erased, name.
    public let person: String
    public let name: String?
    public let wish: Wish
    public let state: State
    public let closedBecause: String?
    /// The office that wrote it down, by code.
    public let office: String
    public let recordedAt: Date

    /// What is looked for; the words say what the rest can't.
    public struct Wish: Sendable, Equatable {
        public let words: String
        public let theme: String?
        /// Codes of the training, the country and the project that it is counted for.
        public let training: String?
        public let country: String?
        public let project: String?
        /// A language tag.
        public let language: String?
        /// When somebody is to look at it again.
        public let reviewOn: LocalDate?

        public init(
            words: String, theme: String? = nil, training: String? = nil, country: String? = nil,
            project: String? = nil, language: String? = nil, reviewOn: LocalDate? = nil
        ) {
            self.words = words
            self.theme = theme
            self.training = training
            self.country = country
            self.project = project
            self.language = language
            self.reviewOn = reviewOn
        }
    }

    /// open → met | closed
    public enum State: String, Sendable, CaseIterable {
        case open, met, closed
    }

    public init(
        reference: String, person: String, name: String?, wish: Wish, state: State, closedBecause: String?,
        office: String, recordedAt: Date
    ) {
        self.reference = reference
        self.person = person
        self.name = name
        self.wish = wish
        self.state = state
        self.closedBecause = closedBecause
        self.office = office
        self.recordedAt = recordedAt
    }
}

/// A coming session that fits a need, and why.
public struct NeedMatch: Sendable, Equatable {
    public let session: String
    public let title: Texts
    /// The name of the office that hosts it.
    public let host: String
    public let country: String?
    public let place: String?
    /// Local, in `zone`.
    public let starts: LocalDateTime
    public let zone: String
    public let language: String
    public let seatsLeft: Int
    public let waiting: Int
    /// What speaks for it, what against, each a sentence by its rule.
    public let fits: [Refusal]
    public let against: [Refusal]

    public init(
        session: String, title: Texts, host: String, country: String?, place: String?, starts: LocalDateTime,
        zone: String, language: String, seatsLeft: Int, waiting: Int, fits: [Refusal], against: [Refusal]
    ) {
        self.session = session
        self.title = title
        self.host = host
        self.country = country
        self.place = place
        self.starts = starts
        self.zone = zone
        self.language = language
        self.seatsLeft = seatsLeft
        self.waiting = waiting
        self.fits = fits
        self.against = against
    }
}
