import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List trainers by code, or those who may teach something and are free; names only of those seen.",
            discussion: """
                With --training, --language, --interprets or --free only those who fit are listed; --all shows the others \
                too, each with the reason. Of other offices' trainers one learns whether they are free or busy.

                Example: atelier trainer list --training HM --language fr --free 2026-11-03..2026-11-07
                """)
        @Option(help: "Who may teach this training, on the days of --free or else today.", transform: Reading.code)
        var training: String?
        @Option(help: "Who speaks this language (and may teach the training in it), such as fr.") var language: String?
        @Option(help: "Who interprets from one language into another, such as ka:en.", transform: Reading.pair)
        var interprets: LanguagePair?
        @Option(
            help: "Who is free and not absent on all of these days, such as 2026-11-03..2026-11-07.",
            transform: Reading.days)
        var free: DayRange?
        @Option(help: "The IANA time zone of these days.") var zone = "UTC"
        @Flag(help: "Also those who don't fit, with the reason.") var all = false
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let search = TrainerSearch(
                training: training, language: language, interprets: interprets, free: free, zone: zone)
            let found = try await desk.store.trainers(matching: search, as: desk.identity)
            try Listing(
                columns: TrainerView.columns.map { column in
                    Column<TrainerCandidate>(column.key, column.header) { column.value($0.trainer) }
                } + [
                    Column("fits", nil) { .flag($0.obstacle == nil) },
                    Column("obstacle", all ? "WHY NOT" : nil) { .text($0.obstacle?.sentence()) },
                ],
                rows: all ? found : found.filter { $0.obstacle == nil },
                empty: found.isEmpty
                    ? "There is no trainer yet; add one with `atelier trainer add`."
                    : "Nobody fits; see why with --all."
            ).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Show a trainer: where they are expected, what they may teach, when they don't work, who taught them.",
            discussion: "Example: atelier trainer show ANI")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let profile = try await desk.store.trainer(code, as: desk.identity)
            let lineage = try await desk.store.lineage(of: code, as: desk.identity)
            guard listing.format.isForPeople else {
                return try Listing(
                    columns: TrainerView.columns.map { column in
                        Column<TrainerProfile>(column.key, column.header) { column.value($0.trainer) }
                    } + [
                        Column("roster", nil) { TrainerView.roster($0.roster).json },
                        Column("absences", nil) { TrainerView.absences($0.absences).json },
                        Column("availability", nil) { TrainerView.availability($0.availability).json },
                        Column("lineage", nil) { _ in TrainerView.lineage(lineage, of: code).json },
                    ], rows: [profile], empty: ""
                ).put(as: listing)
            }
            try listing.put([
                Listing(columns: TrainerView.columns, rows: [profile.trainer], empty: "").section("Trainer"),
                TrainerView.qualifications(of: profile.trainer).section("Qualifications"),
                TrainerView.roster(profile.roster).section("Expected"),
                TrainerView.absences(profile.absences).section("Absent"),
                TrainerView.availability(profile.availability).section("Works only"),
                TrainerView.lineage(lineage, of: code).section("Lineage"),
            ])
        }
    }

    struct Lineage: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who taught a trainer and whom the trainer taught, generation by generation.",
            discussion: "Example: atelier trainer lineage ANI")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let links = try await desk.store.lineage(of: code, as: desk.identity)
            try TrainerView.lineage(links, of: code).put(as: listing)
        }
    }
}
