import ArgumentParser
import Atelier
import Store

/// What is wrong with what is planned.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "The schedule as a whole.", discussion: "Example: atelier schedule check",
        subcommands: [Check.self])

    struct Check: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name every problem in what is planned, with its reason; the status is 1 if there is one.",
            discussion: "Example: atelier schedule check --format json")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let findings = try await desk.store.findings(as: desk.identity)
            Listing(
                columns: [
                    Column("session", "SESSION") { .text($0.session) },
                    Column("rule", nil) { .text($0.reason.rule) },
                    Column("problem", "PROBLEM") { .text($0.reason.sentence()) },
                ], rows: findings, empty: "No problem found."
            ).put(as: listing.format)
            let problems = findings.count == 1 ? "1 problem" : "\(findings.count) problems"
            if !findings.isEmpty { throw Answer.no("The schedule has \(problems).") }
        }
    }
}
