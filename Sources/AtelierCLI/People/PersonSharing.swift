import ArgumentParser
import Atelier
import Store

extension PersonCommand {
    struct Share: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let another office see a person, for a purpose and until a day.",
            discussion:
                "Example: atelier person share P-7K3M9QXT --with TBS-OFFICE --because \"Moves to Tbilisi\" --until 2026-12-31"
        )
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Option(name: .customLong("with"), help: "The office's code.", transform: Reading.code) var office: String
        @Option(help: "What it is for, in words.") var because: String
        @Option(help: "The day on which the sharing ends.", transform: Reading.day) var until: LocalDate
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.sharePerson(
                reference, with: office, explanation: because, until: until, as: desk.identity)
            Terminal.put("\(reference) is shared with \(office) until \(until).")
        }
    }

    struct Unshare: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the sharing of a person with another office now.",
            discussion: "Example: atelier person unshare P-7K3M9QXT --with TBS-OFFICE")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Option(name: .customLong("with"), help: "The office's code.", transform: Reading.code) var office: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.unsharePerson(reference, with: office, as: desk.identity)
            Terminal.put("\(reference) is no longer shared with \(office).")
        }
    }
}
