import Atelier

/// `/`: the next sessions of each country, in it and for it, the countries by name; what is for nobody in particular last.
struct HomePage {
    let html: String

    /// So many entries that the page stays under 60 KB even with two hundred countries.
    private static let entries = 24
    static let entriesPerCountry = 3

    /// `total`: how many sessions there are, each counted once.
    init(_ groups: [ComingGroup], total: Int, countries: [Country], in setting: PageSetting) {
        let words = setting.words
        let names = CountryNames(countries)
        let groups = Self.sorted(groups, names: names)
        let listings = groups.flatMap(\.listing.next)
        let content = Content(
            summary: Self.summary(total, groups: groups, words: words), any: total > 0,
            countries: groups.map { Chip(country: $0.country.list, count: $0.listing.count) },
            groups: Self.shown(groups).map { Section($0, names: names, words: words) })
        html = PageTemplates.render(
            "home",
            PageFrame(
                title: words.say("home_title"), in: setting,
                feeds: [PageFrame.Feeds(calendar: "/events.ics", data: "/events.json")],
                notes: names.notes(
                    of: listings.map(\.listedCountry) + listings.map(\.country),
                    mentionedIn: listings.flatMap { [$0.title.said(in: words.language), $0.place] }), content: content))
    }

    private struct Content {
        let summary: String
        let any: Bool
        let countries: [Chip]
        let groups: [Section]
    }

    private struct Chip {
        let country: [CountryName]
        let count: Int
    }

    private struct Group {
        let country: CountryName?
        let listing: ComingGroup
    }

    private struct Section {
        let id: String
        let country: [CountryName]
        let entries: [SessionEntry]
        /// How to see the others, if there are more than are shown.
        let more: [More]

        init(_ group: Group, names: CountryNames, words: Wording) {
            id = group.country?.code ?? "online"
            country = group.country.list
            entries = group.listing.next.map { SessionEntry($0, countries: names, words: words) }
            let count = group.listing.count
            more = country.filter { _ in group.listing.next.count < count }.map { More($0, count: count, words: words) }
        }
    }

    /// The way to all sessions of a country.
    private struct More {
        let path: String
        let text: String

        init(_ country: CountryName, count: Int, words: Wording) {
            path = country.path
            text = words.say("country_all", ["count": String(count), "country": country.marked])
        }
    }

    private static func sorted(_ groups: [ComingGroup], names: CountryNames) -> [Group] {
        groups.map { Group(country: names[$0.country], listing: $0) }
            .sorted { left, right in
                switch (left.country, right.country) {
                case (let left?, let right?): (left.name, left.code) < (right.name, right.code)
                case (let left, _): left != nil
                }
            }
    }

    /// The groups of which there is room for entries.
    private static func shown(_ groups: [Group]) -> [Group] {
        var room = entries
        return Array(
            groups.prefix { group in
                defer { room -= group.listing.next.count }
                return room > 0
            })
    }

    private static func summary(_ total: Int, groups: [Group], words: Wording) -> String {
        let countries = groups.count { $0.country != nil }
        let count = words.count("sessions", total)
        return countries == 0 ? count : "\(count) \(words.count("in_countries", countries))"
    }
}
