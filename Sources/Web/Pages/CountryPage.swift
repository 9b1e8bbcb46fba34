import Atelier
import Foundation

/// `/countries/CC`: what is in the country and what is for it, by start.
struct CountryPage {
    let html: String

    /// So many entries that a page of them stays far under 60 KB.
    static let entries = 40

    init(_ country: Country, list: ComingPage, countries: [Country], in setting: PageSetting) {
        let words = setting.words
        let names = CountryNames(countries)
        let path = "/countries/\(country.code)"
        let named: [String?] = [country.code] + list.sessions.map(\.country)
        let content = Content(
            country: CountryName(country), summary: words.count("sessions", list.total), any: list.total > 0,
            entries: list.sessions.map { SessionEntry($0, countries: names, words: words) },
            turning: list.pages == 1 ? [] : [Turning(list, path: path, words: words)])
        html = PageTemplates.render(
            "country",
            PageFrame(
                title: words.say("country_title", ["country": CountryName(country).marked]), in: setting,
                feeds: [PageFrame.Feeds(calendar: "\(path)/events.ics", data: "\(path)/events.json")],
                notes: names.notes(
                    of: named, mentionedIn: list.sessions.flatMap { [$0.title.said(in: words.language), $0.place] }),
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

        init(_ list: ComingPage, path: String, words: Wording) {
            place = words.say("page_of", ["page": String(list.number), "pages": String(list.pages)])
            previous = list.number > 1 ? ["\(path)?page=\(list.number - 1)"] : []
            next = list.number < list.pages ? ["\(path)?page=\(list.number + 1)"] : []
        }
    }
}
