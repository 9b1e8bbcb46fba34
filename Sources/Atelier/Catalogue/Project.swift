/// What pays for trainings: by whom, from when to when, how many people are planned to be reached.
public struct Project: Sendable, Equatable {
    public let code: String
    public let name: String
    public let startsOn: LocalDate?
    /// The last day.
    public let endsOn: LocalDate?
    public let planned: Int?
    public let note: String?
    /// Who pays, and which share (over 0, up to 1) if that is known; by organisation code.
    public let donors: [Donor]

    public struct Donor: Sendable, Equatable {
        public let organisation: String
        public let share: Double?

        public init(organisation: String, share: Double? = nil) {
            self.organisation = organisation
            self.share = share
        }
    }

    public init(
        code: String, name: String, startsOn: LocalDate? = nil, endsOn: LocalDate? = nil, planned: Int? = nil,
        note: String? = nil, donors: [Donor] = []
    ) {
        self.code = code
        self.name = name
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.planned = planned
        self.note = note
        self.donors = donors
    }
}
