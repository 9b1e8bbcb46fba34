import ArgumentParser
import Atelier
import Store

/// Why somebody may work at a session although a rule says no; each reason excuses its own rule only.
struct OverrideOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Teach although not qualified, for this reason.", valueName: "reason"))
    var unqualified: String?
    @Option(help: ArgumentHelp("Do it although expected elsewhere then, for this reason.", valueName: "reason"))
    var doubleBooked: String?
    @Option(
        help: ArgumentHelp(
            "Interpret without a pair with the session's language, for this reason.", valueName: "reason"))
    var withoutPair: String?

    var overrides: Assignment.Overrides {
        Assignment.Overrides(unqualified: unqualified, doubleBooked: doubleBooked, unpaired: withoutPair)
    }
}

extension SessionCommand {
    struct Ask: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask a trainer, an interpreter or a speaker for a session; their time is held until they answer.",
            discussion: """
                The answer is written down with `atelier trainer answer`.

                Example: atelier session ask HM-EVN-1 ANI --role co-trainer
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The trainer's code, or a speaker's reference.", transform: Reading.code) var trainer: String
        @Option(help: "Their part; lead, if nothing is said.") var role: Assignment.Role?
        @OptionGroup var overrides: OverrideOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.assign(
                trainer: trainer, to: code, role: role, state: .asked, overriding: overrides.overrides,
                as: desk.identity)
            Terminal.put(
                "\(trainer) is asked for session \(code); write the answer down with "
                    + "`atelier trainer answer \(trainer) \(code) yes`.")
        }
    }

    struct Remind: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down that somebody who was asked for a session was reminded.",
            discussion: "Example: atelier session remind HM-EVN-1 ANI")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The trainer's code, or a speaker's reference.", transform: Reading.code) var trainer: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.remind(trainer: trainer, session: code, as: desk.identity)
            Terminal.put("\(trainer) is reminded of session \(code).")
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a trainer, an interpreter or a speaker off a session; they are free then.",
            discussion: "Example: atelier session withdraw HM-EVN-1 ANI --because \"Ill\"")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The trainer's code, or a speaker's reference.", transform: Reading.code) var trainer: String
        @Option(help: "Their part, if they have two.") var role: Assignment.Role?
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.assign(
                trainer: trainer, to: code, role: role, state: .withdrawn, because: because, as: desk.identity)
            Terminal.put("\(trainer) is withdrawn from session \(code).")
        }
    }

    struct Assign: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Put a trainer, interpreter or speaker on a session, or say what became of it; asked and accepted hold "
                + "their time.",
            discussion: "Example: atelier session assign HM-EVN-1 ANI --state accepted")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The trainer's code, or a speaker's reference.", transform: Reading.code) var trainer: String
        @Option(help: "Their part; lead, if nothing is said.") var role: Assignment.Role?
        @Option(help: "How far it is.") var state = Assignment.State.proposed
        @Option(help: "Why they decline or are withdrawn.") var because: String?
        @OptionGroup var overrides: OverrideOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.assign(
                trainer: trainer, to: code, role: role, state: state, overriding: overrides.overrides,
                because: because, as: desk.identity)
            Terminal.put("\(trainer) is \(state.rawValue) for session \(code).")
        }
    }
}
