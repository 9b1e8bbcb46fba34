import ArgumentParser
import Atelier
import Foundation
import Store

/// What applicants are asked.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Forms: what applicants are asked, in which languages, and for how long it is kept.",
        discussion: "Example: atelier form show YOUTH",
        subcommands: [List.self, Show.self, Check.self, Add.self, Export.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List forms by code, each in its newest version.", discussion: "Example: atelier form list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("version", "VERSION", isRight: true) { .number($0.version) },
                    Column("title", "TITLE") { .text($0.definition.title.said()) },
                    Column("fields", "FIELDS", isRight: true) { .number($0.definition.fields.count) },
                ], rows: try await desk.store.forms(as: desk.identity),
                empty: "There is no form yet; add one with `atelier form add`."
            ).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a form's fields in their order.", discussion: "Example: atelier form show YOUTH --version 1"
        )
        @OptionGroup var form: FormChoice
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let form = try await desk.store.form(form.code, version: form.version, as: desk.identity)
            try FormView.listing(of: form.definition).put(as: listing)
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a form's definition and name everything that is wrong with it; needs no database.",
            discussion: "Example: atelier form check youth.json")
        @Argument(help: "The file with the definition, as JSON.") var file: String
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let definition = try FormFile.read(file)
            Terminal.put("\(file) is a form of \(definition.fields.count) fields: \(definition.title.said()).")
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a form from a file, or the next version of one.",
            discussion: "Example: atelier form add YOUTH youth.json")
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Argument(help: "The file with the definition, as JSON.") var file: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let version = try await desk.store.addForm(code, try FormFile.read(file), as: desk.identity)
            Terminal.put("Form \(code) is added as version \(version).")
        }
    }

    struct Export: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a form's definition as JSON, as `atelier form add` reads it.",
            discussion: "Example: atelier form export YOUTH")
        @OptionGroup var form: FormChoice
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let form = try await desk.store.form(form.code, version: form.version, as: desk.identity)
            Terminal.put(JSONText.of(FormView.value(form.definition)))
        }
    }
}

/// Which form, and which version of it.
struct FormChoice: ParsableArguments {
    @Argument(help: "The form's code.", transform: Reading.code) var code: String
    @Option(help: "Its version; without it the newest.", transform: Reading.count) var version: Int?
}

enum FormFile {
    /// - Throws: `Answer` for a file that can't be read or isn't a form, with everything that is wrong, a line each.
    static func read(_ path: String) throws -> Form.Definition {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            // Whatever stands in the way, the name is what can be changed here.
            throw Answer.no("The file \(path) can't be read as UTF-8 text; give a file with a form's definition.")
        }
        switch Form.Definition.read(json: text) {
        case .success(let definition): return definition
        case .failure(let wrong): throw Answer.no(wrong.faults.map { $0.refusal.sentence() }.joined(separator: "\n"))
        }
    }
}
