import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct Qualify: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a trainer teach a training from a day on.",
            discussion: """
                Finishing a trainer course does the same by itself; see `atelier training grant`.

                Example: atelier trainer qualify ANI --training HM --from 2026-01-01 --until 2028-01-01
                """)
        @Argument(help: "The trainer's code.", transform: Reading.code) var trainer: String
        @Option(help: "The training's code.", transform: Reading.code) var training: String
        @Option(help: "The first day.", transform: Reading.day) var from: LocalDate
        @Option(help: "The first day on which it no longer holds; without it, it has no end.", transform: Reading.day)
        var until: LocalDate?
        @Option(help: "A language to teach it in, if not any that the trainer speaks; repeatable.")
        var language: [String] = []
        @Option(
            help: "The generation of trainers; without it one more than who taught them, or the first.",
            transform: Reading.count)
        var generation: Int?
        @Option(help: "The code of a trainer who taught them; repeatable.", transform: Reading.code)
        var taughtBy: [String] = []
        @Flag(help: "They have not taught it before, so somebody experienced should stand beside them first.")
        var new = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.qualify(
                trainer: trainer, training: training, from: from, until: until, languages: language,
                generation: generation, isNovice: new, taughtBy: taughtBy, as: desk.identity)
            let spoken = language.isEmpty ? "" : " in \(language.joined(separator: " and "))"
            Terminal.put(
                "Trainer \(trainer) may teach \(training)\(spoken) from \(from)"
                    + "\(until.map { " until before \($0)" } ?? "").")
        }
    }

    struct Disqualify: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "End what lets a trainer teach a training.",
            discussion:
                "Example: atelier trainer disqualify ANI --training HM --on 2026-06-01 --because \"Left the service\"")
        @Argument(help: "The trainer's code.", transform: Reading.code) var trainer: String
        @Option(help: "The training's code.", transform: Reading.code) var training: String
        @Option(help: "The first day on which it no longer holds.", transform: Reading.day) var on: LocalDate
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.disqualify(
                trainer: trainer, training: training, on: on, because: because, as: desk.identity)
            Terminal.put(
                "Trainer \(trainer) may not teach \(training) from \(on) on; `atelier schedule check` finds what is planned."
            )
        }
    }
}
