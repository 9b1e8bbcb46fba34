import ArgumentParser
import Atelier
import Store

/// A task as it is given: what, about what, and when it is due.
struct TaskOptions: ParsableArguments {
    @Option(help: "What it is about.") var kind = SessionTask.Kind.other
    @Option(help: "When it is due: so many days before the start.", transform: Reading.wholeNumber) var before: Int?
    @Option(help: "When it is due: so many days after the start.", transform: Reading.wholeNumber) var after: Int?

    func validate() throws {
        if (before == nil) == (after == nil) { throw ValidationError("Give one of --before and --after.") }
    }

    func task(_ title: Texts, note: String? = nil) -> SessionTask {
        SessionTask(title: title, kind: kind, days: after ?? -(before ?? 0), note: note)
    }
}

extension SessionCommand {
    /// What has to be done for a session.
    struct Task: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What has to be done for a session, due relative to its start.",
            discussion: "Example: atelier session task list HM-EVN-1", subcommands: [List.self, Add.self, Done.self])

        struct List: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "List a session's tasks by the day on which they are due.",
                discussion: "Example: atelier session task list HM-EVN-1")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @OptionGroup var listing: ListingOptions
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                let tasks = try await desk.store.tasks(of: code, as: desk.identity)
                try SessionTask.listing(
                    of: tasks, empty: "Nothing has to be done for session \(code); add with `atelier session task add`."
                ).put(as: listing)
            }
        }

        struct Add: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Add a task to a session.",
                discussion: "Example: atelier session task add HM-EVN-1 \"Order lunch\" --before 3")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @Argument(help: "What is to be done.", transform: Reading.texts) var title: Texts
            @OptionGroup var task: TaskOptions
            @Option(help: "A note to it.") var note: String?
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.addTask(task.task(title, note: note), to: code, as: desk.identity)
                Terminal.put("Session \(code) has a task more: \(title.said()).")
            }
        }

        struct Done: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Say that a task is done.",
                discussion: "Example: atelier session task done HM-EVN-1 \"Order lunch\" --on 2026-05-01")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @Argument(help: "The task's title.") var title: String
            @Option(help: "The day on which it was done; today, if not given.", transform: Reading.day)
            var on: LocalDate?
            @Flag(help: "It isn't done after all.") var undo = false
            @Option(help: "A note to it.") var note: String?
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.setTask(
                    title, of: code, isDone: !undo, on: on, note: note, as: desk.identity)
                Terminal.put("“\(title)” of session \(code) is \(undo ? "open again" : "done").")
            }
        }
    }
}

extension SessionTask {
    static func listing(of tasks: [SessionTask], empty: String) -> Listing<SessionTask> {
        Listing(
            columns: [
                Column("due_on", "DUE") { .day($0.dueOn) },
                Column("days", "DAYS FROM START", isRight: true) { .number($0.days) },
                Column("kind", "ABOUT") { .text($0.kind.rawValue) },
                Column("title", "TASK") { .text($0.title.said()) },
                Column("done_on", "DONE") { .day($0.doneOn) },
                Column("note", "NOTE") { .text($0.note) },
            ], rows: tasks, empty: empty)
    }
}
