import ArgumentParser
import Atelier
import Store

/// The people whom offices register.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Persons whom the acting office sees.",
        discussion: "Example: atelier person list anahit",
        subcommands: [List.self, Show.self, Add.self, Edit.self, Share.self, Import.self, Template.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List persons by name.", discussion: "Example: atelier person list anahit")
        @Argument(help: "Only whose name (in either script) or reference has this in it.") var matching: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let people = try await desk.store.people(matching: matching, as: desk.identity)
            PersonCommand.listing(of: people).put(as: listing.format)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one person.", discussion: "Example: atelier person show P-7K3M9QXT")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let person = try await desk.store.person(reference, as: desk.identity)
            PersonCommand.listing(of: [person]).put(as: listing.format)
        }
    }

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

    private static func listing(of people: [Person]) -> Listing<Person> {
        Listing(
            columns: [
                Column("reference", "REFERENCE") { .text($0.reference) },
                Column("name", "NAME") { .text($0.details?.name) },
                Column("name_own_script", "IN OWN SCRIPT") { .text($0.details?.nameOwnScript) },
                Column("language", "LANGUAGE") { .text($0.details?.language) },
                Column("sex", "SEX") { .text($0.details?.sex?.rawValue) },
                Column("birth_year", "BORN", isRight: true) { .number($0.details?.birthYear) },
                Column("email", "E-MAIL") { .text($0.details?.email) },
                Column("phone", "PHONE") { .text($0.details?.phone) },
                Column("organisation", "SENT BY") { .text($0.details?.organisation) },
                Column("erased", nil) { .flag($0.details == nil) },
            ], rows: people, empty: "The acting office sees no such person.")
    }
}
