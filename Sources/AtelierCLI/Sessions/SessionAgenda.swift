import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    /// What happens in a session's blocks, and who speaks.
    struct Agenda: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The agenda of a session: parts, titles, speakers.",
            discussion: "Example: atelier session agenda list HM-EVN-1",
            subcommands: [List.self, Add.self, Remove.self])

        struct List: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "List the agenda, block by block.",
                discussion: "Example: atelier session agenda list HM-EVN-1 --format csv")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @OptionGroup var listing: ListingOptions
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                let blocks = try await desk.store.session(code, as: desk.identity).blocks
                let rows = blocks.enumerated().flatMap { number, block in
                    block.agenda.map { Row(number: number + 1, block: block, item: $0) }
                }
                try Listing(
                    columns: [
                        Column("block", "BLOCK", isRight: true) { .number($0.number) },
                        Column("time", "TIME") { .text($0.block.span) },
                        Column("number", "NO", isRight: true) { .number($0.item.number) },
                        Column("title", "TITLE") { .text($0.item.title.said()) },
                        Column("speakers", "SPEAKERS") { .texts($0.item.speakers) },
                        Column("minutes", "MINUTES", isRight: true) { .number($0.item.minutes) },
                    ], rows: rows,
                    empty: "There is no agenda yet; add to it with `atelier session agenda add \(code)`."
                ).put(as: listing)
            }

            private struct Row {
                let number: Int
                let block: Session.Block
                let item: Session.AgendaItem
            }
        }

        struct Add: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Add a part to the agenda of a block, after its last one.",
                discussion:
                    "Example: atelier session agenda add ASSER-1 \"Practice abroad\" --speaker S-02 --speaker S-03")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @Argument(help: "What it is about.", transform: Reading.texts) var title: Texts
            @Option(help: "The block's number, from 1, by start.", transform: Reading.count) var block = 1
            @Option(help: "How long it takes.", transform: Reading.count) var minutes: Int?
            @Option(
                help: "Who speaks, by code or reference, from those on the session; repeatable.",
                transform: Reading.code)
            var speaker: [String] = []
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.addAgendaItem(
                    title, minutes: minutes, speakers: speaker, block: block, of: code, as: desk.identity)
                Terminal.put("“\(title.said())” is on the agenda of session \(code).")
            }
        }

        struct Remove: DeskCommand {
            static let configuration = CommandConfiguration(
                abstract: "Take a part out of the agenda; the later ones move up.",
                discussion: "Example: atelier session agenda remove ASSER-1 2")
            @Argument(help: "The session's code.", transform: Reading.code) var code: String
            @Argument(help: "The part's number in its block.", transform: Reading.count) var number: Int
            @Option(help: "The block's number, from 1, by start.", transform: Reading.count) var block = 1
            @OptionGroup var connection: ConnectionOptions

            func run(at desk: Desk) async throws {
                try await desk.store.removeAgendaItem(number, block: block, of: code, as: desk.identity)
                Terminal.put("Part \(number) is no longer on the agenda of session \(code).")
            }
        }
    }
}
