import ArgumentParser
import Atelier
import Credentials
import Store

/// What is handed over, and how anybody checks it.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Certificates: who is due one, issuing, printing, verifying.",
        discussion: "Example: atelier certificate verify K7M3-9QXT-B2WD",
        subcommands: [Due.self, Issue.self, List.self, Show.self, Print.self, Verify.self])

    struct Due: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who of a session is due a certificate, and why the others aren't.",
            discussion: "Example: atelier certificate due HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("due", "DUE") { .flag($0.obstacle == nil) },
                    Column("reason", "REASON") { .text($0.obstacle?.sentence()) },
                    Column("rule", nil) { .text($0.obstacle?.rule) },
                ], rows: try await desk.store.certificatesDue(session: session, as: desk.identity),
                empty: "Nobody has a seat in session \(session)."
            ).put(as: listing)
        }
    }

    struct Issue: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Issue certificates to everybody of a session who is due one; each once, however often it is done.",
            discussion: "Example: atelier certificate issue HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            // The composition root: randomness begins here.
            let issued = try await desk.store.issueCertificates(
                session: session, number: { CertificateNumber(random: .random(in: .min ... .max)) }, as: desk.identity)
            try CertificateView.listing(
                of: issued, empty: "Nobody was due a certificate; `atelier certificate due \(session)` says why."
            ).put(as: listing)
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a session's certificates.", discussion: "Example: atelier certificate list HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let certificates = try await desk.store.certificates(session: session, as: desk.identity)
            try CertificateView.listing(of: certificates, empty: "Session \(session) has no certificates yet.")
                .put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a certificate whose holder the acting office sees.",
            discussion: "Example: atelier certificate show K7M3-9QXT-B2WD")
        @Argument(help: "Its number.") var number: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let number = try CertificateView.number(number)
            let certificate = try await desk.store.certificate(number.text, as: desk.identity)
            try CertificateView.listing(of: [certificate], empty: "").put(as: listing)
        }
    }
}
