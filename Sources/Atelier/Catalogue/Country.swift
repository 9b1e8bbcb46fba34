/// A country or territory under its own display name.
public struct Country: Sendable, Equatable {
    /// ISO 3166-1 alpha-2, a user-assigned code such as XK, or X-… for a territory without any.
    public let code: String
    /// ISO 3166-1 alpha-3, or nil where there is none.
    public let alpha3: String?
    /// With the note that follows it wherever it is shown or printed.
    public let name: NotedName
    /// The weekend as it was set here, or nil for what the reference data say.
    public let weekend: [Weekday]?
    /// How many days before a start visas for it must be asked for, or nil for the check's setting.
    public let visaDays: Int?
    /// The IANA zone as it was set here, or nil for those of the reference data.
    public let zone: String?

    public init(
        code: String, alpha3: String? = nil, name: String, note: String? = nil, weekend: [Weekday]? = nil,
        visaDays: Int? = nil, zone: String? = nil
    ) {
        self.code = code
        self.alpha3 = alpha3
        self.name = NotedName(name, note: note)
        self.weekend = weekend
        self.visaDays = visaDays
        self.zone = zone
    }

    /// What is to be changed; nil stays as it is.
    public struct Changes: Sendable, Equatable {
        public var name: String?
        public var alpha3: String?
        /// The note's new text; `.some(nil)` takes it away.
        public var note: String??
        /// `.some(nil)`: what the reference data say.
        public var weekend: [Weekday]??
        /// `.some(nil)`: the check's setting.
        public var visaDays: Int??
        /// `.some(nil)`: those of the reference data.
        public var zone: String??

        public init(
            name: String? = nil, alpha3: String? = nil, note: String?? = nil, weekend: [Weekday]?? = nil,
            visaDays: Int?? = nil, zone: String?? = nil
        ) {
            self.name = name
            self.alpha3 = alpha3
            self.note = note
            self.weekend = weekend
            self.visaDays = visaDays
            self.zone = zone
        }

        public var isEmpty: Bool { self == Changes() }
    }
}

/// A day of the week, numbered as ISO 8601 does.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// `Monday`.
    public var name: String { String(describing: self).prefix(1).uppercased() + String(describing: self).dropFirst() }
}

/// What is known of a country's days off and of its clocks.
public struct CountryCalendar: Sendable, Equatable {
    public let country: Country
    /// Empty if nothing is known.
    public let weekend: [Weekday]
    public let weekendSource: Source
    /// The years whose public holidays are known, ordered; empty if none is.
    public let holidayYears: [Int]
    /// The IANA zones by which one goes there, that of the most people first; empty if none is known.
    public let zones: [String]

    /// Where the weekend is from: set here, stated by the reference data, assumed by them (the most frequent one), or nowhere.
    public enum Source: String, Sendable, CaseIterable { case set, stated, assumed, unknown }

    public init(
        country: Country, weekend: [Weekday], weekendSource: Source, holidayYears: [Int], zones: [String]
    ) {
        self.country = country
        self.weekend = weekend
        self.weekendSource = weekendSource
        self.holidayYears = holidayYears
        self.zones = zones
    }
}

/// A public holiday, or a day of the weekend on which a country works instead of another day.
public struct Holiday: Sendable, Equatable {
    public let day: LocalDate
    public let name: String
    public let kind: Kind

    /// Estimated: it follows the moon and isn't announced yet.
    public enum Kind: String, Sendable, CaseIterable { case holiday, estimated, workday }

    public init(day: LocalDate, name: String, kind: Kind) {
        self.day = day
        self.name = name
        self.kind = kind
    }
}
