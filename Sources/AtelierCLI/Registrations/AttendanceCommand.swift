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
            abstract: "Record who was present in a block; changing what is recorded needs a reason.",
            discussion: """
                Who came late or left early is present for some minutes: --present P-7K3M9QXT:45.

                Example: atelier attendance record HM-EVN-1 --block 1 --present P-7K3M9QXT --absent P-2B4C6D8E

                Example: atelier attendance record HM-EVN-1 --block 1 --all-present --absent P-2B4C6D8E

                Example: atelier attendance record HM-EVN-1 --block 1 --present P-2B4C6D8E:45 --because "Came late"
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Option(help: "The block's number, from 1, by start.", transform: Reading.count) var block: Int
        @Option(
            help: "Somebody who was there, by reference, with the minutes if not all of them; repeatable.",
            transform: Reading.presence)
        var present: [PresenceText] = []
        @Option(help: "Somebody who wasn't, by reference; repeatable.", transform: Reading.code) var absent: [String] =
            []
        @Option(help: "Somebody who wasn't, with leave, by reference; repeatable.", transform: Reading.code)
        var excused: [String] = []
        @Flag(help: "Everybody who has a seat was there, except who is named otherwise.") var allPresent = false
        @Option(help: "Why what is recorded is changed, in words.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if present.isEmpty, absent.isEmpty, excused.isEmpty, !allPresent {
                throw ValidationError("Nobody is named; expected --present, --absent, --excused or --all-present.")
            }
            let gone = absent + excused
            if let both = present.map(\.person).first(where: gone.contains) {
                throw ValidationError("\(both) can't be both present and absent.")
            }
        }

        func run(at desk: Desk) async throws {
            let named = present + (allPresent ? try await others(at: desk) : [])
            let entries: [(person: String, presence: Presence)] =
                named.map { ($0.person, .present(minutes: $0.minutes)) }
                + absent.map { ($0, .absent(excused: false)) } + excused.map { ($0, .absent(excused: true)) }
            try await desk.store.recordAttendance(
                session: session, block: block, entries, because: because, as: desk.identity)
            Terminal.put(
                "Block \(block) of session \(session): \(named.count) present, \(absent.count + excused.count) absent.")
        }

        /// Who has a seat and isn't named.
        private func others(at desk: Desk) async throws -> [PresenceText] {
            let named = Set(present.map(\.person) + absent + excused)
            return try await desk.store.registrations(of: session, as: desk.identity)
                .filter { $0.standing == .confirmed && !named.contains($0.person) }
                .map { PresenceText(person: $0.person, minutes: nil) }
        }
    }

    struct Sheet: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print a session's attendance sheet: who has a seat, the minutes in each block, and a field to sign in.",
            discussion: "Example: atelier attendance sheet HM-EVN-1 --format csv")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let sheet = try await desk.store.attendanceSheet(of: session, as: desk.identity)
            let fields: [Column<AttendanceSheet.Row>] = sheet.blocks.enumerated().map { number, block in
                let span = Session.Block.span(block.starts, block.ends)
                return Column("block_\(number + 1)", "\(span) (\(block.zone))") { row in
                    Self.value(row.presence[number], of: block)
                }
            }
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("name_own_script", "IN OWN SCRIPT") { .text($0.nameOwnScript) },
                    Column("attendance", "SO FAR") { .text($0.attendance?.rawValue) },
                ] + fields + [
                    Column("minutes", "MINUTES", isRight: true) {
                        sheet.share(of: $0) == nil ? .none : .number($0.minutes)
                    },
                    Column("share", nil) { row in
                        sheet.share(of: row).map { .fraction(($0 * 1000).rounded() / 1000) } ?? .none
                    },
                    Column("percent", "%", isRight: true) {
                        .number(sheet.share(of: $0).map { Int(($0 * 100).rounded()) })
                    },
                ], rows: sheet.rows, empty: "Nobody whom the acting office sees has a seat in session \(session)."
            ).put(as: listing)
        }

        /// Minutes of who was there, a word for who wasn't; empty where nothing is recorded, to sign in.
        private static func value(_ presence: Presence?, of block: AttendanceSheet.Block) -> Value {
            switch presence {
            case nil: .none
            case .present(let minutes): .number(minutes ?? block.minutes)
            case .absent(let excused): .text(excused ? "excused" : "absent")
            }
        }
    }
}

/// A person's presence as it is written on the command line.
struct PresenceText {
    let person: String
    /// Nil: all of them.
    let minutes: Int?
}

extension Reading {
    /// `P-7K3M9QXT`, or `P-7K3M9QXT:45` for some minutes.
    static func presence(_ text: String) throws -> PresenceText {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let person = sides.first, !person.isEmpty, sides.count <= 2 else {
            throw ValidationError("expected a reference, with minutes if they are not all, such as P-7K3M9QXT:45")
        }
        return PresenceText(person: person.uppercased(), minutes: sides.count == 2 ? try count(String(sides[1])) : nil)
    }
}
