import ArgumentParser
import Atelier
import Store

/// What is coming up, per country.
struct UpcomingCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "upcoming",
        abstract:
            "List what is coming up in each country and for it: running sessions too, cancelled ones until their end.",
        discussion: """
            Without --country, the table has each country that has something; the other formats have each session once.

            Example: atelier upcoming --country GE --from 2026-05-01 --until 2026-05-31
            """)

    /// The formats of a listing, and calendars.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json, csv, xlsx, ics
    }

    @Option(help: "What is in this country or for it; repeatable.", transform: Reading.code) var country: [String] = []
    @Option(help: "Not over before this day (UTC).", transform: Reading.day) var from: LocalDate?
    @Option(help: "Begun by the end of this day (UTC).", transform: Reading.day) var until: LocalDate?
    @Option(help: "Only this training.", transform: Reading.code) var training: String?
    @Option(help: "Only in this language, such as hy.") var language: String?
    @Option(
        help: "How to write it: a table or a workbook (xlsx) for people, json or csv for programs, ics for calendars.")
    var format = Format.table
    @OptionGroup var workbook: WorkbookOptions
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        try workbook.validate(isWanted: format == .xlsx)
        if let from, let until, until < from {
            throw ValidationError("--until \(until) is before --from \(from); expected a day on or after it.")
        }
    }

    func run(at desk: Desk) async throws {
        switch format {
        case .table: Terminal.put(ComingTable(groups: try await groups(at: desk)).text)
        case .json: try await listing(at: desk).put(as: .json, in: workbook)
        case .csv: try await listing(at: desk).put(as: .csv, in: workbook)
        case .xlsx: try await listing(at: desk).put(as: .xlsx, in: workbook)
        case .ics: try await putCalendar(at: desk)
        }
    }

    func filter(_ country: String?) -> ComingFilter {
        ComingFilter(country: country, from: from, to: until, training: training, language: language)
    }

    /// Each session once; once a country that was asked for, if there were several.
    private func listing(at desk: Desk) async throws -> Listing<ComingSession> {
        var sessions: [ComingSession] = []
        for country in asked { sessions += try await desk.store.coming(filter(country), as: desk.identity) }
        return ComingView(names: try await desk.countryNames()).listing(of: sessions)
    }

    /// The countries that were asked for, once each; a single nil for all.
    var asked: [String?] {
        country.isEmpty
            ? [nil] : country.enumerated().filter { !country[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// Country by country, by name; last what is online and for none in particular.
    private func groups(at desk: Desk) async throws -> [ComingTable.Group] {
        let countries = try await desk.store.countries(as: desk.identity)
        let listings = try await desk.store.comingByCountry(filter(nil), as: desk.identity)
        var groups = ComingTable.groups(of: listings, countries: countries)
        func isAsked(_ known: Country) -> Bool {
            country.contains { $0 == known.code || $0 == known.name.fields.name.uppercased() }
        }
        let asked = countries.filter(isAsked)
        for unknown in self.country
        where !asked.contains(where: { [$0.code, $0.name.fields.name.uppercased()].contains(unknown) }) {
            throw Refusal("country_unknown", ["code": unknown])
        }
        if !country.isEmpty {
            groups = asked.map { asked in
                groups.first { $0.country == asked } ?? .init(country: asked, sessions: [])
            }
        }
        return groups
    }
}
