import ArgumentParser
import Atelier
import Foundation
import Store

/// Who gets the seats when there are more applicants.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draws: who gets a round's seats by lot, so that anybody can check it afterwards.",
        discussion: """
            Committing freezes the list and publishes its hash with a commitment to a secret; a public value that nobody \
            could know then is mixed in when the draw is run. deploy/draws/README.md has the format and how to check it.

            Example: atelier draw show YOUTH-1
            """,
        subcommands: [
            Rehearse.self, Commit.self, Run.self, Abandon.self, Show.self, Write.self, Verify.self,
        ])

    struct Commit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Freeze a closed round's list, commit to a secret, and say what public value will be mixed in.",
            discussion: """
                Seats are shared over the strata by largest remainder. From now on no application comes in or is judged, and \
                the sessions' seats are kept for the draw. Publish what `atelier draw protocol` writes before the instant.

                Example: atelier draw commit YOUTH-1 --source "National lottery, draw of 20 June, five numbers in the order \
                drawn" --at "2026-06-20 20:00" --strata municipality,sex --reserves-until 2026-07-15
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "What the public value is to be, so that anybody can look it up later.") var source: String
        @Option(
            help: ArgumentHelp(
                "When it becomes known, in the round's zone; or now, if it is drawn before witnesses right after this.",
                valueName: "time"), transform: Reading.drawTime)
        var at: DrawTime
        @Option(help: "Which instant is meant where a clock change repeats a local time.") var fold: FoldWord?
        @OptionGroup var shape: DrawShape
        @Option(
            help: ArgumentHelp(
                "The last day on which reserves fill a seat that was given up; without it, until the session begins.",
                valueName: "day"), transform: Reading.day)
        var reservesUntil: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let zone = try await desk.store.round(code, as: desk.identity).zone
            let draw = try await desk.store.commitDraw(
                NewDraw(
                    round: code, source: source, at: at.local, fold: fold?.fold, seats: shape.seats,
                    fields: shape.fields, reservesUntil: reservesUntil), as: desk.identity)
            let said = draw.announcement
            let before = at.local.map { "before \($0) (\(zone))" } ?? "before the public value is drawn"
            Terminal.put(
                """
                Draw \(said.draw) of round \(code) is committed: \(said.participants) of \(said.applications) applications \
                take part, for \(draw.rules.seats) seats.
                Announcement \(said.sha256)
                List         \(said.listSHA256)
                Commitment   \(said.commitment)
                Publish these, and what `atelier draw protocol \(code) --output FILE --list FILE` writes, \
                \(before).
                """)
        }
    }

    struct Run: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a committed draw with its public value, once, and register who is drawn.",
            discussion: """
                The result is recorded before it is shown. Whom admission refuses is named with the reason, and the seat goes \
                to the first reserve of the stratum.

                Example: atelier draw run YOUTH-1 --public-value "7 11 23 31 40"
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "The public value, exactly as it was published.") var publicValue: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let (draw, summary, steps) = try await desk.store.runDraw(
                of: code, publicValue: publicValue, as: desk.identity)
            Terminal.put("Round \(code) is drawn: \(draw.rules.seats) of \(draw.rules.participants) have a seat.\n")
            Terminal.put(DrawView.sessions(of: summary).text)
            for step in steps { Terminal.put(DrawView.sentence(of: step)) }
            Terminal.put("\nOutcome \(draw.outcome.sha256)")
            Terminal.put("Publish this, and what `atelier draw protocol \(code) --output FILE` writes.")
        }
    }

    struct Abandon: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up a committed draw; the reason and the secret are published with it.",
            discussion: """
                The list is free again, and so are the seats; another draw may be committed.

                Example: atelier draw abandon YOUTH-1 --because "The lottery of 20 June was cancelled"
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "Why, in words that applicants may read.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.abandonDraw(of: code, because: because, as: desk.identity)
            Terminal.put("The draw of round \(code) is abandoned.")
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a round's draws, or what became of one application, by its reference.",
            discussion: """
                Example: atelier draw show YOUTH-1

                Example: atelier draw show A-7K3M9QXTB2
                """)
        @Argument(help: "The round's code, or an application's reference.", transform: Reading.code) var subject: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            guard subject.wholeMatch(of: /A-[0-9A-HJKMNP-TV-Z]{10}/) == nil else {
                let standing = try await desk.store.drawStanding(of: subject, as: desk.identity)
                try DrawView.listing(of: standing).put(as: listing)
                if listing.format == .table { Terminal.put("\n" + DrawView.howToCheck(standing)) }
                return
            }
            let draws = try await desk.store.draws(of: subject, as: desk.identity)
            try DrawView.listing(of: draws).put(as: listing)
            guard listing.format == .table, let draw = draws.first else { return }
            Terminal.put("\nStrata")
            Terminal.put(DrawView.strata(of: draw.rules).text)
            Terminal.put("\nSessions")
            Terminal.put(DrawView.sessions(of: draw.rules).text)
        }
    }
}

/// How many seats are drawn, over which strata.
struct DrawShape: ParsableArguments {
    @Option(help: "How many to draw; without it, as many as the round's sessions have seats.", transform: Reading.count)
    var seats: Int?
    @Option(
        help: ArgumentHelp(
            "Fields whose answers make strata, separated by commas, or none; without it, all that the form marks for it.",
            valueName: "fields"))
    var strata: String?

    /// Nil: those of the form.
    var fields: [String]? {
        strata.map { $0 == "none" ? [] : $0.split(separator: ",").map(\.trimmed) }
    }
}

/// When the public value becomes known.
enum DrawTime: Sendable, Equatable {
    case now
    case at(LocalDateTime)

    var local: LocalDateTime? { if case .at(let time) = self { time } else { nil } }
}

extension Reading {
    static func drawTime(_ text: String) throws -> DrawTime {
        text == "now" ? .now : .at(try time(text))
    }
}
