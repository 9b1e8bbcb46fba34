import ArgumentParser
import Atelier
import Store

/// Persons with qualifications.
struct TrainerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainer", abstract: "Trainers, their languages and what they may teach from when to when.",
        discussion: "Example: atelier trainer list",
        subcommands: [List.self, Add.self, Qualify.self, Import.self, Template.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List trainers by code; names only of those whom the acting office sees.",
            discussion: "Example: atelier trainer list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("languages", "LANGUAGES") { .texts($0.languages) },
                    Column("qualifications", nil) { .list($0.qualifications.map(Self.qualification)) },
                    Column("may_teach", "MAY TEACH") { .texts($0.qualifications.map(Self.said)) },
                ], rows: try await desk.store.trainers(as: desk.identity),
                empty: "There is no trainer yet; add one with `atelier trainer add`."
            ).put(as: listing.format)
        }

        private static func qualification(_ qualification: Trainer.Qualification) -> Value {
            .object([
                Value.Member("training", .text(qualification.training)),
                Value.Member("from", .text(qualification.from.description)),
                Value.Member("until", .text(qualification.until?.description)),
            ])
        }

        private static func said(_ qualification: Trainer.Qualification) -> String {
            let until = qualification.until.map { " until before \($0)" } ?? ""
            return "\(qualification.training) from \(qualification.from)\(until)"
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a person a trainer.",
            discussion: "Example: atelier trainer add ANI --person P-7K3M9QXT --language hy --language en")
        @Argument(help: "The trainer's code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code)
        var code: String
        @Option(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "A language that the trainer teaches in, such as hy; repeatable.") var language: [String] = []
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addTrainer(code, person: person, languages: language, as: desk.identity)
            Terminal.put("Trainer \(code) is added; say what they may teach with `atelier trainer qualify \(code)`.")
        }
    }

    struct Qualify: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a trainer teach a training from a day on.",
            discussion: "Example: atelier trainer qualify ANI --training HM --from 2026-01-01 --until 2028-01-01")
        @Argument(help: "The trainer's code.", transform: Reading.code) var trainer: String
        @Option(help: "The training's code.", transform: Reading.code) var training: String
        @Option(help: "The first day.", transform: Reading.day) var from: LocalDate
        @Option(help: "The first day on which it no longer holds; without it, it has no end.", transform: Reading.day)
        var until: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.qualify(
                trainer: trainer, training: training, from: from, until: until, as: desk.identity)
            Terminal.put(
                "Trainer \(trainer) may teach \(training) from \(from)\(until.map { " until before \($0)" } ?? "").")
        }
    }
}
