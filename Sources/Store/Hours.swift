public import Atelier
import Foundation
public import Postgres

extension Store {
    /// A session's blocks as the clocks show them in the countries where they are and that it is for; by block, those where
    /// it is first, then by the country's name and its clocks, that of the most people first.
    ///
    /// - `working`: other working hours than the check's settings.
    /// - Throws: `session_unknown`.
    public func hours(
        ofSession code: String, working: WorkingHours? = nil, as identity: Identity
    ) async throws -> [SessionHours] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT h.block, h.in_or_for, c.code AS country, c.name, c.note, h.zone, h.starts_local, h.ends_local,
                    h.outside, h.day_off IS NOT NULL AS is_off, h.holiday, h.estimated
                FROM session_hours(\(try tx.session(code)), \(working.opens), \(working.closes)) h
                JOIN country c ON c.code = h.country
                ORDER BY h.block, h.in_or_for DESC, c.name, c.code, h.turn
                """, as: SessionHours.self)
        }
    }

    /// When so many minutes suit the people of several countries: within working hours by every clock of theirs, on days that
    /// none of them has off. If nothing does, the one stretch that is the least bad: with the fewest minutes outside.
    ///
    /// - `days`: of `zone`, the first and the last one.
    /// - `minutes`: 1 to 1440.
    /// - `zone`: in which days are counted; without it, that of the first country.
    /// - `working`: other working hours than the check's settings.
    /// - Throws: `country_unknown`, `country_zone_unknown`, `zone_unknown`.
    public func suitableHours(
        for countries: [String], on days: DayRange, minutes: Int, zone: String? = nil,
        working: WorkingHours? = nil, as identity: Identity
    ) async throws -> SuitableHours {
        try await read(as: identity) { tx in
            let first = try countries.map { try tx.mainZone(of: $0) }.first
            let zone = try tx.known(zone: zone ?? first ?? "UTC")
            let rows = try tx.all(
                """
                SELECT s.starts_at AS stretch_starts_at, s.ends_at AS stretch_ends_at, s.outside AS stretch_outside,
                    s.starts_at AT TIME ZONE \(zone) AS stretch_starts, s.ends_at AT TIME ZONE \(zone) AS stretch_ends,
                    c.code AS country, c.name, c.note, t.zone, t.starts_local, t.ends_local, t.outside,
                    t.day_off IS NOT NULL AS is_off, t.holiday, t.estimated
                FROM suitable_hours(\(countries)::text[], \(days.first)::date, \(days.last)::date, \(minutes)::integer,
                    \(zone), \(working.opens), \(working.closes)) s
                CROSS JOIN working_day(\(working.opens), \(working.closes)) w
                CROSS JOIN unnest(\(countries)::text[]) WITH ORDINALITY AS asked(code, turn)
                JOIN country c ON c.code = asked.code
                CROSS JOIN hours_there(c.code, s.starts_at, s.ends_at, w.opens, w.closes) t
                ORDER BY s.starts_at, asked.turn, t.turn
                """, as: ClockOfStretch.self)
            return SuitableHours(
                stretches: rows.stretches(in: zone), withoutCalendar: try tx.withoutCalendar(countries, on: days))
        }
    }
}

extension Transaction {
    /// - Throws: `country_unknown`; `country_zone_unknown` for a country of which no zone is known.
    fileprivate func mainZone(of code: String) throws -> String {
        let known = try country(code)
        let zone = try atMostOne(
            "SELECT zone FROM country_clock WHERE country_code = \(known) AND turn = 1", as: String.self)
        guard let zone else {
            let facts: String = try one("SELECT country_facts(\([known])::text[])")
            throw Refusal("country_zone_unknown", Refusal.facts(json: facts).merging(["code": known]) { $1 })
        }
        return zone
    }

    /// - Throws: `zone_unknown`.
    fileprivate func known(zone: String) throws -> String {
        guard let known = try atMostOne("SELECT name FROM time_zone WHERE name = \(zone)", as: String.self) else {
            throw Refusal("zone_unknown", ["zone": zone])
        }
        return known
    }

    fileprivate func withoutCalendar(_ countries: [String], on days: DayRange) throws -> [NotedName] {
        let rows = try all(
            """
            SELECT c.name, c.note
            FROM country c
            LEFT JOIN working_week w ON w.country_code = c.code
            WHERE c.code = ANY(\(countries)::text[]) AND (weekend(c.code) IS NULL OR w.years IS NULL
                OR NOT w.years @> ARRAY[extract(year FROM \(days.first)::date)::integer,
                    extract(year FROM \(days.last)::date)::integer])
            ORDER BY c.name, c.code
            """, as: (String, String?).self)
        return rows.map { NotedName($0.0, note: $0.1) }
    }
}

/// One clock's row of a stretch that suits.
private struct ClockOfStretch: RowDecodable {
    let startsAt: Date
    let endsAt: Date
    let starts: LocalDateTime
    let ends: LocalDateTime
    let outside: Int
    let there: HoursThere

    init(row: Row) throws(RowError) {
        startsAt = try row["stretch_starts_at"]
        endsAt = try row["stretch_ends_at"]
        starts = try row["stretch_starts"]
        ends = try row["stretch_ends"]
        outside = try row["stretch_outside"]
        there = try HoursThere(row: row)
    }
}

extension [ClockOfStretch] {
    /// Those of one stretch follow each other.
    fileprivate func stretches(in zone: String) -> [SuitableHours.Stretch] {
        Dictionary(grouping: self, by: \.startsAt).sorted { $0.key < $1.key }.compactMap { _, clocks in
            clocks.first.map {
                SuitableHours.Stretch(
                    startsAt: $0.startsAt, endsAt: $0.endsAt, starts: $0.starts, ends: $0.ends, zone: zone,
                    outside: $0.outside, there: clocks.map(\.there))
            }
        }
    }
}

extension WorkingHours? {
    fileprivate var opens: SQL { "make_interval(mins => \(self?.opens)::integer)" }
    fileprivate var closes: SQL { "make_interval(mins => \(self?.closes)::integer)" }
}

extension HoursThere: RowDecodable {
    public init(row: Row) throws(RowError) {
        let holiday: String? = try row["holiday"]
        let isEstimated: Bool? = try row["estimated"]
        let dayOff: DayOff? =
            if let holiday {
                .holiday(holiday, isEstimated: isEstimated ?? false)
            } else {
                try row["is_off"] ? .weekend : nil
            }
        self.init(
            country: try row["country"], name: NotedName(try row["name"], note: try row["note"]), zone: try row["zone"],
            starts: try row["starts_local"], ends: try row["ends_local"], outside: try row["outside"], dayOff: dayOff)
    }
}

extension SessionHours: RowDecodable {
    public init(row: Row) throws(RowError) {
        let zone: String? = try row["zone"]
        self.init(
            block: try row["block"], country: try row["country"],
            name: NotedName(try row["name"], note: try row["note"]), listing: try row["in_or_for"],
            there: try zone == nil ? nil : HoursThere(row: row))
    }
}
