import ArgumentParser
import Atelier
import Store

/// Who was there.
struct AttendanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attendance", abstract: "Attendance, block by block.",
        discussion: "Example: atelier attendance sheet HM-EVN-1", subcommands: [Record.self, Sheet.self])

    struct Record: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record who was present in a block; recording again corrects.",
            discussion: """
                Example: atelier attendance record HM-EVN-1 --block 1 --present P-7K3M9QXT --absent P-2B4C6D8E

                Example: atelier attendance record HM-EVN-1 --block 1 --all-present --absent P-2B4C6D8E
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Option(help: "The block's number, from 1, by start.", transform: Reading.count) var block: Int
        @Option(help: "Somebody who was there, by reference; repeatable.", transform: Reading.code) var present:
            [String] = []
        @Option(help: "Somebody who wasn't, by reference; repeatable.", transform: Reading.code) var absent: [String] =
            []
        @Flag(help: "Everybody who has a seat was there, except who is named with --absent.") var allPresent = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if present.isEmpty, absent.isEmpty, !allPresent {
                throw ValidationError("Nobody is named; expected --present, --absent or --all-present.")
            }
            if let both = present.first(where: absent.contains) {
                throw ValidationError("\(both) can't be both present and absent.")
            }
        }

        func run(at desk: Desk) async throws {
            let there = allPresent ? try await everybody(at: desk) : present
            try await desk.store.recordAttendance(
                session: session, block: block, present: there, absent: absent, as: desk.identity)
            Terminal.put("Block \(block) of session \(session): \(there.count) present, \(absent.count) absent.")
        }

        private func everybody(at desk: Desk) async throws -> [String] {
            try await desk.store.registrations(of: session, as: desk.identity)
                .filter { $0.standing == .confirmed && !absent.contains($0.person) }
                .map(\.person)
        }
    }

    struct Sheet: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a session's attendance sheet: who has a seat, and a field a block to sign in.",
            discussion: "Example: atelier attendance sheet HM-EVN-1 --format csv")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let blocks = try await desk.store.session(session, as: desk.identity).blocks
            let seated = try await desk.store.registrations(of: session, as: desk.identity)
                .filter { $0.standing == .confirmed }
            let fields: [Column<Registration>] = blocks.enumerated().map { number, block in
                Column("block_\(number + 1)", "\(block.span) (\(block.zone))") { _ in .none }
            }
            Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("name_own_script", "IN OWN SCRIPT") { .text($0.nameOwnScript) },
                    Column("attendance", "SO FAR") { .text($0.attendance?.rawValue) },
                ] + fields, rows: seated, empty: "Nobody has a seat in session \(session)."
            ).put(as: listing.format)
        }
    }
}
