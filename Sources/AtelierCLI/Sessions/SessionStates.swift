import ArgumentParser
import Atelier
import Foundation
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
            let session = try await desk.store.session(code, as: desk.identity)
            let next =
                session.registrationOpen
                ? "its registration is open" : "open its registration with `atelier session open \(code)`"
            Terminal.put("Session \(code) is published, \(session.visibility.words(for: code)); \(next).")
            session.warnOfPast()
        }
    }

    struct Open: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a session's registration.", discussion: "Example: atelier session open HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRegistration(open: true, of: code, as: desk.identity)
            let session = try await desk.store.session(code, as: desk.identity)
            Terminal.put(
                session.state == .draft
                    ? "Registration for session \(code) will be open once it is published (`atelier session publish \(code)`)."
                    : "Registration for session \(code) is open.")
            session.warnOfPast()
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
            let concerned = try await desk.store.concerned(by: code, as: desk.identity)
            try await desk.store.cancelSession(code, because: because, as: desk.identity)
            Terminal.put("Session \(code) is cancelled. \(concerned.sentence)")
        }
    }
}

extension Session {
    /// Tells the person at the terminal of a session that is over or has begun: a date may be mistyped.
    func warnOfPast() {
        // The command line is where time begins for people; nothing is decided by it.
        let now = Date()
        if let last = lastToEnd, last.endsAt <= now {
            Terminal.advise("Session \(code) is over: it ended \(last.ends) (\(last.zone)).")
        } else if let first = blocks.first, first.startsAt <= now {
            Terminal.advise("Session \(code) has begun already: it started \(first.starts) (\(first.zone)).")
        }
    }
}

extension Session.Visibility {
    /// Who knows of a session by it, and how that is changed.
    func words(for code: String) -> String {
        switch self {
        case .public: "for everybody to see"
        case .link: "for whoever has the link"
        case .staff: "for staff alone, on no page and in no feed (`atelier session edit \(code) --visibility public`)"
        }
    }
}
