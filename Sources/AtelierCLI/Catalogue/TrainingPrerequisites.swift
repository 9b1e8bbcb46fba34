import ArgumentParser
import Atelier
import Store

extension TrainingCommand {
    /// What has to be followed before a training.
    struct Prerequisite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a training presupposes: without a valid certificate of it nobody is registered.",
            discussion: "Example: atelier training prerequisite list HM-2",
            subcommands: [List.self, Add.self, Remove.self])

        struct List: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "List what a training presupposes.",
                discussion: "Example: atelier training prerequisite list HM-2")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @OptionGroup var listing: ListingOptions
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try Listing(
                    columns: [Column("training", "TRAINING") { .text($0) }],
                    rows: try await desk.store.prerequisites(of: training, as: desk.identity),
                    empty: "Training \(training) presupposes nothing."
                ).put(as: listing)
            }
        }

        struct Add: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "A training presupposes another from now on; who is registered already stays.",
                discussion: "Example: atelier training prerequisite add HM-2 HM")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @Argument(help: "The code of the one that has to be followed before.", transform: Reading.code)
            var required: String
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.addPrerequisite(required, to: training, as: desk.identity)
                Terminal.put("Training \(training) presupposes \(required).")
            }
        }

        struct Remove: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "A training no longer presupposes another.",
                discussion: "Example: atelier training prerequisite remove HM-2 HM")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @Argument(help: "The other training's code.", transform: Reading.code) var required: String
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.removePrerequisite(required, from: training, as: desk.identity)
                Terminal.put("Training \(training) no longer presupposes \(required).")
            }
        }
    }
}
