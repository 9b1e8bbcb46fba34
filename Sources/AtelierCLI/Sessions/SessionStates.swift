import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Publish: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish a draft: from then on it is coming, for those who may know of it.",
            discussion: "Example: atelier session publish HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.publishSession(code, as: desk.identity)
            Terminal.put("Session \(code) is published; open its registration with `atelier session open \(code)`.")
        }
    }

    struct Open: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a session's registration.", discussion: "Example: atelier session open HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRegistration(open: true, of: code, as: desk.identity)
            Terminal.put("Registration for session \(code) is open.")
        }
    }

    struct Close: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a session's registration.", discussion: "Example: atelier session close HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRegistration(open: false, of: code, as: desk.identity)
            Terminal.put("Registration for session \(code) is closed.")
        }
    }

    struct Cancel: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Cancel a session for good; it frees rooms, trainers and people, and is shown as cancelled until its end.",
            discussion: "Example: atelier session cancel HM-EVN-1 --because \"The trainer is ill\"")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "Why, in words that those registered may read.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.cancelSession(code, because: because, as: desk.identity)
            Terminal.put("Session \(code) is cancelled.")
        }
    }
}
