import Atelier
import Foundation

/// `/`: the next sessions of each country, in it and for it, the countries by name; what is for nobody in particular last.
struct HomePage {
    let html: String

    /// So many entries that the page stays under 60 KB even with two hundred countries.
    private static let entries = 24
    private static let entriesPerCountry = 3

    init(listings: [ComingSession], countries: [Country], now: Date, words: Wording) {
        let names = CountryNames(countries)
        let groups = Self.groups(listings, names: names)
        let content = Content(
            summary: Self.summary(listings, groups: groups, words: words), any: !listings.isEmpty,
            countries: groups.map { Chip(country: $0.country.list, count: $0.sessions.count) },
            groups: Self.shown(groups).map { Section($0, names: names, now: now, words: words) })
        html = PageTemplates.render(
            "home",
            PageFrame(
                title: words.say("home_title"), words: words,
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
        let sessions: [ComingSession]
    }

    private struct Section {
        let id: String
        let country: [CountryName]
        let entries: [SessionEntry]
        /// How to see the others, if there are more than are shown.
        let more: [More]

        init(_ group: Group, names: CountryNames, now: Date, words: Wording) {
            let shown = group.sessions.prefix(HomePage.entriesPerCountry)
            id = group.country?.code ?? "online"
            country = group.country.list
            entries = shown.map { SessionEntry($0, countries: names, now: now, words: words) }
            let count = group.sessions.count
            more = country.filter { _ in shown.count < count }.map { More($0, count: count, words: words) }
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

    private static func groups(_ listings: [ComingSession], names: CountryNames) -> [Group] {
        Dictionary(grouping: listings, by: \.listedCountry)
            .map { Group(country: names[$0.key], sessions: $0.value) }
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
                defer { room -= min(group.sessions.count, entriesPerCountry) }
                return room > 0
            })
    }

    private static func summary(_ listings: [ComingSession], groups: [Group], words: Wording) -> String {
        let countries = groups.count { $0.country != nil }
        let count = words.count("sessions", Set(listings.map(\.id)).count)
        return countries == 0 ? count : "\(count) \(words.count("in_countries", countries))"
    }
}
