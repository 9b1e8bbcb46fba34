import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Move: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move all of a session's blocks by days, at the same local times.",
            discussion: "Example: atelier session move HM-EVN-1 --days 7")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "How many days later; earlier, if negative (--days=-7).") var days: Int
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.moveSession(code, byDays: days, as: desk.identity)
            let start = try await desk.store.session(code, as: desk.identity).blocks.first
            Terminal.put("Session \(code) now starts \(start.map { "\($0.starts) (\($0.zone))" } ?? "at no time yet").")
        }
    }

    struct Resize: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change how many people a session takes, or needs; who waits moves up if there is room.",
            discussion: "Example: atelier session resize HM-EVN-1 --capacity 16")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "How many people it takes.") var capacity: Int?
        @Option(help: "How many people it needs; 0 takes the minimum away.") var minimum: Int?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if capacity == nil, minimum == nil { throw ValidationError("Expected --capacity, --minimum or both.") }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.resizeSession(
                code, capacity: capacity, minimum: minimum.map { $0 == 0 ? nil : $0 }, as: desk.identity)
            let session = try await desk.store.session(code, as: desk.identity)
            Terminal.put(
                "Session \(code) takes \(session.capacity) people; \(session.taken) are in, \(session.waiting) wait.")
        }
    }

    struct Assign: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Put a trainer on a session, or say what became of it; asked and accepted hold the trainer's time.",
            discussion: "Example: atelier session assign HM-EVN-1 ANI --state accepted")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The trainer's code.", transform: Reading.code) var trainer: String
        @Option(help: "The trainer's part.") var role: Assignment.Role?
        @Option(help: "How far it is.") var state = Assignment.State.proposed
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp(
                "Do it although the trainer is busy or not qualified, for this reason.", valueName: "reason"))
        var override: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.assign(
                trainer: trainer, to: code, role: role, state: state, override: override, as: desk.identity)
            Terminal.put("Trainer \(trainer) is \(state.rawValue) for session \(code).")
        }
    }
}
