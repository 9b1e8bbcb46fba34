public import Atelier
import Foundation
public import Postgres

extension Store {
    /// All countries and territories, by name.
    public func countries(as identity: Identity) async throws -> [Country] {
        try await read(as: identity) { tx in
            try tx.all("SELECT code, alpha3, name, note FROM country ORDER BY name, code", as: Country.self)
        }
    }

    /// - Throws: `country_unknown`.
    public func country(_ code: String, as identity: Identity) async throws -> Country {
        try await read(as: identity) { tx in
            let found = try tx.atMostOne(
                "SELECT code, alpha3, name, note FROM country WHERE code = \(code)", as: Country.self)
            guard let found else { throw Refusal("country_unknown", ["code": code]) }
            return found
        }
    }

    public func addCountry(_ country: Country, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": country.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO country (code, alpha3, name, note)
                VALUES (\(country.code), \(country.alpha3), \(country.name), \(country.note))
                """)
        }
    }

    /// All organisations, by name.
    public func organisations(as identity: Identity) async throws -> [Organisation] {
        try await read(as: identity) { tx in
            try tx.all(
                "SELECT code, name, kind, country_code FROM organisation ORDER BY name, code", as: Organisation.self)
        }
    }

    public func addOrganisation(_ organisation: Organisation, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": organisation.code]) { tx in
            let country = try organisation.country.map(tx.country)
            _ = try tx.execute(
                """
                INSERT INTO organisation (code, name, kind, country_code)
                VALUES (\(organisation.code), \(organisation.name), \(organisation.kind), \(country))
                """)
        }
    }

    /// All venues with their rooms, by country and name.
    public func venues(as identity: Identity) async throws -> [Venue] {
        try await read(as: identity) { tx in
            let rooms = try tx.all(
                """
                SELECT v.code, r.code, r.name, r.seats
                FROM room r
                JOIN venue v ON v.id = r.venue_id
                ORDER BY v.code, r.code
                """, as: (String, String, String, Int).self)
            let byVenue = Dictionary(grouping: rooms, by: \.0)
                .mapValues { $0.map { Venue.Room(code: $0.1, name: $0.2, seats: $0.3) } }
            let rows = try tx.all(
                "SELECT code, name, country_code, town, address FROM venue ORDER BY country_code, name, code",
                as: (String, String, String, String, String?).self
            )
            return rows.map {
                Venue(code: $0.0, name: $0.1, country: $0.2, town: $0.3, address: $0.4, rooms: byVenue[$0.0] ?? [])
            }
        }
    }

    /// Adds a venue with its rooms.
    public func addVenue(_ venue: Venue, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": venue.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO venue (code, name, country_code, town, address)
                VALUES (\(venue.code), \(venue.name), \(try tx.country(venue.country)), \(venue.town), \(venue.address))
                """)
            for room in venue.rooms { try tx.add(room, to: venue.code) }
        }
    }

    public func addRoom(_ room: Venue.Room, to venue: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": room.code]) { tx in try tx.add(room, to: venue) }
    }
}

extension Transaction {
    fileprivate func add(_ room: Venue.Room, to venue: String) throws {
        _ = try execute(
            """
            INSERT INTO room (venue_id, code, name, seats)
            VALUES (\(try self.venue(venue)), \(room.code), \(room.name), \(room.seats))
            """)
    }
}

extension Country: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            code: try row["code"], alpha3: try row["alpha3"], name: try row["name"], note: try row["note"])
    }
}

extension Organisation: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            code: try row["code"], name: try row["name"], kind: try row["kind"], country: try row["country_code"])
    }
}
