import ArgumentParser
import Atelier
import Store

/// When and where a session's first block is, and what is to be done about clock changes and rooms that are taken.
struct BlockOptions: ParsableArguments {
    @Option(help: "The room's code.", transform: Reading.code) var room: String?
    @Option(help: "The number of the training's module that is taught.", transform: Reading.count) var module: Int?
    @Option(help: "Which instant is meant where a clock change repeats a local time.") var fold: FoldWord?
    @Option(
        name: .customLong("override"),
        help: ArgumentHelp("Use the room although it is taken or too small, for this reason.", valueName: "reason"))
    var override: String?
}

extension SessionCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan a session; it starts as a draft.",
            discussion: """
                Times are local times of the session's zone.

                Example: atelier session add HM-EVN-1 --training HM --in AM --for GE --place Yerevan --zone Asia/Yerevan \
                --language hy --capacity 12 --starts "2026-05-04 09:00" --ends "2026-05-04 17:00" --room EVN-1
                """)
        @Argument(help: "Its code: 2 to 32 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "What it is; a training runs the one of --training.") var kind = Session.Kind.training
        @Option(help: "The training's code.", transform: Reading.code) var training: String?
        @Option(help: "A title of its own, if not its training's.", transform: Reading.texts) var title: Texts?
        @Option(help: "The project that pays.", transform: Reading.code) var project: String?
        @Option(help: "The office that hosts it, if not the acting user's.", transform: Reading.code) var host: String?
        @Option(
            name: .customLong("in"), help: "The country where it is; without one it is online.", transform: Reading.code
        )
        var country: String?
        @Option(name: .customLong("for"), help: "A country that it is for; repeatable.", transform: Reading.code)
        var forCountries: [String] = []
        @Option(help: "The town or place, if its room doesn't say it.") var place: String?
        @Option(help: "Its IANA time zone, such as Asia/Yerevan.") var zone: String
        @Option(help: "The language it is held in, such as hy.") var language: String
        @Option(help: "How many people it takes.", transform: Reading.number) var capacity: Int
        @Option(help: "How many people it needs, so that `schedule check` warns in time.", transform: Reading.number)
        var minimum: Int?
        @Option(help: "Who may know of it.") var visibility = Session.Visibility.staff
        @Option(help: "When its first block starts, such as \"2026-05-04 09:00\".", transform: Reading.time)
        var starts: LocalDateTime?
        @Option(help: "When its first block ends.", transform: Reading.time) var ends: LocalDateTime?
        @OptionGroup var first: BlockOptions
        @OptionGroup var belonging: BelongingOptions
        @OptionGroup var organisers: OrganiserOptions
        @Option(
            help:
                "A further block: \"2026-05-05 09:00/17:00@ROOM#MODULE\", room and module if there are any; repeatable.",
            transform: { try BlockText($0) })
        var block: [BlockText] = []
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if (starts == nil) != (ends == nil) {
                throw ValidationError("--starts and --ends belong together; expected both, found one.")
            }
            if starts == nil, first.room != nil || first.module != nil {
                throw ValidationError(
                    "--room and --module belong to the block of --starts and --ends, which are missing.")
            }
        }

        func run(at desk: Desk) async throws {
            let session = NewSession(
                code: code, kind: kind, training: training, title: title, project: project, host: host,
                country: country,
                forCountries: forCountries, place: place, zone: zone, language: language, capacity: capacity,
                minimum: minimum, visibility: visibility, belonging: belonging.belonging,
                organisers: organisers.organisers,
                holdsTime: !belonging.holdsNoTime, providerCapacity: organisers.providerCapacity, blocks: blocks)
            try await desk.store.addSession(session, as: desk.identity)
            try await desk.store.session(code, as: desk.identity).warnOfPast()
            Terminal.put("Session \(code) is planned as a draft; publish it with `atelier session publish \(code)`.")
        }

        private var blocks: [NewBlock] {
            var texts = block
            if let starts, let ends {
                texts.insert(BlockText(starts: starts, ends: ends, room: first.room, module: first.module), at: 0)
            }
            return texts.map { $0.block(fold: first.fold?.fold, override: first.override) }
        }
    }
}
