import ArgumentParser
import Atelier
import Store

/// Sending people on.
struct ReferralCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "referral", abstract: "Referrals: sending a person on to a session, a training or a service.",
        discussion: "Example: atelier referral list --state proposed",
        subcommands: [List.self, Add.self, Accept.self, Complete.self, Decline.self, Drop.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the referrals of the persons whom the acting office sees, oldest first.",
            discussion: "Example: atelier referral list --need N-7K3M9QXT")
        @Option(help: "Only those of this need, by reference.", transform: Reading.code) var need: String?
        @Option(help: "Only those in this state.") var state: Referral.State?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: Self.columns,
                rows: try await desk.store.referrals(need: need, state: state, as: desk.identity),
                empty: "No such referral is known to the acting office; add one with `atelier referral add`."
            ).put(as: listing)
        }

        private static var columns: [Column<Referral>] {
            [
                Column("reference", "REFERRAL") { .text($0.reference) },
                Column("need", "NEED") { .text($0.need) },
                Column("person", "PERSON") { .text($0.person) },
                Column("name", "NAME") { .text($0.name) },
                Column("goal", "TO") { .text($0.goal.words) },
                Column("session", nil) { if case .session(let code) = $0.goal { .text(code) } else { .none } },
                Column("training", nil) { if case .training(let code) = $0.goal { .text(code) } else { .none } },
                Column("organisation", nil) { if case .service(let code, _) = $0.goal { .text(code) } else { .none } },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("because", "BECAUSE") { .text($0.because) },
                Column("proposed_on", "PROPOSED") { .day($0.proposedOn) },
                Column("answer_by", "ANSWER BY") { .day($0.answerBy) },
            ]
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Refer the person of a need to a session, a training, or an organisation's service.",
            discussion: """
                Prints the referral's reference.

                Example: atelier referral add N-7K3M9QXT --session HM-EVN-1 --answer-by 2026-05-01

                Example: atelier referral add N-7K3M9QXT --organisation SEA-AM --service "Help to find work"
                """)
        @Argument(help: "The need's reference.", transform: Reading.code) var need: String
        @Option(help: "A coming session, by code.", transform: Reading.code) var session: String?
        @Option(help: "A training, by code.", transform: Reading.code) var training: String?
        @Option(help: "An organisation, by code.", transform: Reading.code) var organisation: String?
        @Option(help: "The organisation's service, in words.") var service: String?
        @Option(help: "The day by which an answer is expected.", transform: Reading.day) var answerBy: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard goals.count == 1, (organisation == nil) == (service == nil) else {
                throw ValidationError(
                    "A referral leads to one thing: give --session, or --training, or --organisation with --service.")
            }
        }

        private var goals: [Referral.Goal] {
            [
                session.map { .session($0) }, training.map { .training($0) },
                organisation.map { .service(organisation: $0, words: service ?? "") },
            ].compactMap { $0 }
        }

        func run(at desk: Desk) async throws {
            Terminal.put(
                try await desk.store.refer(need: need, to: goals[0], answerBy: answerBy, as: desk.identity))
        }
    }
}

extension Referral.Goal {
    /// As people read it.
    fileprivate var words: String {
        switch self {
        case .session(let code): "session \(code)"
        case .hiddenSession: "a session of another office"
        case .training(let code): "training \(code)"
        case .service(let organisation, let words): "\(organisation): \(words)"
        }
    }
}
