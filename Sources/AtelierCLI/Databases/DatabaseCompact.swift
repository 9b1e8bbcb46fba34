import ArgumentParser
import Store

extension DatabaseCommands {
    struct Compact: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "compact", abstract: "Delete what has been kept as long as it may be, and say what it was.",
            discussion: """
                Care needs go days after their session (14, or the setting care_need.days_kept); answers to repeated \
                requests after 7, finished jobs after 30, delivered messages after 90. A running `atelier serve` does it \
                by itself every day.

                Example: atelier db compact
                """)
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("kind", "WHAT") { .text($0.kind) },
                    Column("deleted", "DELETED", isRight: true) { .number($0.deleted) },
                ], rows: try await desk.store.deleteExpired(as: desk.identity), empty: "There is nothing to delete."
            ).put(as: listing)
        }
    }
}
