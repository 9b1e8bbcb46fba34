import ArgumentParser
import Atelier
import Store

/// The people whom offices register.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Persons whom the acting office sees.",
        discussion: "Example: atelier person list anahit",
        subcommands: [
            List.self, Show.self, Add.self, Edit.self, Share.self, Unshare.self, Duplicates.self, Distinct.self,
            Merge.self, Erase.self, Export.self, GuardianCommand.self, ConsentCommand.self, CareNeedCommand.self,
            Import.self, Template.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List persons by name, or those who are found by a part of it, best first.",
            discussion: """
                A name is found whatever the script: Գայանե finds Gayane, and the other way round.

                Example: atelier person list anahit
                """)
        @Argument(help: "Only whose name (in any script) or reference has this in it, or nearly.") var matching: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let people = try await desk.store.people(matching: matching, as: desk.identity)
            try PersonView.listing(of: people).put(as: listing)
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one person: details, which offices see them and why, guardians, consents.",
            discussion: "Example: atelier person show P-7K3M9QXT")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let file = try await desk.store.personFile(reference, as: desk.identity)
            let lines = PersonView.lines(of: file)
            guard listing.format == .xlsx else {
                try PersonView.listing(of: file).put(as: listing)
                if listing.format == .table { for line in lines { Terminal.put(line) } }
                return
            }
            let known = Listing(columns: [Column("known", "WHAT ELSE IS KNOWN") { .text($0) }], rows: lines, empty: "")
            try listing.put([PersonView.listing(of: file).section("Person"), known.section("What else is known")])
        }
    }

    struct Export: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write everything that is known of a person, and that the acting office may see, as JSON.",
            discussion: "Example: atelier person export P-7K3M9QXT")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            Terminal.put(try await desk.store.exportPerson(reference, as: desk.identity))
        }
    }
}
