import Atelier
import Hummingbird
import Store

/// What is coming up for programs: `events.json` and `events.ics`, of all and of each country.
struct FeedRoutes {
    let store: Store
    let host: String
    let publicAddress: String?

    func add(to router: Router<BasicRequestContext>) {
        router.get("events.json") { request, _ in try await events(of: nil).response(to: request) }
        router.get("events.ics") { request, _ in try await calendar(of: nil).response(to: request) }
        router.get("countries/:code/events.json") { request, context in
            try await events(of: try await country(context)).response(to: request)
        }
        router.get("countries/:code/events.ics") { request, context in
            try await calendar(of: try await country(context)).response(to: request)
        }
    }

    private func country(_ context: BasicRequestContext) async throws -> Country {
        try await store.country(try context.parameters.require("code"), as: .public)
    }

    private func events(of country: Country?) async throws -> Representation {
        let sessions = try await store.coming(ComingFilter(country: country?.code), as: .public)
        let countries = try await store.countries(as: .public)
        return .json(WireText.json(EventFeed(sessions, countries: countries)))
    }

    private func calendar(of country: Country?) async throws -> Representation {
        let calendar = try await store.calendar(ComingFilter(country: country?.code), as: .public)
        let themes = Dictionary(
            try await store.trainings(as: .public).map { ($0.code, $0.theme) }, uniquingKeysWith: { first, _ in first })
        let words = Wording.english
        var notes = CountryNotes()
        let name = country.map { words.say("country_title", ["country": $0.name.marked(in: &notes)]) }
        let noted = try await store.countries(as: .public).map(\.name)
        let writer = ICalendar(
            name: name ?? words.say("calendar_all"), notes: notes, host: host,
            sessionAddress: publicAddress.map { "\($0)/sessions/" }, themes: themes, noted: noted)
        return .calendar(writer.text(of: calendar))
    }
}
