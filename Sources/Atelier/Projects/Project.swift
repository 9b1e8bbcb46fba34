/// What pays for trainings: by whom, from when to when, how many people are planned to be reached.
public struct Project: Sendable, Equatable {
    public let code: String
    public var name: String
    public var startsOn: LocalDate?
    /// The last day.
    public var endsOn: LocalDate?
    /// How many people are planned to take part; a target says more (`Project.Target`).
    public var planned: Int?
    public var note: String?
    /// For how many months after its end the data of its people are kept.
    public var retentionMonths: Int?
    /// Who pays, and which share (over 0, up to 1) if that is known; by organisation code. Known shares are at most 1 in all.
    public var donors: [Donor]
    /// Since when and why it is wound up, or nil while it runs.
    public let stop: Stop?

    public struct Donor: Sendable, Equatable {
        public let organisation: String
        public let share: Double?

        public init(organisation: String, share: Double? = nil) {
            self.organisation = organisation
            self.share = share
        }
    }

    /// From this day on nothing new is published for it; what was published goes on.
    public struct Stop: Sendable, Equatable {
        public let day: LocalDate
        public let because: String

        public init(day: LocalDate, because: String) {
            self.day = day
            self.because = because
        }
    }

    public init(
        code: String, name: String, startsOn: LocalDate? = nil, endsOn: LocalDate? = nil, planned: Int? = nil,
        note: String? = nil, retentionMonths: Int? = nil, donors: [Donor] = [], stop: Stop? = nil
    ) {
        self.code = code
        self.name = name
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.planned = planned
        self.note = note
        self.retentionMonths = retentionMonths
        self.donors = donors
        self.stop = stop
    }
}
