import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Resize: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change how many people a session takes or needs, and how a freed seat reaches who waits.",
            discussion: "Example: atelier session resize HM-EVN-1 --capacity 16")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "How many people it takes.", transform: Reading.number) var capacity: Int?
        @Option(help: "How many people it needs; 0 takes the minimum away.", transform: Reading.number) var minimum:
            Int?
        @Option(
            help: "For how many hours a freed seat is offered to who waits; 0 gives it at once.",
            transform: Reading.number) var offerHours: Int?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if capacity == nil, minimum == nil, offerHours == nil {
                throw ValidationError("Expected one at least of --capacity, --minimum and --offer-hours.")
            }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.resizeSession(
                code, capacity: capacity, minimum: minimum.map { $0 == 0 ? nil : $0 },
                offerHours: offerHours.map { $0 == 0 ? nil : $0 }, as: desk.identity)
            let session = try await desk.store.session(code, as: desk.identity)
            Terminal.put(
                "Session \(code) takes \(session.capacity) people; \(session.taken) are in, \(session.waiting) wait.")
        }
    }
}
