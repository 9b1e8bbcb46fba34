import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct AddBlock: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-block", abstract: "Add a block of time to a session.",
            discussion:
                "Example: atelier session add-block HM-EVN-1 --starts \"2026-05-05 09:00\" --ends \"2026-05-05 13:00\"")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "When it starts, such as \"2026-05-05 09:00\".", transform: Reading.time) var starts:
            LocalDateTime
        @Option(help: "When it ends.", transform: Reading.time) var ends: LocalDateTime
        @Option(help: "The block's IANA time zone, if not its session's.") var zone: String?
        @Option(help: "What happens in it, in words.") var title: String?
        @Option(help: "The town or place, if not its session's.") var place: String?
        @Option(
            name: .customLong("in"), help: "The country where it is, if not its session's.", transform: Reading.code)
        var country: String?
        @Option(help: "The organisation that receives, on a visit or mission.", transform: Reading.code)
        var host: String?
        @OptionGroup var options: BlockOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let block = NewBlock(
                starts: starts, ends: ends, zone: zone, startsFold: options.fold?.fold, endsFold: options.fold?.fold,
                room: options.room, module: options.module, title: title, place: place, country: country, host: host,
                override: options.override)
            try await desk.store.addBlock(block, to: code, as: desk.identity)
            Terminal.put("Session \(code) has a block \(Session.Block.span(starts, ends)) more.")
        }
    }

    struct EditBlock: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit-block", abstract: "Change a block's times, room or place.",
            discussion: "Example: atelier session edit-block HM-EVN-1 1 --room EVN-2")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The block's number, from 1, by start.", transform: Reading.count) var block: Int
        @Option(help: "When it starts.", transform: Reading.time) var starts: LocalDateTime?
        @Option(help: "When it ends.", transform: Reading.time) var ends: LocalDateTime?
        @Option(help: "The room's code.", transform: Reading.code) var room: String?
        @Option(help: "The town or place.") var place: String?
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp("Use the room although it is taken or too small, for this reason.", valueName: "reason"))
        var override: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if starts == nil, ends == nil, room == nil, place == nil {
                throw ValidationError("Nothing changes; give --starts, --ends, --room or --place.")
            }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.editBlock(
                block, of: code, starts: starts, ends: ends, room: room, place: place, override: override,
                as: desk.identity)
            Terminal.put("Block \(block) of session \(code) is changed.")
        }
    }
}
