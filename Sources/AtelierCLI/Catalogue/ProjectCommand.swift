import ArgumentParser
import Atelier
import Store

/// What pays for trainings.
struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Projects: who pays, from when to when, for how many people.",
        discussion: "Example: atelier project list", subcommands: [List.self, Add.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List projects by code.", discussion: "Example: atelier project list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("starts_on", "FROM") { .text($0.startsOn?.description) },
                    Column("ends_on", "TO") { .text($0.endsOn?.description) },
                    Column("planned", "PLANNED", isRight: true) { .number($0.planned) },
                    Column("donors", "PAID BY") { .list($0.donors.map(donor)) },
                    Column("note", nil) { .text($0.note) },
                ], rows: try await desk.store.projects(as: desk.identity),
                empty: "There is no project yet; add one with `atelier project add`."
            ).put(as: listing.format)
        }

        private func donor(_ donor: Project.Donor) -> Value {
            .object([
                Value.Member("organisation", .text(donor.organisation)),
                Value.Member("share", donor.share.map { .fraction($0) } ?? .none),
            ])
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a project.",
            discussion: """
                Example: atelier project add AVRR-AM --name "Return and reintegration" --from 2025-01-01 --to 2026-12-31 \
                --planned 40 --donor EU:80
                """)
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its name.") var name: String
        @Option(help: "Its first day.", transform: Reading.day) var from: LocalDate?
        @Option(help: "Its last day.", transform: Reading.day) var to: LocalDate?
        @Option(help: "How many people are planned to be reached.") var planned: Int?
        @Option(
            help: "An organisation that pays, with its percentage if known, such as EU:80; repeatable.",
            transform: Reading.donor)
        var donor: [Project.Donor] = []
        @Option(help: "What else is to be known of it.") var note: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let project = Project(
                code: code, name: name, startsOn: from, endsOn: to, planned: planned, note: note, donors: donor)
            try await desk.store.addProject(project, as: desk.identity)
            Terminal.put("Project \(code) is added.")
        }
    }
}
