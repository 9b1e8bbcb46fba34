/// A call for applications with a form: from when to when, for which sessions, for whom.
public struct Round: Sendable, Equatable {
    public let code: String
    public let title: Texts
    /// The project's code.
    public let project: String?
    /// The code of the office that runs it.
    public let office: String
    public let form: String
    public let formVersion: Int
    public let opens: LocalDateTime
    /// The first moment at which it takes no more.
    public let closes: LocalDateTime
    /// The IANA zone of both.
    public let zone: String
    public let state: State
    /// Why it was abandoned, or closed early.
    public let because: String?
    public let sessions: [Seats]
    public let rules: [Rule]
    public let figures: Figures

    /// Draft → open → closed → decided; abandoned from draft, open and closed.
    public enum State: String, Sendable, CaseIterable {
        case draft, open, closed, decided, abandoned
    }

    /// A session that the round fills, and how many seats of it.
    public struct Seats: Sendable, Equatable {
        /// The session's code.
        public let session: String
        public let seats: Int

        public init(session: String, seats: Int) {
            self.session = session
            self.seats = seats
        }
    }

    /// Who may take part, and the sentence for who may not.
    public struct Rule: Sendable, Equatable {
        public let condition: Condition
        public let because: Texts

        public init(condition: Condition, because: Texts) {
            self.condition = condition
            self.because = because
        }
    }

    /// Ends of ranges are included; nil is open.
    public enum Condition: Sendable, Equatable {
        /// The answer is a date of birth, or a year, that makes an age in the range on the day.
        case age(field: String, from: Int?, to: Int?, on: LocalDate)
        case range(field: String, from: Double?, to: Double?)
        case oneOf(field: String, values: [JSONTree])
        /// The person never attended the training.
        case never(training: String)
    }

    /// How many applications are in each state.
    public struct Figures: Sendable, Equatable {
        public let submitted: Int
        public let eligible: Int
        public let ineligible: Int
        public let doubled: Int
        public let withdrawn: Int

        public var all: Int { submitted + eligible + ineligible + doubled + withdrawn }

        public init(submitted: Int, eligible: Int, ineligible: Int, doubled: Int, withdrawn: Int) {
            self.submitted = submitted
            self.eligible = eligible
            self.ineligible = ineligible
            self.doubled = doubled
            self.withdrawn = withdrawn
        }
    }

    public init(
        code: String, title: Texts, project: String?, office: String, form: String, formVersion: Int,
        opens: LocalDateTime, closes: LocalDateTime, zone: String, state: State, because: String?, sessions: [Seats],
        rules: [Rule], figures: Figures
    ) {
        self.code = code
        self.title = title
        self.project = project
        self.office = office
        self.form = form
        self.formVersion = formVersion
        self.opens = opens
        self.closes = closes
        self.zone = zone
        self.state = state
        self.because = because
        self.sessions = sessions
        self.rules = rules
        self.figures = figures
    }
}

/// A round to be added, as a draft.
public struct NewRound: Sendable, Equatable {
    public let code: String
    public let title: Texts
    public let project: String?
    /// The office that runs it, or nil for the actor's own.
    public let office: String?
    public let form: String
    /// Nil for the newest.
    public let formVersion: Int?
    public let opens: LocalDateTime
    public let closes: LocalDateTime
    public let zone: String
    public let fold: Fold?
    public let sessions: [Round.Seats]

    public init(
        code: String, title: Texts, project: String? = nil, office: String? = nil, form: String,
        formVersion: Int? = nil, opens: LocalDateTime, closes: LocalDateTime, zone: String, fold: Fold? = nil,
        sessions: [Round.Seats] = []
    ) {
        self.code = code
        self.title = title
        self.project = project
        self.office = office
        self.form = form
        self.formVersion = formVersion
        self.opens = opens
        self.closes = closes
        self.zone = zone
        self.fold = fold
        self.sessions = sessions
    }
}
