import ArgumentParser
import Atelier
import Credentials
import Foundation
import Store

extension CertificateCommand {
    struct Print: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a certificate as a page that stands alone, to be printed.",
            discussion: "Example: atelier certificate print K7M3-9QXT-B2WD --output anahit.html")
        @Argument(help: "Its number.") var number: String
        @Option(help: "The file to write, which must not exist yet; without it, the page goes to stdout.") var output:
            String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let number = try CertificateView.number(number)
            let certificate = try await desk.store.certificate(number.text, as: desk.identity)
            let page = try CertificatePage().html(certificate)
            guard let output else { return Terminal.put(page) }
            do {
                try Data(page.utf8).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
            } catch {
                throw Answer.no(
                    "\(output) can't be written: expected a new file in a folder that is there; choose another.")
            }
            Terminal.put("Certificate \(number.text) is in \(output).")
        }
    }

    struct Verify: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say by its number alone whether a certificate is valid; the status is 1 if it isn't.",
            discussion: "Example: atelier certificate verify K7M3-9QXT-B2WD")
        @Argument(help: "Its number, as it is printed.") var number: String
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            // Before any look-up: a mistyped number needs no database.
            _ = try CertificateView.number(number)
            try await Desk.open(connection) { try await run(at: $0) }
        }

        func run(at desk: Desk) async throws {
            let number = try CertificateView.number(number)
            guard let state = try await desk.store.certificateState(number.text, as: desk.identity) else {
                throw Refusal("certificate_unknown", ["number": number.text])
            }
            guard state == .issued else {
                throw Answer.no("Certificate \(number.text) is not valid: its state is \(state.rawValue).")
            }
            Terminal.put("Certificate \(number.text) is valid.")
        }
    }
}
