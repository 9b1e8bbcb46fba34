import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct Import: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import trainers with their qualifications from a workbook or a text file.",
            discussion: """
                Further rows of the same code are further qualifications. Shows every row as it was understood and everything \
                that is wrong; nothing is written without --apply. The status is 1 if a row is bad.

                Example: atelier trainer import trainers.xlsx --apply
                """)
        @OptionGroup var options: ImportOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let table = try await options.table(of: TrainerEntry.self, at: desk)
            try options.show(await desk.store.importTrainers(table, options.intent, as: desk.identity))
        }
    }

    struct Template: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a workbook in which trainers can be entered for `atelier trainer import`.",
            discussion: "Example: atelier trainer template trainers.xlsx")
        @OptionGroup var options: TemplateOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await options.write(
                TrainerEntry.self, title: "Trainers",
                advice: [
                    "Further rows of the same code are further qualifications; the other cells may then be empty."
                ],
                at: desk)
        }
    }
}
