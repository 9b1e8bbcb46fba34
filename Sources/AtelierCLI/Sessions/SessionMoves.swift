import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Move: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Move all of a session's blocks by days, at the same local times; names all that stands in the way.",
            discussion: "Example: atelier session move HM-EVN-1 --days 7 --dry-run")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(
            parsing: .unconditional, help: "How many days later; earlier, if negative (-7).", transform: Reading.number)
        var days: Int
        @Flag(help: "Only say what stands in the way, whom it concerns, and what is freed and taken.")
        var dryRun = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let preview = try await desk.store.previewMove(of: code, byDays: days, as: desk.identity)
            guard preview.clashes.isEmpty else {
                throw Answer.no(
                    "Session \(code) can't move by \(days) days: "
                        + preview.clashes.map { $0.sentence() }.joined(separator: " "))
            }
            if dryRun {
                Terminal.put("Nothing stands in the way. \(preview.concerned.sentence)")
                for hold in preview.holds { Terminal.put(hold.line) }
                return
            }
            try await desk.store.moveSession(code, byDays: days, as: desk.identity)
            let start = try await desk.store.session(code, as: desk.identity).blocks.first
            Terminal.put(
                "Session \(code) now starts \(start.map { "\($0.starts) (\($0.zone))" } ?? "at no time yet"). "
                    + preview.concerned.sentence)
        }
    }

    struct Copy: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Copy a session to a new draft at another time: place, agenda, tasks and materials, not its people.",
            discussion: "Example: atelier session copy HM-EVN-1 HM-EVN-2 --weeks 4")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The copy's code.", transform: Reading.code) var new: String
        @OptionGroup var distance: ShiftOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.copySession(code, to: new, after: distance.shift, as: desk.identity)
            let start = try await desk.store.session(new, as: desk.identity).blocks.first
            Terminal.put(
                "Session \(new) is planned as a draft, starting "
                    + "\(start.map { "\($0.starts) (\($0.zone))" } ?? "at no time yet").")
        }
    }

    struct Recur: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repeat a session at equal distances, as drafts; all or none.",
            discussion: "Example: atelier session recur HM-EVN-1 --months 1 --times 3")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var distance: ShiftOptions
        @Option(help: "How many times.", transform: Reading.count) var times: Int
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            // Guards against a typing error in one command, and is no rule about sessions: two commands may make more.
            if times > 200 { throw ValidationError("A session is repeated at most 200 times at once.") }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.recurSession(code, to: codes, every: distance.shift, as: desk.identity)
            Terminal.put("Planned as drafts: \(codes.joined(separator: ", ")).")
        }

        /// `HM-EVN-1` goes on with `HM-EVN-2`; `HM-EVN` with `HM-EVN-2` as well.
        private var codes: [String] {
            let parts = code.split(separator: "-", omittingEmptySubsequences: false)
            if parts.count > 1, let last = parts.last.flatMap({ Int($0) }), last < 1_000 {
                let stem = parts.dropLast().joined(separator: "-")
                return (1...times).map { "\(stem)-\(last + $0)" }
            }
            return (1...times).map { "\(code)-\($0 + 1)" }
        }
    }

    struct Told: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who has to be told of what happened to a session; with --how, say that they were.",
            discussion: "Example: atelier session told HM-EVN-1 --how phone --person P-7K3M9QXT")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "How they were told, such as phone or letter.") var how: String?
        @Option(help: "Only this person, by reference; repeatable.", transform: Reading.code) var person: [String] = []
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            guard let how else {
                return try Listing(
                    columns: [
                        Column("person", "PERSON") { .text($0.person) },
                        Column("name", "NAME") { .text($0.name) },
                        Column("phone", "PHONE") { .text($0.phone) },
                        Column("email", "E-MAIL") { .text($0.email) },
                        Column("kind", "OF WHAT") { .text($0.kind) },
                    ], rows: try await desk.store.untold(of: code, as: desk.identity),
                    empty: "Nobody has to be told anything of session \(code)."
                ).put(as: listing)
            }
            let done = try await desk.store.markTold(
                of: code, persons: person.isEmpty ? nil : person, how: how, as: desk.identity)
            Terminal.put("\(done) notices of session \(code) are done with.")
        }
    }
}

extension MovedHold {
    /// `Room EVN-1: 2026-05-04 09:00–17:00 is freed, 2026-05-11 09:00–17:00 is taken (Asia/Yerevan).`
    fileprivate var line: String {
        let who = name.map { "\(kind.prefix(1).uppercased())\(kind.dropFirst()) \($0)" } ?? "\(people) \(kind)"
        return "\(who): \(Session.Block.span(freedFrom, freedUntil)) is freed, "
            + "\(Session.Block.span(takenFrom, takenUntil)) is taken (\(zone))."
    }
}

extension Concerned {
    /// Whom it concerns, in words.
    var sentence: String {
        let counts = [(registered, "registered"), (waiting, "waiting"), (working, "working there")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return counts.isEmpty
            ? "Nobody has to be told."
            : "To be told: \(counts.joined(separator: ", ")); see `atelier session told`."
    }
}
