import ArgumentParser
import Atelier
import Store

/// Who trains, sends, hosts or pays.
struct OrganisationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Organisations: offices, authorities, partners, donors and the like.",
        discussion: "Example: atelier organisation list", subcommands: [List.self, Add.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List organisations by code.", discussion: "Example: atelier organisation list --format json")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("kind", "KIND") { .text($0.kind.rawValue) },
                ] + names.columns(\.country),
                rows: try await desk.store.organisations(as: desk.identity),
                empty: "There is no organisation yet; add one with `atelier organisation add`."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an organisation.",
            discussion:
                "Example: atelier organisation add EVN-OFFICE --name \"Yerevan office\" --kind office --country AM")
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its name.") var name: String
        @Option(help: "What it is; an office has staff users.") var kind: Organisation.Kind
        @Option(help: "The country where it sits, if it sits in one.", transform: Reading.code) var country: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let organisation = Organisation(code: code, name: name, kind: kind, country: country)
            try await desk.store.addOrganisation(organisation, as: desk.identity)
            Terminal.put("Organisation \(code) is added.")
        }
    }
}
