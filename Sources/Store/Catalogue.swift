public import Atelier
import Foundation
public import Postgres

extension Store {
    /// All countries and territories, by name.
    public func countries(as identity: Identity) async throws -> [Country] {
        try await read(as: identity) { try $0.countries() }
    }

    /// - Throws: `country_unknown`.
    public func country(_ code: String, as identity: Identity) async throws -> Country {
        try await read(as: identity) { try $0.wholeCountry(code) }
    }

    /// Adds a country or territory.
    ///
    /// - Throws: `actor_may_not` for who may not plan; `country_code_once`, `country_…` for what isn't of the right form.
    public func addCountry(_ country: Country, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": country.code, "zone": country.zone ?? ""]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO country (code, alpha3, name, note, weekend, visa_days, zone)
                VALUES (\(country.code), \(country.alpha3), \(country.name.fields.name), \(country.name.fields.note),
                    \(country.weekend)::integer[], \(country.visaDays), \(country.zone))
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

    /// Adds an organisation.
    ///
    /// - Throws: `actor_may_not` for who may not plan; `country_unknown`, `organisation_code_form`,
    ///   `organisation_code_once`, `organisation_name_present`.
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
                """
                SELECT code, name, country_code, town, address, latitude, longitude
                FROM venue
                ORDER BY country_code, name, code
                """, as: (String, String, String, String, String?, Double?, Double?).self)
            return rows.map { row in
                let coordinates = row.5.flatMap { latitude in
                    row.6.flatMap { Coordinates(latitude: latitude, longitude: $0) }
                }
                return Venue(
                    code: row.0, name: row.1, country: row.2, town: row.3, address: row.4, coordinates: coordinates,
                    rooms: byVenue[row.0] ?? [])
            }
        }
    }

    /// Adds a venue with its rooms.
    public func addVenue(_ venue: Venue, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": venue.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO venue (code, name, country_code, town, address, latitude, longitude)
                VALUES (\(venue.code), \(venue.name), \(try tx.country(venue.country)), \(venue.town), \(venue.address),
                    \(venue.coordinates?.latitude), \(venue.coordinates?.longitude))
                """)
            for room in venue.rooms { try tx.add(room, to: venue.code) }
        }
    }

    /// Says where a venue is, better than its town does; nil takes that back.
    ///
    /// - Throws: `venue_unknown`, `actor_may_not`.
    public func locateVenue(_ code: String, at coordinates: Coordinates?, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": code]) { tx in
            let changed = try tx.execute(
                """
                UPDATE venue
                SET latitude = \(coordinates?.latitude), longitude = \(coordinates?.longitude)
                WHERE id = \(try tx.venue(code))
                """)
            // Everybody known sees venues; row security lets only who plans change them.
            if changed == 0 { throw Refusal("actor_may_not") }
        }
    }

    /// Adds a room to a venue.
    ///
    /// - Throws: `actor_may_not` for who may not plan; `venue_unknown`, `room_…` for what isn't of the right form.
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

extension Transaction {
    /// All countries, by name.
    func countries() throws -> [Country] {
        try all(
            "SELECT code, alpha3, name, note, weekend, visa_days, zone FROM country ORDER BY name, code",
            as: Country.self)
    }

    /// - Throws: `country_unknown`.
    func wholeCountry(_ code: String) throws -> Country {
        let found = try atMostOne(
            "SELECT code, alpha3, name, note, weekend, visa_days, zone FROM country WHERE code = \(code)",
            as: Country.self)
        guard let found else { throw Refusal("country_unknown", ["code": code]) }
        return found
    }
}

extension Country: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            code: try row["code"], alpha3: try row["alpha3"], name: try row["name"], note: try row["note"],
            weekend: try row["weekend"], visaDays: try row["visa_days"], zone: try row["zone"])
    }
}

extension Organisation: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            code: try row["code"], name: try row["name"], kind: try row["kind"], country: try row["country_code"])
    }
}
