public import Foundation

/// A stretch of time as a clock in a country shows it.
public struct HoursThere: Sendable, Equatable {
    /// The country's code.
    public let country: String
    public let name: NotedName
    /// The clock's IANA zone.
    public let zone: String
    public let starts: LocalDateTime
    /// Exclusive.
    public let ends: LocalDateTime
    /// How many minutes lie outside working hours; nil for more than a day, in which people sleep.
    public let outside: Int?
    /// Why nobody works on the first of its days that is off, or nil if they all are worked.
    public let dayOff: DayOff?

    public enum DayOff: Sendable, Equatable {
        /// Estimated: it follows the moon and isn't announced yet.
        case holiday(String, isEstimated: Bool)
        case weekend
    }

    public init(
        country: String, name: NotedName, zone: String, starts: LocalDateTime, ends: LocalDateTime, outside: Int?,
        dayOff: DayOff?
    ) {
        self.country = country
        self.name = name
        self.zone = zone
        self.starts = starts
        self.ends = ends
        self.outside = outside
        self.dayOff = dayOff
    }
}

/// A block of a session in a country that the session is in or for.
public struct SessionHours: Sendable, Equatable {
    /// The block's number, from 1, by start.
    public let block: Int
    /// The country's code.
    public let country: String
    public let name: NotedName
    public let listing: ComingSession.Listing
    /// What a clock there shows, or nil if no zone of the country is known.
    public let there: HoursThere?

    public init(block: Int, country: String, name: NotedName, listing: ComingSession.Listing, there: HoursThere?) {
        self.block = block
        self.country = country
        self.name = name
        self.listing = listing
        self.there = there
    }
}

/// When so many minutes suit the people of several countries, or suit them the least badly.
public struct SuitableHours: Sendable, Equatable {
    /// By start; if nothing suits all, the one that is the least bad.
    public let stretches: [Stretch]
    /// The names of countries of whose days off nothing is known on some of the days asked for; they count as worked.
    public let withoutCalendar: [NotedName]

    /// Every beginning from its start to its end minus the minutes suits.
    public struct Stretch: Sendable, Equatable {
        public let startsAt: Date
        /// Exclusive.
        public let endsAt: Date
        /// As a clock in the zone that was asked for shows them.
        public let starts: LocalDateTime
        public let ends: LocalDateTime
        public let zone: String
        /// Minutes outside working hours, summed over the countries; 0 if it suits all.
        public let outside: Int
        /// Every country's clocks, in the order in which they were asked for.
        public let there: [HoursThere]

        public init(
            startsAt: Date, endsAt: Date, starts: LocalDateTime, ends: LocalDateTime, zone: String, outside: Int,
            there: [HoursThere]
        ) {
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.starts = starts
            self.ends = ends
            self.zone = zone
            self.outside = outside
            self.there = there
        }
    }

    public init(stretches: [Stretch], withoutCalendar: [NotedName]) {
        self.stretches = stretches
        self.withoutCalendar = withoutCalendar
    }
}
