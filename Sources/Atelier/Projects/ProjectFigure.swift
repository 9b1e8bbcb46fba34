/// One figure of a project's report, counted from rows.
public struct ProjectFigure: Sendable, Equatable {
    public let part: Part
    /// A `Project.Measure`, or `seats` (planned: offered, realised: taken).
    public let measure: String
    /// The unit of head counts, the kind of outcome.
    public let unit: String?
    public let area: Project.Area?
    /// As far as it is broken down by them.
    public let sex: String?
    public let ageGroup: String?
    /// The days on which it was counted.
    public let period: Days
    public let planned: Int?
    public let realised: Int
    /// The true figure may be higher: somebody counted "more than" or "at least" so many.
    public let atLeast: Bool
    /// What the target counts, in words.
    public let counts: String?
    /// Why planned and realised can't be compared, or that demand was low.
    public let note: Refusal?

    /// A report has its targets first, then every measure, then the breakdowns.
    public enum Part: String, Sendable {
        case target, figure, breakdown
    }

    public init(
        part: Part, measure: String, unit: String?, area: Project.Area?, sex: String?, ageGroup: String?, period: Days,
        planned: Int?, realised: Int, atLeast: Bool, counts: String?, note: Refusal?
    ) {
        self.part = part
        self.measure = measure
        self.unit = unit
        self.area = area
        self.sex = sex
        self.ageGroup = ageGroup
        self.period = period
        self.planned = planned
        self.realised = realised
        self.atLeast = atLeast
        self.counts = counts
        self.note = note
    }

    /// Whether planned and realised may be set against each other; nil where nothing was planned.
    public var isComparable: Bool? {
        guard planned != nil, measure != "seats" else { return nil }
        return note == nil
    }
}
