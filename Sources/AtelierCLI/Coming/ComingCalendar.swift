import Atelier
import Store

extension UpcomingCommand {
    /// In the UIDs of events, the same as in the feeds of `atelier serve`: a person who subscribes there and imports here
    /// has each event once. It must stay the same for ever, so it doesn't follow the address of any server.
    static let calendarHost = "atelier.invalid"

    func putCalendar(at desk: Desk) async throws {
        let known = try await desk.store.countries(as: desk.identity)
        var notes = CountryNotes()
        let name = Self.name(of: known.filter { country.contains($0.code) }, notes: &notes)
        let themes = try await desk.store.trainings(as: desk.identity).map { ($0.code, $0.theme) }
        let writer = ICalendar(
            name: name, notes: notes, host: Self.calendarHost,
            themes: Dictionary(themes, uniquingKeysWith: { first, _ in first }), noted: known.map(\.name))
        Terminal.put(writer.text(of: try await calendar(at: desk)))
    }

    /// Of several countries: what stands in the list of one of them, each event once.
    private func calendar(at desk: Desk) async throws -> Atelier.Calendar {
        let asked = asked
        if asked.count == 1 { return try await desk.store.calendar(filter(asked[0]), as: desk.identity) }
        var sessions: Set<ID<Session>> = []
        for country in asked {
            sessions.formUnion(try await desk.store.coming(filter(country), as: desk.identity).map(\.id))
        }
        let all = try await desk.store.calendar(filter(nil), as: desk.identity)
        return Atelier.Calendar(events: all.events.filter { sessions.contains($0.session.id) }, offsets: all.offsets)
    }

    /// A country whose name has a note is marked, since the name stands alone where a calendar shows it.
    private static func name(of countries: [Country], notes: inout CountryNotes) -> String {
        var names: [String] = []
        for country in countries { names.append(country.name.marked(in: &notes)) }
        return names.isEmpty ? "Coming up" : "Coming up: " + names.joined(separator: ", ")
    }
}
