import ArgumentParser
import Atelier
import Foundation
import Store

/// What was imported; importing is a verb of what is imported, such as `person import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports of long files: what came from where, by whom.",
        discussion: "Example: atelier import list", subcommands: [List.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the acting office's imports of more than 10,000 rows, the latest first.",
            discussion: """
                One that was interrupted goes on when its file is imported again. HASH is the file's SHA-256.

                Example: atelier import list --format csv
                """)
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("started_at", "STARTED") { .text($0.startedAt.formatted(.iso8601)) },
                    Column("state", "STATE") { .text($0.endedAt == nil ? "interrupted" : "written") },
                    Column("file", "FILE") { .text($0.fileName) },
                    Column("user", "BY") { .text($0.user) },
                    Column("rows", "ROWS", isRight: true) { .number($0.rows) },
                    Column("left_out", "LEFT OUT", isRight: true) { .number($0.leftOut) },
                    Column("persons", "PERSONS", isRight: true) { .number($0.persons) },
                    Column("hash", "HASH") { .text($0.fileHash) },
                ], rows: try await desk.store.imports(as: desk.identity), empty: "No long file was imported yet."
            ).put(as: listing)
        }
    }
}
