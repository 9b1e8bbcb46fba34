/// A part of a list of coming sessions.
public struct ComingPage: Sendable, Equatable {
    /// By start.
    public private(set) var sessions: [ComingSession] = []
    /// How many there are on all pages.
    public let total: Int
    /// From 1.
    public let number: Int
    /// At least 1.
    public let pages: Int

    /// The page of that number, still empty; beyond the ends, the nearest that there is.
    ///
    /// - `total`: how many sessions there are.
    /// - `size`: how many a page has, at least 1.
    public static func nearest(to number: Int, of total: Int, size: Int) -> ComingPage {
        let pages = max(1, (total + size - 1) / size)
        return ComingPage(total: total, number: min(max(1, number), pages), pages: pages)
    }

    private init(total: Int, number: Int, pages: Int) {
        self.total = total
        self.number = number
        self.pages = pages
    }

    /// The same with its sessions.
    public func holding(_ sessions: [ComingSession]) -> ComingPage {
        var page = self
        page.sessions = sessions
        return page
    }
}

/// What is coming up in a country and for it.
public struct ComingGroup: Sendable, Equatable {
    /// The country's code; nil for what is online and for none in particular.
    public let country: String?
    /// How many there are.
    public let count: Int
    /// The first of them, by start.
    public let next: [ComingSession]

    public init(country: String?, count: Int, next: [ComingSession]) {
        self.country = country
        self.count = count
        self.next = next
    }
}

/// A calendar of what is coming up, with what belongs to its events.
public struct CalendarFeed: Sendable {
    public let country: Country?
    public let calendar: Calendar
    /// Themes of trainings, by code.
    public let themes: [String: String]
    /// The names of all countries, with their notes.
    public let names: [NotedName]

    public init(country: Country?, calendar: Calendar, themes: [String: String], names: [NotedName]) {
        self.country = country
        self.calendar = calendar
        self.themes = themes
        self.names = names
    }
}
