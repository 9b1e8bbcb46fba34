import ArgumentParser
import Atelier
import Store

/// What personal data are left, and how long they are kept.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "What personal data are left and why, and how long they are kept.",
        discussion: """
            Whom nothing keeps any more is erased by the day's job, after a month's notice in `atelier todo`; counts and \
            certificates' numbers stay.

            Example: atelier retention list
            """, subcommands: [List.self, Settings.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what personal data are left, what they are kept for and until when; counts, no names.",
            discussion: "Example: atelier retention list --format csv")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("kind", "WHAT") { .text($0.kind) },
                    Column("reason", nil) { .text($0.reason.rule) },
                    Column("project", nil) { .text($0.reason.facts["project"]) },
                    Column("because", "KEPT BECAUSE") { .text($0.reason.sentence()) },
                    Column("count", "COUNT", isRight: true) { .number($0.count) },
                    Column("oldest", "OLDEST") { .day($0.oldest) },
                    Column("first_until", "FIRST UNTIL") { .day($0.firstUntil) },
                    Column("last_until", "LAST UNTIL") { .day($0.lastUntil) },
                    Column("overdue", "OVERDUE", isRight: true) { .number($0.overdue) },
                ], rows: try await desk.store.personalData(as: desk.identity), empty: "No personal data are left."
            ).put(as: listing)
        }
    }

    struct Settings: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how long persons are kept where their project or form doesn't say it, or set it.",
            discussion: "Example: atelier retention settings --set session_months=120")
        @Option(
            help: ArgumentHelp("Set one; without a number it has its standard again.", valueName: "name=number"),
            transform: { try SettingText($0) })
        var set: SettingText?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if let value = set?.value, Int(exactly: value) == nil {
                throw ValidationError("Expected a whole number of months, such as session_months=120.")
            }
        }

        func run(at desk: Desk) async throws {
            if let set {
                try await desk.store.setRetention(
                    set.name, to: set.value.flatMap { Int(exactly: $0) }, as: desk.identity)
            }
            try Listing(
                columns: [
                    Column("name", "NAME") { .text($0.name) },
                    Column("value", "VALUE", isRight: true) { .number($0.value) },
                    Column("standard", "STANDARD", isRight: true) { .number($0.standard) },
                    Column("meaning", "MEANING") { .text(Self.meanings[$0.name]) },
                ], rows: try await desk.store.retentionSettings(as: desk.identity), empty: "Nothing can be set."
            ).put(as: listing)
        }

        static let meanings = [
            "application_months": "Months after a round closed that applicants are kept.",
            "erases": "Whom nothing keeps any more is erased by the day's job (1) or only told (0).",
            "session_months": "Months after a session that its people are kept, where its project says nothing.",
            "unused_months": "Months after being entered, of a need's end, or of the last qualification.",
        ]
    }
}
