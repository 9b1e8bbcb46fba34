import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Import: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import sessions with their blocks, as drafts, from a workbook or a text file.",
            discussion: """
                Further rows of the same code are further blocks; times are local times of the session's zone. Shows every row \
                as it was understood and everything that is wrong; nothing is written without --apply. The status is 1 if a \
                row is bad.

                Example: atelier session import sessions.xlsx --apply
                """)
        @OptionGroup var options: ImportOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let table = try await options.table(of: SessionEntry.self, at: desk)
            try options.show(await desk.store.importSessions(table, options.intent, as: desk.identity))
        }
    }

    struct Template: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a workbook in which sessions can be entered for `atelier session import`.",
            discussion: "Example: atelier session template sessions.xlsx")
        @OptionGroup var options: TemplateOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await options.write(
                SessionEntry.self, title: "Sessions",
                advice: [
                    "Further rows of the same code are further blocks; what concerns the whole session may then be empty.",
                    "Times are local times of the session's zone.",
                ], at: desk)
        }
    }
}
