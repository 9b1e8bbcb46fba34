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
            abstract: "List who of a session or series is due a certificate, and why the others aren't.",
            discussion: """
                Sessions of a series give none of their own if the series is a training that gives one.

                Example: atelier certificate due HM-EVN-1

                Example: atelier certificate due --series DIASPORA
                """)
        @OptionGroup var options: CourseOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let course = try options.course()
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("due", "DUE") { .flag($0.obstacle == nil) },
                    Column("reason", "REASON") { .text($0.obstacle?.sentence()) },
                    Column("rule", nil) { .text($0.obstacle?.rule) },
                ], rows: try await desk.store.certificatesDue(for: course, as: desk.identity),
                empty: "Nobody whom the acting office sees has a seat in \(course.name)."
            ).put(as: listing)
        }
    }

    struct Issue: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Issue certificates to everybody of a session or series who is due one; each once, however often it is done.",
            discussion: """
                Example: atelier certificate issue HM-EVN-1

                Example: atelier certificate issue --series DIASPORA
                """)
        @OptionGroup var options: CourseOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let course = try options.course()
            // The composition root: randomness begins here.
            let issued = try await desk.store.issueCertificates(
                for: course, number: { CertificateNumber(random: .random(in: .min ... .max)) }, as: desk.identity)
            try CertificateView.listing(
                of: issued,
                empty: "Nobody was due a certificate; `atelier certificate due \(course.argument)` says why."
            ).put(as: listing)
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the certificates of a session or series.",
            discussion: """
                Example: atelier certificate list HM-EVN-1

                Example: atelier certificate list --series DIASPORA
                """)
        @OptionGroup var options: CourseOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let course = try options.course()
            let certificates = try await desk.store.certificates(for: course, as: desk.identity)
            try CertificateView.listing(
                of: certificates,
                empty: "The acting office sees no certificate of \(course.name): none is issued yet, "
                    + "or the holders are other offices' (act as one of their users with --as)."
            ).put(as: listing)
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
