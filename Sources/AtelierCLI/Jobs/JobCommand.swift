import ArgumentParser
import Atelier
import Foundation
import Store

/// What is due at a time without anybody asking; `serve` does it, and who runs no service does it with `job run`.
struct JobCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job",
        abstract: "What is due by itself: deadlines of seats, invitations and offers, who moves up then, and deletion.",
        discussion: "Example: atelier job list", subcommands: [List.self, Run.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the jobs that are still to be done, by time; for administrators.",
            discussion: "Example: atelier job list --format csv")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("run_at", "WHEN") { .text($0.runAt.formatted(.iso8601)) },
                    Column("kind", "WHAT") { .text($0.kind.rawValue) },
                    Column("session", "SESSION") { .text($0.session) },
                    Column("attempts", "ATTEMPTS", isRight: true) { .number($0.attempts) },
                    Column("last_error", "WHY NOT YET") { .text($0.lastError) },
                ], rows: try await desk.store.jobs(as: desk.identity), empty: "Nothing is to be done."
            ).put(as: listing)
        }
    }

    struct Run: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do the jobs that are due now; `atelier serve` does them by itself.",
            discussion: "Example: atelier job run")
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            var done = 0
            var failed: [JobOutcome] = []
            while let outcome = try await desk.store.doJob(as: desk.identity) {
                done += 1
                if outcome.error != nil { failed.append(outcome) }
                if outcome.promoted > 0 {
                    let movedUp = MovedUp(count: outcome.promoted, seen: [])
                    Terminal.put("Session \(outcome.session ?? "unknown"): \(movedUp.words).")
                }
            }
            let said = [0: "Nothing was to be done.", 1: "One job is done."][done]
            Terminal.put(said ?? "\(done) jobs are done.")
            guard let first = failed.first else { return }
            throw Answer.no(
                "\(failed.count) of them failed and are done again later; the first, \(first.name), because: "
                    + "\(first.error ?? "").")
        }
    }
}

extension JobOutcome {
    /// What was to be done, in words.
    fileprivate var name: String {
        switch kind {
        case .tendSession: "of session \(session ?? "unknown")"
        case .deleteExpired: "deleting what may no longer be kept"
        }
    }
}
