import ArgumentParser
import Atelier
import Foundation
import Store

extension RegistrationCommand {
    struct Prioritise: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move somebody who waits up or down the line, with those of the same group.",
            discussion:
                "Example: atelier registration prioritise HM-EVN-1 P-7K3M9QXT --to 1 --because \"Comes from afar\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(
            help: "The priority, from -100 to 100; everybody begins with 0, and higher ones come first.",
            transform: Reading.number) var to: Int
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let (before, after, movedUp) = try await desk.store.setPriority(
                to, of: person, in: session, because: because, as: desk.identity)
            Terminal.put(
                "\(person) has priority \(to) in the line of session \(session): now \(after.inLine) (was \(before.inLine)); "
                    + "\(movedUp.words).")
        }
    }

    struct Offer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Offered seats: when the offer was delivered, and what the person answered.",
            discussion: "Example: atelier registration offer delivered HM-EVN-1 P-7K3M9QXT",
            subcommands: [Delivered.self, Accept.self, Decline.self])
    }

    struct Delivered: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "The offer reached the person; from now its hours count.",
            discussion: "Example: atelier registration offer delivered HM-EVN-1 P-7K3M9QXT")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let until = try await desk.store.deliverOffer(of: session, to: person, at: nil, as: desk.identity)
            Terminal.put(
                "The seat in session \(session) is \(person)'s to take until \(until.formatted(.iso8601)).")
        }
    }

    struct Accept: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "The person takes the offered seat.",
            discussion: "Example: atelier registration offer accept HM-EVN-1 P-7K3M9QXT")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            _ = try await desk.store.answerOffer(of: session, by: person, accepts: true, as: desk.identity)
            Terminal.put("\(person) has a seat in session \(session).")
        }
    }

    struct Decline: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "The person doesn't take the offered seat; it goes to the next.",
            discussion: "Example: atelier registration offer decline HM-EVN-1 P-7K3M9QXT")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let movedUp = try await desk.store.answerOffer(of: session, by: person, accepts: false, as: desk.identity)
            Terminal.put("\(person) is no longer in session \(session); \(movedUp.words).")
        }
    }
}

extension MovedUp {
    /// `nobody moved up`; `one person moved up: P-7K3M9QXT`; who is another office's is only counted.
    var words: String {
        let hidden = count > seen.count ? ["\(count - seen.count) of other offices"] : []
        let who = seen.isEmpty ? "" : ": " + (seen + hidden).joined(separator: ", ")
        return switch count {
        case 0: "nobody moved up"
        case 1: "one person moved up\(who)"
        default: "\(count) people moved up\(who)"
        }
    }
}

extension Registration.Standing {
    /// As it stands in a sentence about a line.
    fileprivate var inLine: String { placeInLine.map { "in place \($0)" } ?? word }
}
