import Atelier

/// How hours elsewhere are shown.
enum HoursView {
    static func listing(ofSession hours: [SessionHours], code: String) -> Listing<SessionHours> {
        Listing(
            columns: [
                Column("block", "BLOCK", isRight: true) { .number($0.block) },
                Column("country", nil) { .text($0.country) },
                Column("country_name", "COUNTRY") { .noted($0.name) },
                Column("country_note", nil) { .text($0.name.fields.note) },
                Column("in_or_for", "IN/FOR") { .text($0.listing.rawValue) },
                Column("weekday", "WEEKDAY") { .text($0.there?.weekday) },
                Column("starts_local", nil) { .moment($0.there?.starts) },
                Column("ends_local", nil) { .moment($0.there?.ends) },
                Column("time", "TIME", isForPeople: true) { .text($0.there.map(span)) },
                Column("zone", "ZONE") { .text($0.there?.zone) },
                Column("suits", nil) { $0.there?.outside.map { .flag($0 == 0) } ?? .none },
                Column("outside_minutes", nil) { .number($0.there?.outside) },
                Column("day_off", nil) { .text($0.there?.dayOff?.words) },
                Column("working_hours", "WITHIN WORKING HOURS", isForPeople: true) { .text(judgement($0)) },
            ], rows: hours,
            empty:
                "Session \(code) has no time yet, or is in no country and for none; see `atelier session show \(code)`."
        )
    }

    static func listing(of hours: SuitableHours) -> Listing<SuitableHours.Stretch> {
        Listing(
            columns: [
                Column("day", "DAY") { .day($0.starts.date) },
                Column("weekday", "WEEKDAY") { .text(Weekday(rawValue: $0.starts.date.weekday)?.name) },
                Column("starts", nil) { .instant(Instant(local: $0.starts, at: $0.startsAt)) },
                Column("ends", nil) { .instant(Instant(local: $0.ends, at: $0.endsAt)) },
                Column("from", "FROM", isForPeople: true) { .text($0.starts.clock) },
                Column("until", "UNTIL", isForPeople: true) {
                    .text($0.ends.date == $0.starts.date ? $0.ends.clock : $0.ends.description)
                },
                Column("zone", "ZONE") { .text($0.zone) },
                Column("outside_minutes", nil) { .number($0.outside) },
                Column("there", nil) { .list($0.there.map(object)) },
                Column("there_shown", "THERE", isForPeople: true) { .list(shown($0.there)) },
            ], rows: hours.stretches, empty: "")
    }

    /// What there is to say if nothing suits all.
    static func refusal(_ least: SuitableHours.Stretch, minutes: Int, on days: DayRange) -> Refusal {
        var notes = CountryNotes()
        let bad = Dictionary(grouping: least.there.filter { $0.outside != 0 }, by: \.country)
        let whom = least.there.compactMap { bad[$0.country]?.first == $0 ? bad[$0.country] : nil }.map { clocks in
            let times = clocks.map(\.starts.clock).joined(separator: "/")
            return "\(times) in \(clocks[0].name.marked(in: &notes))\(clocks[0].dayOff.map { " (\($0.words))" } ?? "")"
        }
        var facts = [
            "minutes": String(minutes), "from": days.first.description, "until": days.last.description,
            "weekday": Weekday(rawValue: least.starts.date.weekday)?.name ?? "", "day": least.starts.date.description,
            "starts": least.starts.clock, "ends": least.ends.clock, "zone": least.zone,
            "where": whom.joined(separator: ", "),
        ]
        facts["country_note"] = notes.lines.isEmpty ? nil : notes.lines.joined(separator: " ")
        return Refusal("hours_suit_nobody", facts)
    }

    private static func span(_ there: HoursThere) -> String { Session.Block.span(there.starts, there.ends) }

    /// `Gambia 09:00–14:30`, with the days if they are two, and the zones of a country that has several.
    private static func shown(_ there: [HoursThere]) -> [Value] {
        there.map { clock in
            let (name, note) = clock.name.fields
            let isOneDay = clock.starts.date == clock.ends.date
            let time = isOneDay ? "\(clock.starts.clock)–\(clock.ends.clock)" : "\(clock.starts) – \(clock.ends)"
            let isOneZone = there.count { $0.country == clock.country } == 1
            return .noted("\(name) \(time)\(isOneZone ? "" : " (\(clock.zone))")", note: note)
        }
    }

    private static func judgement(_ hours: SessionHours) -> String {
        guard let there = hours.there else { return "no time zone known; set one with `atelier country edit`" }
        guard let outside = there.outside else { return "more than a day" }
        return there.dayOff?.words ?? (outside == 0 ? "yes" : "no, \(outside) min outside")
    }

    private static func object(_ there: HoursThere) -> Value {
        .object([
            Value.Member("country", .text(there.country)), Value.Member("country_name", .text(there.name.fields.name)),
            Value.Member("country_note", .text(there.name.fields.note)), Value.Member("zone", .text(there.zone)),
            Value.Member("weekday", .text(there.weekday)),
            Value.Member("starts_local", .moment(there.starts)),
            Value.Member("ends_local", .moment(there.ends)),
            Value.Member("outside_minutes", .number(there.outside)),
            Value.Member("day_off", .text(there.dayOff?.words)),
        ])
    }
}

extension HoursThere {
    fileprivate var weekday: String? { Weekday(rawValue: starts.date.weekday)?.name }
}

extension HoursThere.DayOff {
    /// `weekend`, `holiday: New Year's Eve`.
    fileprivate var words: String {
        switch self {
        case .weekend: "weekend"
        case .holiday(let name, let isEstimated): "holiday: \(name)" + (isEstimated ? " (estimated)" : "")
        }
    }
}
