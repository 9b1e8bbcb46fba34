public import Atelier
import Foundation
public import Postgres

extension Store {
    /// What is coming up for the actor, by start: of one country what is in it and what is for it; without a country each
    /// session once, under the country where it is (or the first that it is for).
    public func coming(_ filter: ComingFilter, as identity: Identity) async throws -> [ComingSession] {
        try await read(as: identity) { try $0.coming(filter) }
    }

    /// What is coming up in all countries, country by country (by code; last what is online and for none), then by start: a
    /// session stands in the list of each country that it is in or for.
    public func comingByCountry(_ filter: ComingFilter, as identity: Identity) async throws -> [ComingSession] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT \(ComingSession.columns)
                FROM coming_session
                WHERE true \(try tx.condition(of: filter))
                ORDER BY listed_country NULLS LAST, starts_at, id
                """, as: ComingSession.self)
        }
    }

    /// The same as `coming`, as blocks for a calendar, with the offsets of their zones from 30 days before the first to 30 days after
    /// the last.
    public func calendar(_ filter: ComingFilter, as identity: Identity) async throws -> Atelier.Calendar {
        try await read(as: identity) { try $0.calendar(filter) }
    }
}

extension Transaction {
    func calendar(_ filter: ComingFilter, _ part: SQL = "") throws -> Atelier.Calendar {
        let blocks = try blocks(of: try coming(filter, part))
        let zones = Set(blocks.map(\.zone)).sorted()
        let offsets = try all(
            """
            SELECT z.zone, o.starts_at, o.seconds_before, o.seconds
            FROM unnest(\(zones)::text[]) AS z(zone),
                LATERAL zone_offsets(z.zone, \(blocks.map(\.startsAt).min())::timestamptz - interval '30 days',
                    \(blocks.map(\.endsAt).max())::timestamptz + interval '30 days') AS o
            ORDER BY z.zone, o.starts_at
            """, as: ZoneOffset.self)
        return Calendar(events: blocks, offsets: offsets)
    }

    /// `part`: which of them, as LIMIT and OFFSET.
    func coming(_ filter: ComingFilter, _ part: SQL = "") throws -> [ComingSession] {
        try all(
            """
            SELECT \(ComingSession.columns)
            FROM (
                SELECT DISTINCT ON (id) \(ComingSession.columns)
                FROM coming_session
                WHERE true \(try condition(of: filter))
                ORDER BY id, in_or_for DESC, listed_country NULLS LAST
            ) AS listed
            ORDER BY starts_at, id
            \(part)
            """, as: ComingSession.self)
    }

    fileprivate func blocks(of sessions: [ComingSession]) throws -> [CalendarEvent] {
        let bySession = Dictionary(sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try all(
            """
            SELECT b.session_id, b.id, b.starts_local, b.ends_local, b.starts_at, b.ends_at, b.zone, r.name AS room,
                c.name AS country_name, c.note AS country_note
            FROM block b
            JOIN session s ON s.id = b.session_id
            LEFT JOIN room r ON r.id = b.room_id
            LEFT JOIN country c ON c.code = s.country_code
            WHERE b.session_id = ANY(\(sessions.map(\.id))::uuid[])
            ORDER BY b.starts_at, b.id
            """, as: EventRow.self
        )
        return rows.compactMap { row in bySession[row.session].map(row.event) }
    }
}

extension Transaction {
    /// What of `coming_session` is asked for, to follow a WHERE.
    ///
    /// - Throws: `country_unknown`, `training_unknown`.
    func condition(of filter: ComingFilter) throws -> SQL {
        let country = try filter.country.map(self.country)
        let listed: SQL = country.map { "AND listed_country = \($0)" } ?? ""
        let from: SQL = filter.from.map { "AND ends_at > \($0)::date::timestamp AT TIME ZONE 'UTC'" } ?? ""
        let to: SQL = filter.to.map { "AND starts_at < (\($0)::date + 1)::timestamp AT TIME ZONE 'UTC'" } ?? ""
        if let code = filter.training { _ = try training(code) }
        let training: SQL = filter.training.map { "AND training = \($0)" } ?? ""
        let language: SQL = filter.language.map { "AND language = \($0)" } ?? ""
        return "\(listed) \(from) \(to) \(training) \(language)"
    }
}

/// A block on its way to a calendar, before its session is put to it.
private struct EventRow: RowDecodable {
    let session: ID<Session>
    let event: @Sendable (ComingSession) -> CalendarEvent

    init(row: Row) throws(RowError) {
        session = try row["session_id"]
        let block: ID<Session.Block> = try row["id"]
        let (starts, ends): (LocalDateTime, LocalDateTime) = (try row["starts_local"], try row["ends_local"])
        let (startsAt, endsAt): (Date, Date) = (try row["starts_at"], try row["ends_at"])
        let zone: String = try row["zone"]
        let room: String? = try row["room"]
        let (name, note): (String?, String?) = (try row["country_name"], try row["country_note"])
        let country = name.map { NotedName($0, note: note) }
        event = { session in
            CalendarEvent(
                block: block, session: session, starts: starts, ends: ends, startsAt: startsAt, endsAt: endsAt,
                zone: zone, room: room, country: country)
        }
    }
}

extension ComingSession: RowDecodable {
    static let columns: SQL = """
        id, code, kind, title, training, listed_country, in_or_for, country_code, place, zone, starts_at, ends_at,
        starts_local, ends_local, language, capacity, taken, waiting, kept, state, visibility, sequence, changed_at, whole, track, stage
        """

    public init(row: Row) throws(RowError) {
        self.init(
            id: try row["id"], code: try row["code"], kind: try row["kind"], title: try row["title"],
            training: try row["training"], listedCountry: try row["listed_country"], listing: try row["in_or_for"],
            country: try row["country_code"], place: try row["place"], zone: try row["zone"],
            startsAt: try row["starts_at"], endsAt: try row["ends_at"], starts: try row["starts_local"],
            ends: try row["ends_local"], language: try row["language"], capacity: try row["capacity"],
            taken: try row["taken"], waiting: try row["waiting"], kept: try row["kept"], state: try row["state"],
            visibility: try row["visibility"], sequence: try row["sequence"], changedAt: try row["changed_at"],
            whole: try row["whole"], track: try row["track"], stage: try row["stage"])
    }
}

extension ZoneOffset: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            zone: try row["zone"], startsAt: try row["starts_at"], secondsBefore: try row["seconds_before"],
            seconds: try row["seconds"])
    }
}
