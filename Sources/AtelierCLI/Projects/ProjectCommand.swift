import ArgumentParser
import Atelier
import Store

/// What pays for trainings.
struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Projects: who pays, from when to when, what is planned and what became of it.",
        discussion: "Example: atelier project list",
        subcommands: [
            List.self, Show.self, Figures.self, Add.self, Edit.self, Target.self, Cost.self, Paper.self, Stop.self,
            Resume.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List projects by code.", discussion: "Example: atelier project list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: ProjectView.columns, rows: try await desk.store.projects(as: desk.identity),
                empty: "There is no project yet; add one with `atelier project add`."
            ).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a project with its targets, cost lines, and what its papers bear.",
            discussion: "Example: atelier project show AVRR-AM --format json")
        @Argument(help: "Its code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let details = try await desk.store.project(code, as: desk.identity)
            let view = ProjectView(names: try await desk.countryNames())
            guard listing.format.isForPeople else {
                return try Listing(columns: view.whole, rows: [details], empty: "").put(as: listing)
            }
            let stop: [Column<Project>] =
                details.project.stop == nil
                ? []
                : [
                    Column("stopped", "STOPPED") { .day($0.stop?.day) },
                    Column("because", "BECAUSE") { .text($0.stop?.because) },
                ]
            try listing.put([
                Listing(columns: ProjectView.columns + stop, rows: [details.project], empty: "").section("Project"),
                Listing(columns: view.target, rows: details.targets, empty: "It has none.").section("Targets"),
                Listing(columns: ProjectView.costLine, rows: details.costLines, empty: "It has none.").section(
                    "Cost lines"),
                Listing(columns: ProjectView.paper, rows: details.papers, empty: "They bear nothing.").section(
                    "Papers"),
            ])
        }
    }
}
