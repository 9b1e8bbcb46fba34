/// People (or cases, organisations, places) counted without names, besides the persons who are registered.
public struct HeadCount: Sendable, Equatable {
    public let reference: String
    /// The office that counted, by code.
    public let office: String
    public var details: Details

    /// What is told of it; project, session and country by code.
    public struct Details: Sendable, Equatable {
        public var project: String
        /// At least one of the two.
        public var session: String?
        public var activity: String?
        public var country: String?
        public var from: LocalDate
        /// The last day; the count stands for it in reports.
        public var until: LocalDate
        public var counts: Counts
        /// What one of them is called, such as pupils or families.
        public var unit: String
        public var total: Int
        public var parts: Parts?
        public var bound: Bound
        /// Where the figure is from.
        public var source: String?

        public init(
            project: String, session: String? = nil, activity: String? = nil, country: String? = nil, from: LocalDate,
            until: LocalDate, counts: Counts = .people, unit: String, total: Int, parts: Parts? = nil,
            bound: Bound = .exactly, source: String? = nil
        ) {
            self.project = project
            self.session = session
            self.activity = activity
            self.country = country
            self.from = from
            self.until = until
            self.counts = counts
            self.unit = unit
            self.total = total
            self.parts = parts
            self.bound = bound
            self.source = source
        }
    }

    /// What the unit is one of; only people count as reached.
    public enum Counts: String, Sendable, CaseIterable {
        case people, cases, organisations, places
    }

    /// How the total by sex comes about; what nobody counted is nil.
    public struct Parts: Sendable, Equatable {
        public var female: Int?
        public var male: Int?
        public var other: Int?
        public var notSaid: Int?

        public init(female: Int? = nil, male: Int? = nil, other: Int? = nil, notSaid: Int? = nil) {
            self.female = female
            self.male = male
            self.other = other
            self.notSaid = notSaid
        }

        public var sum: Int { (female ?? 0) + (male ?? 0) + (other ?? 0) + (notSaid ?? 0) }
        public var isEmpty: Bool { female == nil && male == nil && other == nil && notSaid == nil }
    }

    /// How the total is meant.
    public enum Bound: String, Sendable, CaseIterable {
        case exactly
        case atLeast = "at least"
        case moreThan = "more than"
    }

    public init(reference: String, office: String, details: Details) {
        self.reference = reference
        self.office = office
        self.details = details
    }
}
