import ArgumentParser
import Atelier
import Store

/// People without names.
struct HeadCountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headcount",
        abstract: "Head counts: people, cases, organisations and places counted without names.",
        discussion: "Example: atelier headcount list", subcommands: [List.self, Record.self, Edit.self, Remove.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List head counts by day.", discussion: "Example: atelier headcount list --project CAMPAIGNS")
        @Option(help: "Only those of this project, by code.", transform: Reading.code) var project: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: Self.before + names.columns(\.details.country) + Self.after,
                rows: try await desk.store.headCounts(project: project, as: desk.identity),
                empty: "There is no head count yet; record one with `atelier headcount record`."
            ).put(as: listing)
        }

        private static var before: [Column<HeadCount>] {
            [
                Column("reference", "HEAD COUNT") { .text($0.reference) },
                Column("project", "PROJECT") { .text($0.details.project) },
                Column("session", "SESSION") { .text($0.details.session) },
                Column("activity", "ACTIVITY") { .text($0.details.activity) },
            ]
        }

        private static var after: [Column<HeadCount>] {
            [
                Column("from", "FROM") { .day($0.details.from) },
                Column("until", "UNTIL") { .day($0.details.until) },
                Column("bound", "HOW") { .text($0.details.bound.rawValue) },
                Column("total", "TOTAL", isRight: true) { .number($0.details.total) },
                Column("unit", "UNIT") { .text($0.details.unit) },
                Column("counts", "COUNTS") { .text($0.details.counts.rawValue) },
                Column("female", "FEMALE", isRight: true) { .number($0.details.parts?.female) },
                Column("male", "MALE", isRight: true) { .number($0.details.parts?.male) },
                Column("other", "OTHER", isRight: true) { .number($0.details.parts?.other) },
                Column("not_said", "NOT SAID", isRight: true) { .number($0.details.parts?.notSaid) },
                Column("source", "SOURCE") { .text($0.details.source) },
                Column("office", nil) { .text($0.office) },
            ]
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a head count; the audit keeps it.",
            discussion: "Example: atelier headcount remove H-7K3M9QXT --because \"Counted twice\"")
        @Argument(help: "Its reference.", transform: Reading.code) var headcount: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.removeHeadCount(headcount, because: because, as: desk.identity)
            Terminal.put("Head count \(headcount) is removed.")
        }
    }
}
