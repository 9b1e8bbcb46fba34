import ArgumentParser
import Atelier
import Store

/// Houses with rooms.
struct VenueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "venue", abstract: "Venues and their rooms.", discussion: "Example: atelier venue list",
        subcommands: [List.self, Add.self, AddRoom.self, Locate.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List venues with their rooms.", discussion: "Example: atelier venue list --format json")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("town", "TOWN") { .text($0.town) },
                ] + names.columns(\.country) + [
                    Column("address", "ADDRESS") { .text($0.address) },
                    Column("latitude", nil) { $0.coordinates.map { .fraction($0.latitude) } ?? .none },
                    Column("longitude", nil) { $0.coordinates.map { .fraction($0.longitude) } ?? .none },
                    Column("rooms", nil) { .list($0.rooms.map(Self.room)) },
                    Column("room_seats", "ROOMS (SEATS)") { .texts($0.rooms.map { "\($0.code) (\($0.seats))" }) },
                ], rows: try await desk.store.venues(as: desk.identity),
                empty: "There is no venue yet; add one with `atelier venue add`."
            ).put(as: listing)
        }

        private static func room(_ room: Venue.Room) -> Value {
            .object([
                Value.Member("code", .text(room.code)), Value.Member("name", .text(room.name)),
                Value.Member("seats", .number(room.seats)),
            ])
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a venue.",
            discussion: "Example: atelier venue add EVN --name \"Training centre\" --country AM --town Yerevan")
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its name.") var name: String
        @Option(help: "The country where it is.", transform: Reading.code) var country: String
        @Option(help: "The town where it is.") var town: String
        @Option(help: "Its street and number.") var address: String?
        @Option(
            help: "Where it is, if its town doesn't say it well enough: degrees north and east, such as 41.7,44.8.",
            transform: Reading.coordinates)
        var at: Coordinates?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let venue = Venue(code: code, name: name, country: country, town: town, address: address, coordinates: at)
            try await desk.store.addVenue(venue, as: desk.identity)
            Terminal.put("Venue \(code) is added; add its rooms with `atelier venue add-room \(code)`.")
        }
    }

    struct Locate: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where a venue is, for the check of ways between places.",
            discussion: "Example: atelier venue locate EVN --at 40.18,44.51")
        @Argument(help: "The venue's code.", transform: Reading.code) var venue: String
        @Option(
            help: "Degrees north and east, such as 41.7,44.8; without it, its town says where it is.",
            transform: Reading.coordinates)
        var at: Coordinates?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.locateVenue(venue, at: at, as: desk.identity)
            let place = at.map { "at \($0.latitude),\($0.longitude)" } ?? "where its town is"
            Terminal.put("Venue \(venue) is \(place).")
        }
    }

    struct AddRoom: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-room", abstract: "Add a room to a venue.",
            discussion: "Example: atelier venue add-room EVN EVN-1 --name \"Large room\" --seats 20")
        @Argument(help: "The venue's code.", transform: Reading.code) var venue: String
        @Argument(help: "The room's code: 2 to 32 capital letters, digits and hyphens.", transform: Reading.code)
        var code: String
        @Option(help: "The room's name.") var name: String
        @Option(help: "How many people it seats.", transform: Reading.number) var seats: Int
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addRoom(Venue.Room(code: code, name: name, seats: seats), to: venue, as: desk.identity)
            Terminal.put("Room \(code) is added to venue \(venue).")
        }
    }
}
