import Atelier
import Foundation

/// `/countries/CC`: what is in the country and what is for it, by start.
struct CountryPage {
    let html: String

    init(_ country: Country, list: SessionList, countries: [Country], now: Date, words: Wording) {
        let names = CountryNames(countries)
        let path = "/countries/\(country.code)"
        let named: [String?] = [country.code] + list.shown.map(\.country)
        let content = Content(
            country: CountryName(country), summary: words.count("sessions", list.all.count), any: !list.all.isEmpty,
            entries: list.shown.map { SessionEntry($0, countries: names, now: now, words: words) },
            turning: list.pages == 1 ? [] : [Turning(list, path: path, words: words)])
        html = PageTemplates.render(
            "country",
            PageFrame(
                title: words.say("country_title", ["country": CountryName(country).marked]), words: words,
                feeds: [PageFrame.Feeds(calendar: "\(path)/events.ics", data: "\(path)/events.json")],
                notes: names.notes(
                    of: named, mentionedIn: list.shown.flatMap { [$0.title.said(in: words.language), $0.place] }),
                content: content))
    }

    private struct Content {
        let country: CountryName
        let summary: String
        let any: Bool
        let entries: [SessionEntry]
        let turning: [Turning]
    }

    /// Where one can turn to from a page of the list.
    private struct Turning {
        let place: String
        let previous: [String]
        let next: [String]

        init(_ list: SessionList, path: String, words: Wording) {
            place = words.say("page_of", ["page": String(list.page), "pages": String(list.pages)])
            previous = list.page > 1 ? ["\(path)?page=\(list.page - 1)"] : []
            next = list.page < list.pages ? ["\(path)?page=\(list.page + 1)"] : []
        }
    }
}
