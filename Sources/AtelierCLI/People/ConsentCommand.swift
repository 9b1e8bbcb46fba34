import ArgumentParser
import Atelier
import Store

/// What people agreed to.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Consents: what a person agreed to, in which words, when, and how.",
        discussion: "Example: atelier person consent list P-7K3M9QXT",
        subcommands: [List.self, Give.self, Withdraw.self, Texts.self, AddText.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a person's consents with their history: by purpose, the newest first.",
            discussion: "Example: atelier person consent list P-7K3M9QXT")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let consents = try await desk.store.consents(of: reference, as: desk.identity)
            try PersonView.consents(consents, of: reference).put(as: listing)
        }
    }

    struct Give: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a person, or a guardian for a minor, consented to a purpose.",
            discussion:
                "Example: atelier person consent give P-7K3M9QXT photo --language hy --how \"On paper\" --on 2026-03-02"
        )
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Argument(help: "The purpose, such as contact or photo.") var purpose: String
        @Option(help: "The language of the text that was read, such as hy.") var language: String
        @Option(help: "How it was given: on paper, by e-mail, in words before a witness.") var how: String
        @Option(help: "The version of the text; without it, the newest in that language.", transform: Reading.count)
        var version: Int?
        @Option(help: "The day; without it, today (UTC).", transform: Reading.day) var on: LocalDate?
        @Option(help: "The name of the guardian who gave it for a minor.") var guardian: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let version = try await desk.store.giveConsent(
                of: reference, to: purpose, version: version, language: language, on: on, guardian: guardian, how: how,
                as: desk.identity)
            Terminal.put("\(reference) consents to \(purpose), version \(version).")
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a person withdrew a consent.",
            discussion: "Example: atelier person consent withdraw P-7K3M9QXT photo --because \"Called and said so\"")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Argument(help: "The purpose, such as contact or photo.") var purpose: String
        @Option(help: "How that is known, in words.") var because: String
        @Option(help: "The day; without it, today (UTC).", transform: Reading.day) var on: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.withdrawConsent(
                of: reference, to: purpose, on: on, because: because, as: desk.identity)
            Terminal.put("\(reference) no longer consents to \(purpose).")
        }
    }

    struct Texts: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the texts that people are asked to agree to: by purpose, the newest version first.",
            discussion: "Example: atelier person consent texts")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("purpose", "PURPOSE") { .text($0.purpose) },
                    Column("version", "VERSION", isRight: true) { .number($0.version) },
                    Column("language", "LANGUAGE") { .text($0.language) },
                    Column("text", "TEXT") { .text($0.text) },
                ], rows: try await desk.store.consentTexts(as: desk.identity),
                empty: "There is no text yet; add one with `atelier person consent add-text`."
            ).put(as: listing)
        }
    }

    struct AddText: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a text that people are asked to agree to; it is never changed afterwards.",
            discussion: """
                A language that the newest version lacks gets that version, any other text is the next version.

                Example: atelier person consent add-text photo --language en --text "May we publish your picture?"
                """)
        @Argument(help: "The purpose in small letters and hyphens, such as follow-up.") var purpose: String
        @Option(help: "The text's language, such as hy.") var language: String
        @Option(help: "The text.") var text: String
        @Option(help: "The version that it belongs to, if it isn't the newest or the next.", transform: Reading.count)
        var version: Int?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let version = try await desk.store.addConsentText(
                purpose: purpose, version: version, language: language, text: text, as: desk.identity)
            Terminal.put("Consent to \(purpose) has version \(version) in \(language).")
        }
    }
}
