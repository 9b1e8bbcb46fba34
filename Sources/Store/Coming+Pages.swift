public import Atelier
import Postgres

extension Store {
    /// A page of what is coming up for the actor, by start, with the countries that are needed to name where.
    ///
    /// - `country`: of this country what is in it and what is for it; nil for all, each session once.
    /// - `number`: of the page, from 1; one beyond the ends is the nearest that there is.
    /// - `size`: how many sessions a page has.
    /// - Throws: `country_unknown`.
    public func comingPage(
        country: String? = nil, number: Int, size: Int, as identity: Identity
    ) async throws -> (page: ComingPage, country: Country?, countries: [Country]) {
        try await read(as: identity) { tx in
            let filter = ComingFilter(country: country)
            let found = try country.map(tx.wholeCountry)
            let page = ComingPage.nearest(to: number, of: try tx.count(filter), size: size)
            let sessions = try tx.coming(filter, "LIMIT \(size) OFFSET \((page.number - 1) * size)")
            return (page.holding(sessions), found, try tx.countries())
        }
    }

    /// What is coming up country by country (by code; last what is online and for none): of each the next sessions, and
    /// how many there are.
    ///
    /// `most`: how many of a country.
    public func comingOverview(
        most: Int, as identity: Identity
    ) async throws -> (groups: [ComingGroup], total: Int, countries: [Country]) {
        try await read(as: identity) { tx in
            let counts = try tx.all(
                """
                SELECT listed_country, count(*)::integer
                FROM coming_session
                GROUP BY listed_country
                ORDER BY listed_country NULLS LAST
                """, as: (String?, Int).self)
            let sessions = try tx.all(
                """
                SELECT \(ComingSession.columns)
                FROM (
                    SELECT \(ComingSession.columns),
                        row_number() OVER (PARTITION BY listed_country ORDER BY starts_at, id) AS place_in_list
                    FROM coming_session
                ) AS listed
                WHERE place_in_list <= \(most)
                ORDER BY starts_at, id
                """, as: ComingSession.self)
            let byCountry = Dictionary(grouping: sessions, by: \.listedCountry)
            let groups = counts.map { ComingGroup(country: $0.0, count: $0.1, next: byCountry[$0.0] ?? []) }
            return (groups, try tx.count(ComingFilter()), try tx.countries())
        }
    }

    /// What is coming up as a calendar, with what belongs to its events, in one reading.
    ///
    /// - `country`: as for `comingPage`.
    /// - `most`: how many sessions, the first by start.
    /// - Throws: `country_unknown`.
    public func calendarFeed(country: String? = nil, most: Int, as identity: Identity) async throws -> CalendarFeed {
        try await read(as: identity) { tx in
            CalendarFeed(
                country: try country.map(tx.wholeCountry),
                calendar: try tx.calendar(ComingFilter(country: country), "LIMIT \(most)"),
                themes: Dictionary(
                    try tx.all("SELECT code, theme FROM training ORDER BY code", as: (String, String).self),
                    uniquingKeysWith: { first, _ in first }),
                names: try tx.countries().map(\.name))
        }
    }

    /// Returns if the database answers.
    ///
    /// - Throws: as `read`.
    public func ping() async throws {
        _ = try await read(as: .public) { try $0.one("SELECT 1", as: Int.self) }
    }
}

extension Transaction {
    /// How many sessions `coming` would list.
    fileprivate func count(_ filter: ComingFilter) throws -> Int {
        try one("SELECT count(DISTINCT id)::integer FROM coming_session WHERE true \(try condition(of: filter))")
    }
}
