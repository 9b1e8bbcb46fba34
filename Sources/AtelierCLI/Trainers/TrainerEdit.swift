import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a person a trainer, who may also interpret.",
            discussion: "Example: atelier trainer add ANI --person P-7K3M9QXT --language hy --language en")
        @Argument(help: "The trainer's code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code)
        var code: String
        @Option(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "A language that the trainer teaches in, such as hy; repeatable.") var language: [String] = []
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addTrainer(code, person: person, languages: language, as: desk.identity)
            Terminal.put("Trainer \(code) is added; say what they may teach with `atelier trainer qualify \(code)`.")
        }
    }

    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change which languages a trainer speaks.",
            discussion: "Example: atelier trainer edit ANI --language fr --without-language ru")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @Option(help: "A language more, such as fr; repeatable.") var language: [String] = []
        @Option(help: "A language that the trainer doesn't speak after all; repeatable.")
        var withoutLanguage: [String] = []
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if language.isEmpty, withoutLanguage.isEmpty {
                throw ValidationError("Expected --language or --without-language, found neither.")
            }
        }

        func run(at desk: Desk) async throws {
            let languages = try await desk.store.changeLanguages(
                of: code, adding: language, removing: withoutLanguage, as: desk.identity)
            let said = languages.isEmpty ? "no language that is known" : languages.joined(separator: ", ")
            Terminal.put("Trainer \(code) speaks \(said).")
        }
    }

    struct Interprets: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a trainer interprets from one language into another.",
            discussion: "Example: atelier trainer interprets NINO ka:en --both-ways --from 2026-01-01")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @Argument(help: "The language heard and the one spoken, such as ka:en.", transform: Reading.pair)
        var pair: LanguagePair
        @Flag(help: "Also the other way round.") var bothWays = false
        @Option(help: "The first day, if not always.", transform: Reading.day) var from: LocalDate?
        @Option(help: "The first day on which it no longer holds.", transform: Reading.day) var until: LocalDate?
        @Flag(help: "Take the pair away instead.") var cancel = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if let from, let until, until <= from {
                throw ValidationError("--until is the first day on which it no longer holds, so it lies after --from.")
            }
        }

        func run(at desk: Desk) async throws {
            if cancel {
                try await desk.store.removeInterpretation(pair, from: code, as: desk.identity)
                Terminal.put("Trainer \(code) no longer interprets \(pair).")
            } else {
                let new = Interpretation(pair: pair, bothWays: bothWays, from: from, until: until)
                try await desk.store.addInterpretation(new, to: code, as: desk.identity)
                Terminal.put(
                    "Trainer \(code) interprets from \(pair.from) into \(pair.to)\(bothWays ? " and back" : "").")
            }
        }
    }
}
