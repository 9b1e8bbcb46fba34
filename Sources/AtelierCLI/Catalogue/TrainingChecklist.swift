import ArgumentParser
import Atelier
import Store

extension TrainingCommand {
    /// What has to be done for each session of a training.
    struct Checklist: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What has to be done for each session of a training; new sessions take it over as their tasks.",
            discussion: "Example: atelier training checklist list HM", subcommands: [List.self, Add.self, Remove.self])

        struct List: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "List a training's checklist.", discussion: "Example: atelier training checklist list HM")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @OptionGroup var listing: ListingOptions
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try SessionTask.listing(
                    of: try await desk.store.checklist(of: training, as: desk.identity),
                    empty: "The checklist is empty; add to it with `atelier training checklist add \(training)`."
                ).put(as: listing)
            }
        }

        struct Add: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Put a task on a training's checklist; sessions planned from then on have it.",
                discussion: "Example: atelier training checklist add HM \"Book the venue\" --kind venue --before 60")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @Argument(help: "What is to be done.", transform: Reading.texts) var title: Texts
            @OptionGroup var task: TaskOptions
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.addChecklistItem(task.task(title), to: training, as: desk.identity)
                Terminal.put("“\(title.said())” is on the checklist of training \(training).")
            }
        }

        struct Remove: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Take a task off a training's checklist; sessions that have it keep it.",
                discussion: "Example: atelier training checklist remove HM \"Book the venue\"")
            @Argument(help: "The training's code.", transform: Reading.code) var training: String
            @Argument(help: "The task's title.") var title: String
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.removeChecklistItem(title, from: training, as: desk.identity)
                Terminal.put("“\(title)” is no longer on the checklist of training \(training).")
            }
        }
    }
}
