import ArgumentParser
import Atelier
import Store

/// What is due and overdue.
struct TodoCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "todo",
        abstract: "List what is overdue, due today and due soon, as far as the acting user has to do with it.",
        discussion: "Example: atelier todo --within 14")
    @Option(help: "Also what is due within so many days.", transform: Reading.wholeNumber) var within = 7
    @OptionGroup var listing: ListingOptions
    @OptionGroup var connection: ConnectionOptions

    func run(at desk: Desk) async throws {
        let due = try await desk.store.todo(within: within, as: desk.identity)
        try Listing(
            columns: [
                Column("due_on", "DUE") { .day($0.on) },
                Column("standing", "") { .text($0.inDays < 0 ? "overdue" : $0.inDays == 0 ? "today" : "soon") },
                Column("session", "SESSION") { .text($0.session) },
                Column("office", "OFFICE") { .text($0.office) },
                Column("rule", nil) { .text($0.what.rule) },
                Column("what", "WHAT") { .text($0.what.sentence()) },
            ], rows: due, empty: "Nothing is due within \(within) days. A quiet day."
        ).put(as: listing)
    }
}
