import ArgumentParser
import Atelier
import Store

/// Calls for applications.
struct RoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "Rounds of applications: form, opening and closing, sessions, who may take part.",
        discussion: "Example: atelier round show YOUTH-1",
        subcommands: [
            List.self, Show.self, Add.self, Require.self, Open.self, Extend.self, Close.self, Decide.self, Abandon.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List rounds by opening.", discussion: "Example: atelier round list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try RoundView.listing(of: try await desk.store.rounds(as: desk.identity)).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a round with its sessions and who may take part.",
            discussion: "Example: atelier round show YOUTH-1")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let round = try await desk.store.round(code, as: desk.identity)
            let whole = RoundView.listing(of: [round])
            guard listing.format.isForPeople else { return try whole.put(as: listing) }
            try listing.put([
                whole.section("Round"), RoundView.sessions(of: round).section("Sessions"),
                RoundView.rules(of: round).section("Who may take part"),
            ])
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a round, as a draft.",
            discussion: """
                Opening and closing are local times of the zone; it takes applications up to, not including, the closing.

                Example: atelier round add YOUTH-1 --title "Youth employability" --form YOUTH --zone Africa/Ouagadougou \
                --opens "2026-05-04 08:00" --closes "2026-06-01 18:00" --session YE-TENK-1:30 --session YE-TENK-2:30
                """)
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its title.", transform: Reading.texts) var title: Texts
        @Option(help: "The form's code.", transform: Reading.code) var form: String
        @Option(help: "The form's version; without it the newest.", transform: Reading.count) var formVersion: Int?
        @Option(help: "The project that pays.", transform: Reading.code) var project: String?
        @Option(help: "The office that runs it, if not the acting user's.", transform: Reading.code) var office: String?
        @Option(help: "The IANA time zone of opening and closing.") var zone: String
        @Option(help: "When it opens, such as \"2026-05-04 08:00\".", transform: Reading.time) var opens: LocalDateTime
        @Option(help: "When it closes.", transform: Reading.time) var closes: LocalDateTime
        @Option(help: "Which instant is meant where a clock change repeats a local time.") var fold: FoldWord?
        @Option(
            help: "A session that it fills, with the seats that it may give, such as YE-TENK-1:30; repeatable.",
            transform: Reading.seats)
        var session: [Round.Seats] = []
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let round = NewRound(
                code: code, title: title, project: project, office: office, form: form, formVersion: formVersion,
                opens: opens, closes: closes, zone: zone, fold: fold?.fold, sessions: session)
            try await desk.store.addRound(round, as: desk.identity)
            Terminal.put("Round \(code) is added as a draft; open it with `atelier round open \(code)`.")
        }
    }

    struct Open: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a round; its form, opening, sessions and rules stay from then on.",
            discussion: "Example: atelier round open YOUTH-1")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRound(code, .open, as: desk.identity)
            let round = try await desk.store.round(code, as: desk.identity)
            Terminal.put(
                "Round \(code) takes applications from \(round.opens) to \(round.closes) (\(round.zone)).")
        }
    }

    struct Extend: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let an open round take applications longer.",
            discussion: "Example: atelier round extend YOUTH-1 --closes \"2026-06-08 18:00\"")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "When it closes now.", transform: Reading.time) var closes: LocalDateTime
        @Option(help: "Which instant is meant where a clock change repeats a local time.") var fold: FoldWord?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.extendRound(code, closes: closes, fold: fold?.fold, as: desk.identity)
            Terminal.put("Round \(code) takes applications to \(closes).")
        }
    }

    struct Close: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a round: it takes no more, but late ones on paper.",
            discussion: "Example: atelier round close YOUTH-1 --because \"The line broke down\"")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "Why, if it is closed before its time.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRound(code, .closed, because: because, as: desk.identity)
            Terminal.put("Round \(code) is closed.")
        }
    }

    struct Decide: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a closed round is decided; the days after which answers are deleted count from here.",
            discussion: "Example: atelier round decide YOUTH-1 --because \"Everybody eligible has a place\"")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "How it was decided, in words.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRound(code, .decided, because: because, as: desk.identity)
            Terminal.put("Round \(code) is decided.")
        }
    }

    struct Abandon: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Abandon a round for good.",
            discussion: "Example: atelier round abandon YOUTH-1 --because \"The project was stopped\"")
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "Why, in words that applicants may read.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.setRound(code, .abandoned, because: because, as: desk.identity)
            Terminal.put("Round \(code) is abandoned.")
        }
    }
}
