extension Project {
    /// So much of a measure, planned in or for a country or altogether.
    public struct Target: Sendable, Equatable {
        public let key: Key
        public let planned: Int
        /// What is counted, in words.
        public let counts: String
        /// Why planned and realised can't be set against each other; nil if they can.
        public let notComparable: String?

        /// What tells a project's targets apart.
        public struct Key: Sendable, Equatable {
            public let measure: Measure
            /// The unit of head counts, the kind of outcome; nil for other measures.
            public let unit: String?
            public let country: Area?
            public let period: Days

            public init(measure: Measure, unit: String? = nil, country: Area? = nil, period: Days = Days()) {
                self.measure = measure
                self.unit = unit
                self.country = country
                self.period = period
            }
        }

        public init(key: Key, planned: Int, counts: String, notComparable: String? = nil) {
            self.key = key
            self.planned = planned
            self.counts = counts
            self.notComparable = notComparable
        }
    }

    /// What a project is measured by; `atelier.project_count` says how each is counted.
    public enum Measure: String, Sendable, CaseIterable {
        case participants, attendances, sessions, certificates, reached, cases
        case headCounts = "head counts"
        case placements, organisations, applications, referred, outcomes
    }

    /// A country by code: what happens in it, or the people who are from it, wherever they are.
    public enum Area: Sendable, Equatable {
        case `in`(String)
        case `for`(String)

        public init(country: String, isFor: Bool) { self = isFor ? .for(country) : .in(country) }

        public var country: String {
            switch self {
            case .in(let code), .for(let code): code
            }
        }

        /// `in` or `for`.
        public var word: String {
            switch self {
            case .in: "in"
            case .for: "for"
            }
        }
    }
}

/// From a first to a last day, both included, either of them open.
public struct Days: Sendable, Equatable {
    public let from: LocalDate?
    public let until: LocalDate?

    public init(from: LocalDate? = nil, until: LocalDate? = nil) {
        self.from = from
        self.until = until
    }
}
