import ArgumentParser
import Atelier
import Store

/// Who answers for minors.
struct GuardianCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guardian", abstract: "Guardians: who answers for a minor.",
        discussion: "Example: atelier person guardian list P-7K3M9QXT", subcommands: [List.self, Add.self, Remove.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a person's guardians by name.",
            discussion: "Example: atelier person guardian list P-7K3M9QXT")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let guardians = try await desk.store.guardians(of: reference, as: desk.identity)
            try PersonView.guardians(guardians, of: reference).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record who answers for a person.",
            discussion:
                "Example: atelier person guardian add P-7K3M9QXT \"Karine Petrosyan\" --relation mother --phone \"+374 10 123456\""
        )
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Argument(help: "The guardian's name.") var name: String
        @Option(help: "What the guardian is to the person, such as mother, uncle or legal guardian.") var relation:
            String
        @Option(help: "The guardian's telephone number.") var phone: String?
        @Option(help: "The guardian's e-mail address.") var email: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addGuardian(
                Guardian(name: name, relation: relation, phone: phone, email: email), of: reference, as: desk.identity)
            Terminal.put("\(name) answers for \(reference).")
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a guardian no longer answers for a person.",
            discussion: "Example: atelier person guardian remove P-7K3M9QXT \"Karine Petrosyan\"")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Argument(help: "The guardian's name, in capital or small letters.") var name: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.removeGuardian(name, of: reference, as: desk.identity)
            Terminal.put("\(name) no longer answers for \(reference).")
        }
    }
}
