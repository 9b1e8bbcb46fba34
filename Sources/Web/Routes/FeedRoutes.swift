import Atelier
import Hummingbird
import Store

/// What is coming up for programs: `events.json` and `events.ics`, of all and of each country.
struct FeedRoutes {
    let store: Store
    let languages: Languages
    let host: String
    let publicAddress: String?

    /// So many sessions that a feed stays under a megabyte: the next page has the others; a calendar has no pages.
    private static let entries = 500

    func add(to router: Router<WebContext>) {
        router.get("events.json") { request, _ in try await events(of: nil, request) }
        router.get("events.ics") { request, _ in try await calendar(of: nil, request).response(to: request) }
        router.get("countries/:code/events.json") { request, context in
            try await events(of: try context.parameters.require("code"), request)
        }
        router.get("countries/:code/events.ics") { request, context in
            try await calendar(of: try context.parameters.require("code"), request).response(to: request)
        }
    }

    private func events(of country: String?, _ request: Request) async throws -> Response {
        let (page, _, countries) = try await store.comingPage(
            country: country, number: request.pageNumber, size: Self.entries, as: .public)
        let feed = EventFeed(page, at: (publicAddress ?? "") + request.uri.path, countries: countries)
        return Representation.json(WireText.json(feed)).response(to: request)
    }

    private func calendar(of country: String?, _ request: Request) async throws -> Representation {
        let feed = try await store.calendarFeed(country: country, most: Self.entries, as: .public)
        let words = languages.words(for: request)
        var notes = CountryNotes()
        let name = feed.country.map { words.say("country_title", ["country": $0.name.marked(in: &notes)]) }
        let writer = ICalendar(
            name: name ?? words.say("calendar_all"), notes: notes, host: host,
            sessionAddress: publicAddress.map { "\($0)/sessions/" }, themes: feed.themes, noted: feed.names)
        return .calendar(writer.text(of: feed.calendar))
    }
}
