import ArgumentParser
import Atelier
import Store

/// Wishes to take part.
struct ApplicationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "application", abstract: "Applications: who applied in a round, who is eligible and why not.",
        discussion: "Example: atelier application list YOUTH-1",
        subcommands: [
            List.self, Show.self, Add.self, Import.self, Judge.self, Doubles.self, MarkDouble.self, Withdraw.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a round's applications in the order in which they came.",
            discussion: "Example: atelier application list YOUTH-1 --state ineligible")
        @Argument(help: "The round's code.", transform: Reading.code) var round: String
        @Option(help: "Only those in this state.") var state: Application.State?
        @Flag(help: "Only those whose persons have a seat in one of the round's sessions.") var seated = false
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let applications = try await desk.store.applications(of: round, state: state, as: desk.identity)
                .filter { !seated || $0.seat != nil }
            let form = try await desk.store.form(ofRound: round, as: desk.identity)
            let empty = applications.isEmpty ? try await whyNone(at: desk) : ""
            try ApplicationView.listing(of: applications, asked: form, as: listing.format, empty: empty).put(
                as: listing)
        }

        /// The office of the round sees its applications; who plans for all offices sees only how many there are.
        private func whyNone(at desk: Desk) async throws -> String {
            let round = try await desk.store.round(round, as: desk.identity)
            let known = try await desk.store.applications(of: round.code, as: desk.identity)
            return round.figures.all > 0 && known.isEmpty
                ? "Round \(round.code) has applications (\(round.figures.all)) that are for its office, \(round.office), to see; "
                    + "act as one of its users (--as)."
                : "Round \(round.code) has no such application; enter one with `atelier application add`."
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an application with its answers; special ones to the round's office alone.",
            discussion: "Example: atelier application show A-7K3M9QXTB2")
        @Argument(help: "The application's reference.", transform: Reading.code) var reference: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let application = try await desk.store.application(reference, as: desk.identity)
            let form = try await desk.store.form(ofRound: application.round, as: desk.identity)
            let whole = ApplicationView.listing(of: [application], asked: form, as: listing.format, empty: "")
            guard listing.format.isForPeople else { return try whole.put(as: listing) }
            try listing.put([
                whole.section("Application"), ApplicationView.answers(of: application).section("Answers"),
            ])
        }
    }

    struct Judge: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judge a round's applications by its rules, or one by hand with a reason.",
            discussion: """
                Example: atelier application judge YOUTH-1

                Example: atelier application judge YOUTH-1 --application A-7K3M9QXTB2 --ineligible --because "Works there"
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var round: String
        @Option(help: "One application, by reference, which the rules then leave alone.", transform: Reading.code)
        var application: String?
        @Flag(help: "It is eligible.") var eligible = false
        @Flag(help: "It is not eligible.") var ineligible = false
        @Option(help: "Why, in words without a stop at the end.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            let isByHand = eligible || ineligible || because != nil
            if application == nil, isByHand {
                throw ValidationError(
                    "--eligible, --ineligible and --because judge one application; name it with --application.")
            }
            if application != nil, eligible == ineligible || because == nil {
                throw ValidationError("Judging by hand needs --because and one of --eligible and --ineligible.")
            }
        }

        func run(at desk: Desk) async throws {
            if let application, let because {
                guard try await desk.store.application(application, as: desk.identity).round == round else {
                    throw Answer.no(
                        "Application \(application) is not one of round \(round); see `atelier application list`.")
                }
                try await desk.store.judgeApplication(
                    application, eligible: eligible, because: because, as: desk.identity)
                Terminal.put("\(application) is \(eligible ? "eligible" : "not eligible").")
            } else {
                let counts = try await desk.store.judgeApplications(of: round, as: desk.identity)
                Terminal.put("Round \(round): \(counts.eligible) eligible, \(counts.ineligible) not.")
            }
        }
    }

    struct Doubles: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a round's applications that look like one person's, each with the first of its kind.",
            discussion: "Example: atelier application doubles YOUTH-1")
        @Argument(help: "The round's code.", transform: Reading.code) var round: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("application", "APPLICATION") { .text($0.application) },
                    Column("other", "LOOKS LIKE") { .text($0.other) },
                    Column("same", "THE SAME") { .text($0.same) },
                ], rows: try await desk.store.likelyDoubles(of: round, as: desk.identity), empty: "None look alike."
            ).put(as: listing)
        }
    }

    struct MarkDouble: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "double",
            abstract: "Mark an application as the double of another, which counts instead; or take the mark back.",
            discussion: """
                Example: atelier application double A-7K3M9QXTB2 --of A-2B4C6D8E9F --because "Same person, by phone"

                Example: atelier application double A-7K3M9QXTB2 --not --because "Twin brothers"
                """)
        @Argument(help: "The application's reference.", transform: Reading.code) var reference: String
        @Option(help: "The application that counts.", transform: Reading.code) var of: String?
        @Flag(name: .customLong("not"), help: "It is no double after all.") var isNot = false
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if (of != nil) == isNot { throw ValidationError("Expected either --of or --not.") }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.doubleApplication(reference, of: of, because: because, as: desk.identity)
            Terminal.put(of.map { "\(reference) is a double; \($0) counts." } ?? "\(reference) counts again.")
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraw an application.",
            discussion: "Example: atelier application withdraw A-7K3M9QXTB2 --because \"Found a job\"")
        @Argument(help: "The application's reference.", transform: Reading.code) var reference: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.withdrawApplication(reference, because: because, as: desk.identity)
            Terminal.put("\(reference) is withdrawn.")
        }
    }
}
