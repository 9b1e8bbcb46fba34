/// A programme as a file tells it: who, what, where, when, and how far it went. `Store.carryOut` does what it says.
///
/// Dates and times are local, either absolute (`2018-10-16 10:00`) or counted in weeks from an anchor day
/// (`W+5 Tue 09:00`: Tuesday of the fifth week after the anchor's).
public struct ProgrammeFile: Sendable, Decodable {
    public let number: Int
    public let name: String
    public let project: Project
    public let organisations: [Organisation]
    public let users: [User]
    public let trainings: [Training]
    public let venues: [Venue]
    public let trainers: [Trainer]
    public let sessions: [Session]

    public struct Project: Sendable, Decodable {
        public let code: String
        public let startsOn: LocalDate?
        public let endsOn: LocalDate?
        public let planned: Int?
        public let note: String?
        public let donors: [String]
    }

    public struct Organisation: Sendable, Decodable {
        public let code: String
        public let name: String
        public let kind: Atelier.Organisation.Kind
        public let country: String?
    }

    public struct User: Sendable, Decodable {
        public let name: String
        public let office: String
    }

    public struct Training: Sendable, Decodable {
        public let code: String
        public let title: [String: String]
        public let neutralTitle: [String: String]?
        public let theme: String
        public let modules: [[String: String]]
        public let minimumAttendance: Double?
        public let certificateMonths: Int?
    }

    public struct Venue: Sendable, Decodable {
        public let code: String
        public let name: String
        public let country: String
        public let town: String
        public let rooms: [Room]

        public struct Room: Sendable, Decodable {
            public let code: String
            public let name: String
            public let seats: Int
        }
    }

    /// A trainer, registered by the office of `user`, with a qualification for each training from a day on.
    public struct Trainer: Sendable, Decodable {
        public let code: String
        public let user: String
        public let name: String
        public let nameOwnScript: String?
        public let organisation: String?
        public let languages: [String]
        public let qualifications: [Qualification]

        public struct Qualification: Sendable, Decodable {
            public let training: String
            public let from: LocalDate
            public let until: LocalDate?
        }
    }

    /// A session that the office of `user` hosts.
    public struct Session: Sendable, Decodable {
        public let code: String
        public let user: String
        public let training: String
        public let country: String?
        public let forCountries: [String]
        public let place: String?
        public let zone: String
        public let language: String
        public let capacity: Int
        public let visibility: Atelier.Session.Visibility
        public let blocks: [Block]
        public let trainers: [String]
        public let participants: Participants?
        /// Everybody with a seat attended every block.
        public let attended: Bool
        public let certificates: Bool
    }

    public struct Block: Sendable, Decodable {
        public let starts: String
        public let ends: String
        public let room: String?
        public let module: Int?
        public let title: String?
    }

    /// So many people of a list of invented names (`names/LIST.json`), taken from its `first` on.
    public struct Participants: Sendable, Decodable {
        public let count: Int
        public let names: String
        public let first: Int
        public let organisation: String?
        /// Why they are entered after the session began.
        public let late: String?
    }
}

/// An invented person, for programmes whose people must not be named.
public struct InventedName: Sendable, Decodable {
    public let name: String
    public let own: String?
    public let sex: Person.Sex
}

extension Organisation.Kind: Decodable {}
extension Session.Visibility: Decodable {}
extension Person.Sex: Decodable {}

extension LocalDate: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LocalDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is no day such as 2018-10-16")
        }
        self = date
    }
}
