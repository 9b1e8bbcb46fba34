import ArgumentParser
import Atelier
import Foundation
import Store

extension ApplicationCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enter one application; it makes a person of its own.",
            discussion: """
                An answer is the field's key and a text: --answer name="Awa Ouédraogo" --answer has_work=no; the values of \
                choices are separated by semicolons.

                Example: atelier application add YOUTH-1 --language fr --answer "name=Awa Ouédraogo" --answer \
                municipality=tenkodogo --prefer YE-TENK-1 --prefer YE-TENK-2
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var round: String
        @Option(help: "The applicant's language, such as fr.") var language: String
        @Option(
            help: "An answer as KEY=TEXT; repeatable.",
            transform: Reading.answer)
        var answer: [AnswerText] = []
        @Option(help: "A session of the round, the dearest first; repeatable.", transform: Reading.code) var prefer:
            [String] = []
        @Option(help: "The date on the paper form.", transform: Reading.day) var paper: LocalDate?
        @Option(
            help: ArgumentHelp("Enter it from paper although the round is over, for this reason.", valueName: "reason"))
        var late: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if let twice = Dictionary(grouping: answer, by: \.key).first(where: { $1.count > 1 })?.key {
                throw ValidationError("\(twice) is answered more than once; give each answer once.")
            }
            if late != nil, paper == nil {
                throw ValidationError("--late is for applications on paper; give the paper's date too (--paper).")
            }
        }

        func run(at desk: Desk) async throws {
            let form = try await desk.store.form(ofRound: round, as: desk.identity)
            let texts = Dictionary(answer.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
            let entry = ApplicationEntry(
                answers: form.answers(from: texts), preferences: prefer, language: language, paperOn: paper, late: late)
            let answers = try await desk.store.enterApplications([entry], into: round, apply: true, as: desk.identity)
            switch answers[0] {
            case .entered(let reference, let person):
                Terminal.put("Application \(reference) is entered; the person is \(person).")
            case .good: break
            case .refused(let refusals):
                throw Answer.no(refusals.map { $0.sentence() }.joined(separator: "\n"))
            }
        }
    }

    struct Import: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract:
                "Enter a file of applications; shows what is wrong, row by row, and writes nothing without --apply.",
            discussion: """
                The file is a list of objects with texts: the form's fields by key, and language, preferences (codes \
                separated by semicolons), paper_on and late where they are needed.

                Example: atelier application import YOUTH-1 applications.json --language fr --apply
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var round: String
        @Argument(help: "The file.") var file: String
        @Option(help: "The language of rows that name none.") var language: String
        @Flag(help: "Enter them; without it nothing is written.") var apply = false
        @Flag(help: "Enter the good rows although others are bad.") var goodRowsOnly = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let rows = try ApplicationFile.rows(of: file)
            let answers = try await desk.store.importApplications(
                rows, into: round, language: language, apply: apply, goodRowsOnly: goodRowsOnly, as: desk.identity)
            var bad = 0
            for (row, answer) in answers {
                guard case .refused(let refusals) = answer else { continue }
                bad += 1
                for refusal in refusals { Terminal.say("Row \(row): \(refusal.sentence())") }
            }
            let good = answers.count - bad
            guard apply, bad == 0 || goodRowsOnly else {
                let summary = "\(good) of \(answers.count) rows are good; nothing was written"
                if bad > 0 { throw Answer.no("\(summary). Mend the others, or give --good-rows-only with --apply.") }
                Terminal.put("\(summary). Enter them with --apply.")
                return
            }
            Terminal.put("\(good) applications are entered in round \(round)\(bad > 0 ? ", \(bad) rows are not" : "").")
        }
    }
}

/// Rows of a file of applications.
enum ApplicationFile {
    /// - Throws: `Answer` (wrong usage) for a file that can't be read or isn't a list of objects.
    static func rows(of path: String) throws -> [ApplicationRow] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Answer.usage("The file \(path) can't be read; give a file of applications.")
        }
        // What is wrong inside is told as what was expected of the whole.
        guard let rows = try? JSONDecoder().decode([[String: JSONTree]].self, from: data) else {
            throw Answer.usage(
                "The file \(path) is no list of objects in JSON; see `atelier application import --help`.")
        }
        return rows.enumerated().map { index, cells in
            ApplicationRow(number: index + 1, cells: cells.mapValues(\.shown))
        }
    }
}

/// An answer as it is written on the command line.
struct AnswerText {
    let key: String
    let text: String
}

extension Reading {
    /// `KEY=TEXT`.
    static func answer(_ text: String) throws -> AnswerText {
        guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
            throw ValidationError("expected a field's key and an answer, such as name=Awa")
        }
        return AnswerText(key: text[..<mark].trimmed, text: String(text[text.index(after: mark)...]))
    }
}
