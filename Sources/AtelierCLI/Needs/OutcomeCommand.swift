import ArgumentParser
import Atelier
import Store

/// What came of it.
struct OutcomeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome", abstract: "Outcomes: what came of it for a person or an organisation.",
        discussion: "Example: atelier outcome list", subcommands: [List.self, Record.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List outcomes by day: of persons whom the acting office sees, and of organisations.",
            discussion: "Example: atelier outcome list --project MIGRANT-ORGS")
        @Option(help: "Only those of this project, by code.", transform: Reading.code) var project: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: Self.columns, rows: try await desk.store.outcomes(project: project, as: desk.identity),
                empty: "No outcome is known to the acting office; record one with `atelier outcome record`."
            ).put(as: listing)
        }

        private static var columns: [Column<Outcome>] {
            [
                Column("reference", "OUTCOME") { .text($0.reference) },
                Column("day", "DAY") { .day($0.details.day) },
                Column("kind", "KIND") { .text($0.details.kind.rawValue) },
                Column("person", "PERSON") {
                    if case .person(let code) = $0.details.subject { .text(code) } else { .none }
                },
                Column("name", "NAME") { .text($0.name) },
                Column("organisation", "ORGANISATION") {
                    if case .organisation(let code) = $0.details.subject { .text(code) } else { .none }
                },
                Column("words", "IN WORDS") { .text($0.details.words) },
                Column("amount", "AMOUNT", isRight: true) { .amount($0.details.money?.amount) },
                Column("currency", "CURRENCY") { .text($0.details.money?.currency) },
                Column("project", "PROJECT") { .text($0.details.project) },
                Column("referral", "REFERRAL") { .text($0.details.referral) },
                Column("session", "SESSION") { .text($0.details.session) },
                Column("office", nil) { .text($0.office) },
            ]
        }
    }

    struct Record: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what came of it for a person, an organisation, or the person of a referral.",
            discussion: """
                Prints the outcome's reference.

                Example: atelier outcome record employed --on 2026-06-01 --person P-7K3M9QXT --session HM-EVN-1

                Example: atelier outcome record grant --on 2026-06-01 --organisation MIGRANTS-NL --amount "9000.50 EUR"
                """)
        @Argument(help: "What came of it.") var kind: Outcome.Kind
        @Option(help: "The day on which it happened.", transform: Reading.day) var on: LocalDate
        @Option(help: "Whose it is, by reference.", transform: Reading.code) var person: String?
        @Option(help: "The organisation whose it is, by code.", transform: Reading.code) var organisation: String?
        @Option(help: "The referral that it came of, by reference.", transform: Reading.code) var referral: String?
        @Option(help: "The session that it came of, by code.", transform: Reading.code) var session: String?
        @Option(
            help: "The project that it is counted for; without it, that of the referral's need, else of the session.",
            transform: Reading.code)
        var project: String?
        @Option(help: "More of it, in words.") var words: String?
        @Option(help: "The amount, if it is money, with its currency.", transform: Reading.money) var amount: Money?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if person != nil, organisation != nil {
                throw ValidationError(
                    "An outcome is a person's or an organisation's; give one of --person, --organisation.")
            }
            if person == nil, organisation == nil, referral == nil {
                throw ValidationError("Whose is it? Give --person, --organisation or --referral.")
            }
        }

        func run(at desk: Desk) async throws {
            let subject =
                person.map { Outcome.Subject.person($0) } ?? organisation.map { .organisation($0) } ?? .referred
            let outcome = Outcome.Details(
                subject: subject, kind: kind, day: on, words: words, money: amount, project: project,
                referral: referral, session: session)
            Terminal.put(try await desk.store.recordOutcome(outcome, as: desk.identity))
        }
    }
}
