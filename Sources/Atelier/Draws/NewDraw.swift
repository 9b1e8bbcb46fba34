/// A draw to be committed.
public struct NewDraw: Sendable, Equatable {
    /// The round's code.
    public let round: String
    /// What the public value is to be: which beacon, lottery or ceremony, in words.
    public let source: String
    /// When it becomes known, in the round's zone; nil: right after the commitment, before witnesses.
    public let at: LocalDateTime?
    public let fold: Fold?
    /// How many to draw; nil: as many as the round's sessions have seats.
    public let seats: Int?
    /// The fields that make strata; nil: all those that the form marks.
    public let fields: [String]?
    /// The last day on which reserves fill, in the round's zone; nil: until their session begins.
    public let reservesUntil: LocalDate?

    public init(
        round: String, source: String, at: LocalDateTime?, fold: Fold? = nil, seats: Int? = nil,
        fields: [String]? = nil,
        reservesUntil: LocalDate? = nil
    ) {
        self.round = round
        self.source = source
        self.at = at
        self.fold = fold
        self.seats = seats
        self.fields = fields
        self.reservesUntil = reservesUntil
    }
}

/// What happened when drawn persons were registered, or a seat was given on.
public enum DrawStep: Sendable, Equatable {
    /// Admission refused the application, or it was withdrawn.
    case out(reference: String, because: Refusal)
    case `in`(reference: String, insteadOf: String, session: String)
}

/// What became of an application in a draw, as its applicant finds it.
public struct DrawStanding: Sendable, Equatable {
    public let reference: String
    public let draw: Draw
    /// The paper's date, of one that was entered late.
    public let paperOn: String?
    public let part: Part
    /// By which rule, and when, it lost its seat or its place among the reserves.
    public let out: Out?

    public enum Part: Sendable, Equatable {
        /// It took no part, by this rule.
        case not(rule: String)
        /// The draw isn't run yet, or never will be.
        case takes(DrawRules.Stratum)
        /// Drawn for a session; `choice`: which of the wishes it is, 0 none.
        case drawn(DrawRules.Stratum, rank: Int, session: String, choice: Int)
        /// A reserve; `session`: the one to which it has come in since.
        case reserve(DrawRules.Stratum, rank: Int, session: String?)
    }

    public struct Out: Sendable, Equatable {
        public let rule: String
        public let at: String

        public init(rule: String, at: String) {
            self.rule = rule
            self.at = at
        }
    }

    public init(reference: String, draw: Draw, paperOn: String?, part: Part, out: Out?) {
        self.reference = reference
        self.draw = draw
        self.paperOn = paperOn
        self.part = part
        self.out = out
    }
}

/// A result in figures: sessions with the seats given, and how dear they are to who got them.
public struct DrawSummary: Sendable, Equatable {
    public let rules: DrawRules
    public let sessions: [Session]

    public struct Session: Sendable, Equatable {
        public let session: String
        public let seats: Int
        /// Given to who wished it most, to who wished it among others, and to who didn't.
        public fileprivate(set) var dearest = 0
        public fileprivate(set) var wished = 0
        public fileprivate(set) var unasked = 0

        public var given: Int { dearest + wished + unasked }
    }

    public init(of result: DrawResult, by rules: DrawRules) {
        var sessions = rules.sessions.map { Session(session: $0.session, seats: $0.seats) }
        result.forEachLine { _, place in
            guard case .seat(let session, let choice) = place.standing else { return }
            switch choice {
            case 0: sessions[session - 1].unasked += 1
            case 1: sessions[session - 1].dearest += 1
            default: sessions[session - 1].wished += 1
            }
        }
        self.rules = rules
        self.sessions = sessions
    }
}
