import ArgumentParser
import Atelier
import Store

/// What people are looking for.
struct NeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "need", abstract: "Needs: what a person is looking for, and which coming sessions fit.",
        discussion: "Example: atelier need list --state open",
        subcommands: [List.self, Add.self, Match.self, Close.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what the persons whom the acting office sees are looking for, oldest first.",
            discussion: "Example: atelier need list --state open --format csv")
        @Option(help: "Only those in this state.") var state: Need.State?
        @Option(help: "Only this person's, by reference.", transform: Reading.code) var person: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: Self.before + names.columns(\.wish.country) + Self.after,
                rows: try await desk.store.needs(state: state, person: person, as: desk.identity),
                empty: "No need is known to the acting office; add one with `atelier need add`."
            ).put(as: listing)
        }

        private static var before: [Column<Need>] {
            [
                Column("reference", "NEED") { .text($0.reference) },
                Column("person", "PERSON") { .text($0.person) },
                Column("name", "NAME") { .text($0.name) },
                Column("words", "LOOKING FOR") { .text($0.wish.words) },
                Column("theme", "THEME") { .text($0.wish.theme) },
                Column("training", "TRAINING") { .text($0.wish.training) },
            ]
        }

        private static var after: [Column<Need>] {
            [
                Column("language", "LANGUAGE") { .text($0.wish.language) },
                Column("project", "PROJECT") { .text($0.wish.project) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("closed_because", "BECAUSE") { .text($0.closedBecause) },
                Column("review_on", "LOOK AGAIN ON") { .day($0.wish.reviewOn) },
                Column("office", nil) { .text($0.office) },
            ]
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down what a person is looking for; prints the need's reference.",
            discussion: """
                Example: atelier need add P-7K3M9QXT "Work in a hotel kitchen" --theme tourism --country AM --language hy
                """)
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Argument(help: "What the person is looking for, in words.") var words: String
        @Option(help: "The theme of a training.") var theme: String?
        @Option(help: "The training looked for, by code.", transform: Reading.code) var training: String?
        @Option(help: "Where or for whose people; without it, the person's own country.", transform: Reading.code)
        var country: String?
        @Option(help: "The language to be taught in; without it, the person's own.") var language: String?
        @Option(help: "The project that it is counted for.", transform: Reading.code) var project: String?
        @Option(help: "When somebody is to look at it again.", transform: Reading.day) var reviewOn: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let wish = Need.Wish(
                words: words, theme: theme, training: training, country: country, project: project, language: language,
                reviewOn: reviewOn)
            Terminal.put(try await desk.store.addNeed(of: person, wish, as: desk.identity))
        }
    }

    struct Close: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a need: met, or not met because.",
            discussion: """
                Example: atelier need close N-7K3M9QXT --met

                Example: atelier need close N-7K3M9QXT --because "Moved away"
                """)
        @Argument(help: "The need's reference.", transform: Reading.code) var need: String
        @Flag(help: "The person found what was looked for.") var met = false
        @Option(help: "Why it is closed, in words; needed unless it is met.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if !met, because == nil {
                throw ValidationError("A need is closed with --met, or with --because and the reason.")
            }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.closeNeed(need, as: met ? .met : .closed, because: because, as: desk.identity)
            Terminal.put("Need \(need) is \(met ? "met" : "closed").")
        }
    }
}
