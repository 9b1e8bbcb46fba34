import ArgumentParser
import Atelier
import Store

/// Recounts what the database promises.
struct DoctorCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Recount what was promised and name everything that is broken; the status is 1 if something is.",
        discussion: "Example: atelier doctor --format json")
    @OptionGroup var listing: ListingOptions
    @OptionGroup var connection: ConnectionOptions

    func run(at desk: Desk) async throws {
        let broken = try await desk.store.brokenPromises(as: desk.identity)
        try Listing(
            columns: [
                Column("promise", "PROMISE") { .text($0.promise) },
                Column("place", "PLACE") { .text($0.place) },
                Column("expected", "EXPECTED") { .text($0.expected) },
                Column("found", "FOUND") { .text($0.found) },
            ], rows: broken, empty: "Every promise holds."
        ).put(as: listing)
        if !broken.isEmpty {
            throw Answer.no("Broken promises: \(broken.count); report them, with what was done before.")
        }
    }
}
