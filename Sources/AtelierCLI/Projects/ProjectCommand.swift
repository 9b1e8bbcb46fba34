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
            Listing(
                columns: ProjectView.columns, rows: try await desk.store.projects(as: desk.identity),
                empty: "There is no project yet; add one with `atelier project add`."
            ).put(as: listing.format)
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
            guard listing.format == .table else {
                return Listing(columns: view.whole, rows: [details], empty: "").put(as: listing.format)
            }
            Listing(columns: ProjectView.columns, rows: [details.project], empty: "").put(as: .table)
            if let stop = details.project.stop { Terminal.put("\nStopped on \(stop.day): \(stop.because)") }
            Terminal.put("\nTargets")
            Listing(columns: view.target, rows: details.targets, empty: "It has none.").put(as: .table)
            Terminal.put("\nCost lines")
            Listing(columns: ProjectView.costLine, rows: details.costLines, empty: "It has none.").put(as: .table)
            Terminal.put("\nPapers")
            Listing(columns: ProjectView.paper, rows: details.papers, empty: "They bear nothing.").put(as: .table)
        }
    }
}
