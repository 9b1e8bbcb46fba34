import ArgumentParser
import Atelier
import Store
import Workbooks

extension PersonCommand {
    struct Import: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Import persons from a workbook or a text file, and register them for a session if wanted.",
            discussion: """
                Shows every row as it was understood and everything that is wrong; nothing is written without --apply. Headers \
                may stand in any order, in English, French, Dutch or Russian; `atelier person template` writes a workbook with \
                all of them. The status is 1 if a row is bad.

                Of a file with more than 10,000 rows only the bad ones are shown. It is written in pieces; if it is interrupted, \
                the same command goes on where it stopped.

                Example: atelier person import persons.xlsx --session HM-EVN-1 --apply
                """)
        @OptionGroup var options: ImportOptions
        @Option(help: "Register everybody for this session, in the order of the rows.", transform: Reading.code)
        var session: String?
        @Option(help: ArgumentHelp("Enter them after registration is over, for this reason.", valueName: "reason"))
        var late: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if late != nil, session == nil { throw ValidationError("--late belongs to --session, which is missing.") }
        }

        func run(at desk: Desk) async throws {
            let file = try WorkbookFile(path: options.file)
            if let pieces = try options.pieces(of: file) {
                guard session == nil else {
                    throw Refusal(
                        "import_long_session", ["file": file.name, "rows": String(ImportOptions.longFrom)])
                }
                return try options.show(
                    await desk.store.importPersons(
                        inPieces: pieces, vocabulary: options.vocabulary(at: desk), ignoring: options.ignore,
                        options.intent, as: desk.identity, progress: options.tell))
            }
            let table = try await options.table(of: PersonEntry.self, of: file, at: desk)
            try options.show(
                await desk.store.importPersons(
                    table, into: session, late: late, options.intent, as: desk.identity))
        }
    }

    struct Template: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a workbook in which persons can be entered for `atelier person import`.",
            discussion: "Example: atelier person template persons.xlsx")
        @OptionGroup var options: TemplateOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await options.write(
                PersonEntry.self, title: "Persons",
                advice: [
                    "One row a person. Only the name must be known; mailbox and phone may be shared or missing.",
                    "Of whom only the year of birth is known: write it into “Birth year” and leave “Birth date” empty.",
                    "Who is here already is named by the reference; nothing of that person is changed.",
                ], at: desk)
        }
    }
}
