public import Atelier
import Foundation
public import Postgres

extension Transaction {
    /// The seats kept for a holder in a session, if there are any.
    func reservedSeats(for holder: ReservedSeats.Holder, in session: String) throws -> UUID? {
        try atMostOne(
            """
            SELECT id
            FROM reserved_seats
            WHERE session_id = \(try self.session(session))
                AND country_code IS NOT DISTINCT FROM \(try country(of: holder))::text
                AND organisation_id IS NOT DISTINCT FROM \(try organisation(of: holder))::uuid
                AND label IS NOT DISTINCT FROM \(holder.group)::text
            """)
    }

    func country(of holder: ReservedSeats.Holder) throws -> String? {
        if case .country(let code) = holder { try country(code) } else { nil }
    }

    func organisation(of holder: ReservedSeats.Holder) throws -> UUID? {
        if case .organisation(let code) = holder { try organisation(code) } else { nil }
    }
}

extension ReservedSeats.Holder {
    var group: String? {
        if case .group(let name) = self { name } else { nil }
    }

    fileprivate init(row: Row) throws(RowError) {
        if let country: String = try row["country_code"] {
            self = .country(country)
        } else if let organisation: String = try row["organisation"] {
            self = .organisation(organisation)
        } else {
            self = .group(try row["label"])
        }
    }
}

extension ReservedSeats: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            holder: try Holder(row: row), seats: try row["seats"], used: try row["used"], until: try row["until"],
            isReleased: try row["released"])
    }
}

extension Nomination: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            id: try row["id"], holder: try ReservedSeats.Holder(row: row), contact: try row["contact"],
            seats: try row["seats"], used: try row["used"], until: try row["until"], isRevoked: try row["revoked"])
    }
}

extension NominationSheet: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            session: try row["session"], title: try row["title"], starts: try row["starts_local"],
            ends: try row["ends_local"], zone: try row["zone"], place: try row["place"], contact: try row["contact"],
            seats: try row["seats"], used: try row["used"], until: try row["until"], nominees: [])
    }

    func with(_ nominees: [Nominee]) -> NominationSheet {
        NominationSheet(
            session: session, title: title, starts: starts, ends: ends, zone: zone, place: place, contact: contact,
            seats: seats, used: used, until: until, nominees: nominees)
    }
}
