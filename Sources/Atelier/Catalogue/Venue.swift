/// A house with rooms.
public struct Venue: Sendable, Equatable {
    public let code: String
    public let name: String
    /// The code of its country.
    public let country: String
    public let town: String
    public let address: String?
    /// Where it is, if that is known better than by its town.
    public let coordinates: Coordinates?
    public let rooms: [Room]

    public struct Room: Sendable, Equatable {
        public let code: String
        public let name: String
        public let seats: Int

        public init(code: String, name: String, seats: Int) {
            self.code = code
            self.name = name
            self.seats = seats
        }
    }

    public init(
        code: String, name: String, country: String, town: String, address: String? = nil,
        coordinates: Coordinates? = nil, rooms: [Room] = []
    ) {
        self.code = code
        self.name = name
        self.country = country
        self.town = town
        self.address = address
        self.coordinates = coordinates
        self.rooms = rooms
    }
}
