import Atelier
import Store

extension UpcomingCommand {
    /// The same events as the feeds of `atelier serve`: a person who subscribes there and imports here has each once.
    func putCalendar(at desk: Desk) async throws {
        var calendar = Atelier.Calendar(events: [], offsets: [])
        for country in asked {
            calendar = calendar.joined(with: try await desk.store.calendar(filter(country), as: desk.identity))
        }
        let countries = try await desk.store.countries(as: desk.identity).filter { country.contains($0.code) }
        let themes = try await desk.store.trainings(as: desk.identity).map { ($0.code, $0.theme) }
        let notes = countries.compactMap { country in country.note.map { "* \(country.name): \($0)" } }
        let writer = ICalendar(
            name: Self.name(of: countries), note: notes.isEmpty ? nil : notes.joined(separator: " "),
            host: WebAddress.unknownHost, themes: Dictionary(themes, uniquingKeysWith: { first, _ in first }))
        Terminal.put(writer.text(of: calendar))
    }

    /// A country whose name has a note is marked, since the name stands alone where a calendar shows it.
    private static func name(of countries: [Country]) -> String {
        let names = countries.map { $0.note == nil ? $0.name : "\($0.name)*" }
        return names.isEmpty ? "Coming up" : "Coming up: " + names.joined(separator: ", ")
    }
}

extension Atelier.Calendar {
    /// Both, what they share once: a session may be in one country's list and in another's.
    fileprivate func joined(with other: Atelier.Calendar) -> Atelier.Calendar {
        let (blocks, known) = (Set(events.map(\.block)), Set(offsets.map(\.zone)))
        return Atelier.Calendar(
            events: (events + other.events.filter { !blocks.contains($0.block) }).sorted { $0.startsAt < $1.startsAt },
            offsets: offsets + other.offsets.filter { !known.contains($0.zone) })
    }
}
