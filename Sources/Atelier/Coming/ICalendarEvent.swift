import Foundation

extension ICalendar {
    /// One VEVENT. Its times are local ones with their zone, as far as the zone's history lets a reader find the instant;
    /// else (the second run of a repeated hour) they are in UTC.
    func lines(of event: CalendarEvent, in zone: ICalendarZone?) -> [ICalendarLine] {
        let session = event.session
        let cancelled = session.state == .cancelled
        var lines: [ICalendarLine] = [
            .plain("BEGIN", "VEVENT"), .text("UID", "\(event.block)@\(host)"),
            .plain("DTSTAMP", utc(session.changedAt)), .plain("LAST-MODIFIED", utc(session.changedAt)),
            .plain("SEQUENCE", String(session.sequence)), .plain("STATUS", cancelled ? "CANCELLED" : "CONFIRMED"),
            time("DTSTART", event.starts, event.startsAt, zone), time("DTEND", event.ends, event.endsAt, zone),
            .text("SUMMARY", (cancelled ? "\(words.cancelled): " : "") + session.title.said()),
        ]
        var notes = CountryNotes()
        let location = location(of: event, notes: &notes)
        if !location.isEmpty { lines.append(.text("LOCATION", location)) }
        lines.append(.text("DESCRIPTION", description(of: event, notes: notes)))
        let categories = [session.training.flatMap { themes[$0] }, session.training].compactMap { $0 }
        if !categories.isEmpty { lines.append(.list("CATEGORIES", categories)) }
        if let sessionAddress { lines.append(.plain("URL", sessionAddress + session.code)) }
        return lines + [.plain("END", "VEVENT")]
    }

    private func time(_ name: String, _ local: LocalDateTime, _ instant: Date, _ zone: ICalendarZone?) -> ICalendarLine
    {
        guard let zone, zone.reads(local, as: instant) else { return .plain(name, utc(instant)) }
        let reading = ClockReading(of: instant, secondsEast: local.secondsEast(at: instant))
        return .plain("\(name);TZID=\(zone.name)", reading.compact)
    }

    private func utc(_ instant: Date) -> String { ClockReading(of: instant).compact + "Z" }

    /// Room, place and country; the country's name bears an asterisk if a note in the description belongs to it.
    private func location(of event: CalendarEvent, notes: inout CountryNotes) -> String {
        let country = event.country?.marked(in: &notes)
        notes.add(noted, mentionedIn: [event.session.title.said(), event.session.place, event.room].compactMap { $0 })
        return [event.room, event.session.place, country].compactMap { $0 }.joined(separator: ", ")
    }

    private func description(of event: CalendarEvent, notes: CountryNotes) -> String {
        let session = event.session
        let places =
            session.taken < session.capacity
            ? words.taken(session.taken, session.capacity) : words.full(session.waiting)
        let lines = [
            session.state == .cancelled ? words.cancelled : places, "\(words.zone): \(event.zone)", session.code,
        ]
        return (lines + notes.lines).joined(separator: "\n")
    }
}

extension ClockReading {
    /// RFC 5545's form 1, `20260504T090000`.
    var compact: String { date.description.filter { $0 != "-" } + "T" + compactTime }
}
