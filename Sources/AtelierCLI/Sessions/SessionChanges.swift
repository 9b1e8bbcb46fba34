import ArgumentParser
import Atelier
import Store

extension SessionCommand {
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
}
