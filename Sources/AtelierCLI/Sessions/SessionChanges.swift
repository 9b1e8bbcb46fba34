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
            abstract: "Change how many people a session takes; who waits moves up if there is room.",
            discussion: "Example: atelier session resize HM-EVN-1 --capacity 16")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "How many people it takes.") var capacity: Int
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.resizeSession(code, capacity: capacity, as: desk.identity)
            let session = try await desk.store.session(code, as: desk.identity)
            Terminal.put(
                "Session \(code) takes \(session.capacity) people; \(session.taken) are in, \(session.waiting) wait.")
        }
    }
}
