import ArgumentParser
import Atelier
import Store

/// Who is in a session, and who waits.
struct RegistrationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registration", abstract: "Registrations: who is in a session, who waits and why.",
        discussion: "Example: atelier registration list HM-EVN-1",
        subcommands: [
            List.self, Add.self, Prioritise.self, Offer.self, Replace.self, Transfer.self, Cancel.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a session's registrations, with the place in the line and the reason of who waits.",
            discussion: "Example: atelier registration list HM-EVN-1 --format csv")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let registrations = try await desk.store.registrations(of: session, as: desk.identity)
            try RegistrationView.listing(of: registrations, session: session).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register people for a session; when it is full, they wait in line.",
            discussion: "Example: atelier registration add HM-EVN-1 P-7K3M9QXT")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The persons' references.", transform: Reading.code) var persons: [String]
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp(
                "Do it although the person is expected elsewhere then, for this reason.", valueName: "reason"))
        var override: String?
        @Option(help: ArgumentHelp("Enter it after registration is over, for this reason.", valueName: "reason"))
        var late: String?
        @Option(
            help: ArgumentHelp("Without what the training presupposes, for this reason.", valueName: "reason"))
        var unprepared: String?
        @Option(help: "Use the seats that are reserved for this group.") var group: String?
        @Flag(help: "All of them or nobody: they have seats together, or wait together.") var together = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let answers = try await desk.store.register(
                persons: persons, in: session, override: override, late: late, unprepared: unprepared,
                together: together,
                group: group, as: desk.identity)
            let reserved = try await reserved(of: answers, at: desk)
            var refusals: [Refusal] = []
            for (person, answer) in zip(persons, answers) {
                switch answer {
                case .confirmed(let registration):
                    let holder = reserved[registration].map { ", one of those reserved for \($0)" } ?? ""
                    Terminal.put("\(person) has a seat in session \(session)\(holder).")
                case .waitlisted(_, let place, let because):
                    Terminal.put("\(person) waits in place \(place) for session \(session): \(because.sentence())")
                case .refused(let refusal): refusals.append(refusal)
                }
            }
            guard let first = refusals.first else { return }
            if persons.count == 1 { throw first }
            throw Answer.no(
                "\(refusals.count) of \(persons.count) are refused: "
                    + refusals.map { $0.sentence() }.joined(separator: " "))
        }

        /// For whom the seats were kept that are used now, by registration.
        private func reserved(of answers: [AdmissionAnswer], at desk: Desk) async throws -> [ID<Registration>: String] {
            let given = answers.contains { if case .confirmed = $0 { true } else { false } }
            let there = given ? try await desk.store.registrations(of: session, as: desk.identity) : []
            return there.reduce(into: [:]) { $0[$1.id] = $1.reservedFor }
        }
    }

    struct Cancel: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel a person's registration; who waits first gets the seat.",
            discussion: "Example: atelier registration cancel HM-EVN-1 P-7K3M9QXT --because \"Found a job\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let movedUp = try await desk.store.cancelRegistration(
                of: person, in: session, because: because, as: desk.identity)
            Terminal.put("\(person) is no longer in session \(session); \(movedUp.words).")
        }
    }
}
