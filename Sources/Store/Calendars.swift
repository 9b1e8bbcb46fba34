public import Atelier
public import Postgres

extension Store {
    /// What is known of the days off and the clocks of a country.
    ///
    /// - Throws: `country_unknown`.
    public func calendar(ofCountry code: String, as identity: Identity) async throws -> CountryCalendar {
        let country = try await country(code, as: identity)
        return try await read(as: identity) { tx in
            let known = try tx.atMostOne(
                "SELECT weekend, stated, years FROM working_week WHERE country_code = \(code)",
                as: ([Weekday], Bool, [Int]).self)
            let source: CountryCalendar.Source =
                if country.weekend != nil { .set } else { known.map { $0.1 ? .stated : .assumed } ?? .unknown }
            return CountryCalendar(
                country: country, weekend: country.weekend ?? known?.0 ?? [], weekendSource: source,
                holidayYears: known?.2 ?? [],
                zones: try tx.all(
                    "SELECT zone FROM country_clock WHERE country_code = \(code) ORDER BY turn", as: String.self))
        }
    }

    /// The public holidays of a country in a year, and the days of its weekend on which people work instead of another day;
    /// by day and name. Empty if nothing is known of that year.
    ///
    /// - Throws: `country_unknown`.
    public func holidays(of country: String, year: Int, as identity: Identity) async throws -> [Holiday] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT day, name, kind
                FROM holiday
                WHERE country_code = \(try tx.country(country)) AND day >= make_date(\(year), 1, 1)
                    AND day < make_date(\(year) + 1, 1, 1)
                ORDER BY day, name
                """, as: (LocalDate, String, Holiday.Kind).self)
            return rows.map { Holiday(day: $0.0, name: $0.1, kind: $0.2) }
        }
    }

    /// Changes what is known of a country; its name and note are new everywhere at once.
    ///
    /// - Throws: `country_unknown`, `country_name_present`, `country_note_present`, `country_kosovo_noted`,
    ///   `country_weekend_days`, `country_visa_days`, `country_zone_known`, `actor_may_not`.
    public func editCountry(
        _ code: String, _ changes: Country.Changes, because reason: String?, as identity: Identity
    ) async throws {
        var facts = ["code": code]
        facts["zone"] = changes.zone.flatMap(\.self)
        try await write(as: identity, because: reason, facts: facts) { tx in
            let known = try tx.country(code)
            let note: SQL = changes.note.map { ", note = \($0)" } ?? ""
            let weekend: SQL = changes.weekend.map { ", weekend = \($0)::integer[]" } ?? ""
            let visas: SQL = changes.visaDays.map { ", visa_days = \($0)" } ?? ""
            let zone: SQL = changes.zone.map { ", zone = \($0)" } ?? ""
            let changed = try tx.execute(
                """
                UPDATE country
                SET name = COALESCE(\(changes.name), name), alpha3 = COALESCE(\(changes.alpha3), alpha3)
                    \(note) \(weekend) \(visas) \(zone)
                WHERE code = \(known)
                """)
            // Everybody known sees countries; row security lets only who plans change them.
            if changed == 0 { throw Refusal("actor_may_not") }
        }
    }
}

extension Weekday: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Holiday.Kind: ColumnDecodable, ColumnDecodableElement {}
