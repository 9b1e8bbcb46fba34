import ArgumentParser
import Atelier
import Store

/// What is taught.
struct TrainingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training", abstract: "Trainings: what is taught, in which modules, and what earns a certificate.",
        discussion: "Example: atelier training show HM",
        subcommands: [List.self, Show.self, Add.self, Checklist.self, Prerequisite.self, Grant.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List trainings by code.", discussion: "Example: atelier training list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try TrainingCommand.listing(of: try await desk.store.trainings(as: desk.identity)).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a training with its modules.", discussion: "Example: atelier training show HM")
        @Argument(help: "Its code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let training = try await desk.store.training(code, as: desk.identity)
            let grants = TrainingCommand.grants(
                try await desk.store.trainingGrants(course: code, as: desk.identity))
            let whole = TrainingCommand.listing(of: [training])
            guard listing.format.isForPeople else {
                let columns = whole.columns + [Column("grants", nil) { _ in grants.json }]
                return try Listing(columns: columns, rows: [training], empty: "").put(as: listing)
            }
            try listing.put(
                [whole.section("Training"), TrainingCommand.modules(of: training).section("Modules")]
                    + (grants.rows.isEmpty ? [] : [grants.section("Finishing it grants")]))
        }
    }

    private static func modules(of training: Training) -> Listing<(offset: Int, element: Training.Module)> {
        Listing(
            columns: [
                Column("number", "NO", isRight: true) { .number($0.offset + 1) },
                Column("title", "TITLE") { .text($0.element.title.said()) },
                Column("required", "REQUIRED") { .flag($0.element.required) },
            ], rows: Array(training.modules.enumerated()), empty: "It has none.")
    }

    private static func listing(of trainings: [Training]) -> Listing<Training> {
        Listing(
            columns: [
                Column("code", "CODE") { .text($0.code) },
                Column("title", "TITLE") { .text($0.title.said()) },
                Column("titles", nil) { texts($0.title) },
                Column("neutral_title", "ON CERTIFICATES") { .text($0.neutralTitle?.said()) },
                Column("theme", "THEME") { .text($0.theme) },
                Column("modules", nil) { .list($0.modules.map(module)) },
                Column("module_count", "MODULES", isRight: true) { .number($0.modules.count) },
                Column("minimum_attendance", nil) { $0.completion.map { .fraction($0.minimumAttendance) } ?? .none },
                Column("minimum_percent", "NEEDS %", isRight: true) { .number($0.completion.map(percent)) },
                Column("valid_months", "MONTHS", isRight: true) { .number($0.completion?.validMonths) },
            ], rows: trainings, empty: "There is no training yet; add one with `atelier training add`.")
    }

    private static func percent(_ completion: Training.Completion) -> Int {
        Int((completion.minimumAttendance * 100).rounded())
    }

    private static func texts(_ texts: Texts) -> Value {
        .object(texts.byLanguage.sorted { $0.key < $1.key }.map { Value.Member($0.key, .text($0.value)) })
    }

    private static func module(_ module: Training.Module) -> Value {
        .object([Value.Member("titles", texts(module.title)), Value.Member("required", .flag(module.required))])
    }
}
