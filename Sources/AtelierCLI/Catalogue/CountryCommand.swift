import ArgumentParser
import Atelier
import Store

/// Countries and territories under their own display names.
struct CountryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "country", abstract: "Countries and territories, with their display names and notes.",
        discussion: "Example: atelier country show GE",
        subcommands: [List.self, Show.self, Add.self, Edit.self, Holidays.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List countries and territories by name.",
            discussion: "Example: atelier country list --format csv")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try CountryCommand.listing(of: try await desk.store.countries(as: desk.identity)).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a country or territory.",
            discussion: "Example: atelier country add X-NAG --name \"Nagorno\" --note \"As the partners call it.\"")
        @Argument(help: "ISO 3166-1 alpha-2, or X- and 2 to 10 letters where there is none.", transform: Reading.code)
        var code: String
        @Option(help: "The name by which it is shown.") var name: String
        @Option(help: "ISO 3166-1 alpha-3, if there is one.", transform: Reading.code) var alpha3: String?
        @Option(help: "A note that stands wherever the name is shown or printed.") var note: String?
        @Option(help: "The IANA time zone by which one goes there, such as Africa/Mogadishu.") var zone: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let country = Country(code: code, alpha3: alpha3, name: name, note: note, zone: zone)
            try await desk.store.addCountry(country, as: desk.identity)
            Terminal.put("Country \(code) is added.")
        }
    }

    private static func listing(of countries: [Country]) -> Listing<Country> {
        Listing(
            columns: [
                Column("code", "CODE") { .text($0.code) },
                Column("alpha3", "ALPHA-3") { .text($0.alpha3) },
                Column("name", "NAME") { .noted($0.name) },
                Column("note", nil) { .text($0.name.fields.note) },
                Column("visa_days", nil) { .number($0.visaDays) },
            ], rows: countries, empty: "There is no country yet; add one with `atelier country add`.")
    }
}
