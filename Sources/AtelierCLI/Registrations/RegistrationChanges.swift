import ArgumentParser
import Atelier
import Store

extension RegistrationCommand {
    struct Replace: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put another person into somebody's place: same seat or same place in the line.",
            discussion: "Example: atelier registration replace HM-EVN-1 P-7K3M9QXT P-2B4D6F8H --because \"On leave\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The reference of the person who leaves.", transform: Reading.code) var person: String
        @Argument(help: "The reference of the person who comes.", transform: Reading.code) var other: String
        @Option(help: "Why, in words.") var because: String
        @Option(
            help: ArgumentHelp("Without what the training presupposes, for this reason.", valueName: "reason"))
        var unprepared: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.replaceRegistration(
                of: person, in: session, by: other, because: because, unprepared: unprepared, as: desk.identity)
            Terminal.put("\(other) has the place of \(person) in session \(session).")
        }
    }

    struct Transfer: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a person to another session, all or nothing; who waits gets the seat.",
            discussion:
                "Example: atelier registration transfer HM-EVN-1 P-7K3M9QXT --to HM-EVN-2 --because \"Exam that week\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "The other session's code.", transform: Reading.code) var to: String
        @Option(help: "Why, in words.") var because: String
        @Flag(help: "A place in the other session's line is good enough.") var evenIfWaiting = false
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp("Do it although expected elsewhere then, for this reason.", valueName: "reason"))
        var override: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let standing = try await desk.store.transferRegistration(
                of: person, from: session, to: to, because: because, override: override, waiting: evenIfWaiting,
                as: desk.identity)
            let there = standing.placeInLine.map { "waits in place \($0) for" } ?? "has a seat in"
            Terminal.put("\(person) \(there) session \(to), and is no longer in \(session).")
        }
    }
}
