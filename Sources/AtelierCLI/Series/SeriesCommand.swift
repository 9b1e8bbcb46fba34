import ArgumentParser
import Atelier
import Store

/// Sessions that one cohort follows.
struct SeriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Series: sessions that one cohort follows, with one certificate for the whole.",
        discussion: "Example: atelier series show DIASPORA",
        subcommands: [List.self, Show.self, Add.self, Register.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all series.", discussion: "Example: atelier series list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("title", "TITLE") { .text($0.title.said()) },
                    Column("training", "TRAINING") { .text($0.training) },
                    Column("host", "HOST") { .text($0.host) },
                    Column("sessions", "SESSIONS") { .texts($0.sessions) },
                ], rows: try await desk.store.allSeries(as: desk.identity),
                empty: "There is no series yet; add one with `atelier series add`."
            ).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the sessions of a series, in order.", discussion: "Example: atelier series show DIASPORA")
        @Argument(help: "The series' code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let series = try await desk.store.series(code, as: desk.identity)
            var sessions: [Session] = []
            for session in series.sessions {
                sessions.append(try await desk.store.session(session, as: desk.identity))
            }
            try SessionView(names: try await desk.countryNames()).listing(of: sessions).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a series; sessions are put into it with --series.",
            discussion: "Example: atelier series add DIASPORA \"Stronger associations\" --training DA")
        @Argument(help: "Its code: 2 to 32 capital letters, digits and hyphens.", transform: Reading.code)
        var code: String
        @Argument(help: "Its title.", transform: Reading.texts) var title: Texts
        @Option(help: "The training that the whole is.", transform: Reading.code) var training: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addSeries(code, title: title, training: training, as: desk.identity)
            Terminal.put(
                "Series \(code) is there; put sessions into it with `atelier session add … --series \(code)`.")
        }
    }

    struct Register: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register people for every session of a series: all of them for all of it, or nobody.",
            discussion: "Example: atelier series register DIASPORA P-7K3M9QXT")
        @Argument(help: "The series' code.", transform: Reading.code) var code: String
        @Argument(help: "The persons' references.", transform: Reading.code) var persons: [String]
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp("Do it although expected elsewhere then, for this reason.", valueName: "reason"))
        var override: String?
        @Option(help: ArgumentHelp("Enter it after registration is over, for this reason.", valueName: "reason"))
        var late: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let sessions = try await desk.store.register(
                persons: persons, forSeries: code, override: override, late: late, as: desk.identity)
            for person in persons {
                Terminal.put("\(person) has a seat in all \(sessions) sessions of series \(code).")
            }
        }
    }
}
