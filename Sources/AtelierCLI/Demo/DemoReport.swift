import Atelier
import Store

/// What the demo shows: its programmes in figures, each counted from rows, and what is coming up.
struct DemoReport {
    private let programmes: [(number: Int, figures: ProgrammeFigures)]
    private let coming: [ComingSession]
    private let countries: [Country]
    private let anchor: LocalDate?

    init(of desk: Desk) async throws {
        let scripts = try DemoBuild.scripts()
        let figures = try await desk.store.programmeFigures(projects: scripts.map(\.project), as: desk.identity)
        programmes = scripts.compactMap { script in
            figures.first { $0.project == script.project }.map { (script.number, $0) }
        }
        coming = try await desk.store.comingByCountry(ComingFilter(), as: desk.identity)
        countries = try await desk.store.countries(as: desk.identity)
        anchor = try await desk.store.demoAnchor(as: desk.identity)
    }

    var json: Value {
        let sessions = Dictionary(grouping: coming, by: \.id).values.compactMap { listings in
            listings.first { $0.listing == .in } ?? listings.first
        }
        return .object([
            .init("programmes", .list(programmes.map(Self.json))),
            .init(
                "upcoming",
                ComingView(names: CountryNames(countries)).listing(
                    of: sessions.sorted { ($0.startsAt, $0.code) < ($1.startsAt, $1.code) }
                ).json),
        ])
    }

    var text: String {
        let anchored = anchor.map { " (weeks counted from \($0))" } ?? ""
        return """
            \(Terminal.bold("Programmes"))
            \(figures)

            \(Terminal.bold("Coming up, country by country\(anchored)"))

            \(ComingTable(groups: ComingTable.groups(of: coming, countries: countries)).text)

            \(Terminal.bold("Five things to try"))
              atelier upcoming --demo --country GM --format ics              a calendar to subscribe to or import
              atelier registration list HM-TZ-1 --demo --as coordinator      who has a seat, who waits, and why
              atelier certificate list MB-GROZNY-2018-11-06 --demo --as caucasus
              atelier person list --demo --as georgia                        an office sees its own persons, and no others
              atelier serve --demo                                           then open http://127.0.0.1:8080/countries/GM
            """
    }

    /// What became of the plan, with the reason where the two figures don't count the same.
    private func realised(_ figures: ProgrammeFigures) -> Value {
        guard let plan = figures.plan else { return .none }
        return .noted(String(plan.realised), note: plan.notComparable.map { "Not comparable: \($0)." })
    }

    private var figures: String {
        let columns: [(head: Table.Head, cell: ((number: Int, figures: ProgrammeFigures)) -> Value)] = [
            (.init(text: "NO", isRight: true), { .number($0.number) }),
            (.init(text: "PROGRAMME", isRight: false), { .text($0.figures.name) }),
            (.init(text: "SESSIONS", isRight: true), { .number($0.figures.sessions) }),
            (.init(text: "APPLICATIONS", isRight: true), { .number($0.figures.applications) }),
            (.init(text: "PARTICIPANTS", isRight: true), { .number($0.figures.participants) }),
            (.init(text: "CERTIFICATES", isRight: true), { .number($0.figures.certificates) }),
            (.init(text: "ORGANISATIONS", isRight: true), { .number($0.figures.organisations) }),
            (
                .init(text: "REACHED", isRight: true),
                { .text(($0.figures.reachedAtLeast ? "over " : "") + String($0.figures.reached)) }
            ),
            (.init(text: "PLANNED", isRight: true), { .number($0.figures.plan?.planned) }),
            (.init(text: "REALISED", isRight: true), { realised($0.figures) }),
            (.init(text: "COUNTRIES", isRight: false), { .texts($0.figures.countries) }),
        ]
        var table = Table(columns: columns.map(\.head))
        for programme in programmes { table.add(columns.map { $0.cell(programme) }) }
        return table.text
    }

    private static func json(_ programme: (number: Int, figures: ProgrammeFigures)) -> Value {
        let figures = programme.figures
        return .object(
            [
                .init("number", .number(programme.number)),
                .init("name", .text(figures.name)),
                .init("sessions", .number(figures.sessions)),
                .init("applications", .number(figures.applications)),
                .init("participants", .number(figures.participants)),
                .init("certificates", .number(figures.certificates)),
                .init("countries", .texts(figures.countries)),
                .init("organisations", .number(figures.organisations)),
                .init("reached", .number(figures.reached)),
                .init("planned", .number(figures.planned)),
                .init("realised", .number(figures.realised)),
                .init("per_country", counts(figures.perCountry)),
                .init("note", .text(figures.note)),
            ] + more(of: figures))
    }

    /// What tells the figures above apart, and what they leave out.
    private static func more(of figures: ProgrammeFigures) -> [Value.Member] {
        [
            .init("project", .text(figures.project)),
            .init("attendances", .number(figures.attendances)),
            .init("reached_at_least", .flag(figures.reachedAtLeast)),
            .init("participant_countries", .texts(figures.participantCountries)),
            .init("per_participant_country", counts(figures.perParticipantCountry)),
            .init("hosts", .number(figures.hosts)),
            .init("organisations_involved", .number(figures.involved)),
            .init("cases", .number(figures.cases)),
            .init("placements", .number(figures.placements)),
            .init("places", .number(figures.places)),
            .init("referred", .number(figures.referred)),
            .init("outcomes", .number(figures.outcomes)),
            .init("seats", .number(figures.seats)),
            .init("seats_taken", .number(figures.seatsTaken)),
            .init("measure", .text(figures.plan?.measure)),
            .init("comparable", figures.plan.map { .flag($0.notComparable == nil) } ?? .none),
            .init("not_comparable", .text(figures.plan?.notComparable)),
            .init("stopped_on", .text(figures.stop?.day.description)),
            .init("stopped_because", .text(figures.stop?.because)),
        ]
    }

    private static func counts(_ counts: [String: Int]) -> Value {
        .object(counts.sorted { $0.key < $1.key }.map { .init($0.key, .number($0.value)) })
    }
}
