import Atelier
import Foundation
import Testing

func instant(_ text: String) throws -> Date {
    // The strategy wants seconds.
    try Date(text.replacing("Z", with: ":00Z"), strategy: .iso8601)
}

extension CalendarEvent {
    /// A day of Hostmanship in Yerevan: 4 May 2026, 09:00–17:00, UTC+4.
    static func yerevan(
        title: String = "Hostmanship", state: ComingSession.State = .open, taken: Int = 7, waiting: Int = 0,
        country: String = "Armenia", note: String? = nil
    ) throws -> CalendarEvent {
        try event(
            zone: "Asia/Yerevan", title: title, state: state, taken: taken, waiting: waiting, country: country,
            note: note,
            starts: ("2026-05-04 09:00", "2026-05-04T05:00Z"), ends: ("2026-05-04 17:00", "2026-05-04T13:00Z"))
    }

    static func brussels(
        _ starts: String, _ startsAt: String, until ends: String, _ endsAt: String
    ) throws -> CalendarEvent {
        try event(zone: "Europe/Brussels", country: "Belgium", starts: (starts, startsAt), ends: (ends, endsAt))
    }

    private static func event(
        zone: String, title: String = "Hostmanship", state: ComingSession.State = .open, taken: Int = 7,
        waiting: Int = 0, country: String, note: String? = nil, starts: (String, String), ends: (String, String)
    ) throws -> CalendarEvent {
        let (from, until) = (try #require(LocalDateTime(starts.0)), try #require(LocalDateTime(ends.0)))
        let (fromInstant, untilInstant) = (try instant(starts.1), try instant(ends.1))
        let uuid = try #require(UUID(uuidString: "00000000-0000-7000-8000-000000000001"))
        let session = ComingSession(
            id: ID(uuid), code: "HM-1", kind: .training, title: Texts(english: title), training: "HM",
            listedCountry: "AM", listing: .in, country: "AM", place: "Yerevan", zone: zone, startsAt: fromInstant,
            endsAt: untilInstant, starts: from, ends: until, language: "en", capacity: 12, taken: taken,
            waiting: waiting, state: state, visibility: .public, sequence: 2,
            changedAt: try instant("2026-03-02T08:00Z"))
        return CalendarEvent(
            block: ID(uuid), session: session, starts: from, ends: until, startsAt: fromInstant, endsAt: untilInstant,
            zone: zone, room: "Large room", country: NotedName(country, note: note))
    }
}

extension ZoneOffset {
    static let yerevan = ZoneOffset(
        zone: "Asia/Yerevan", startsAt: Date(timeIntervalSince1970: 1_775_260_800), secondsBefore: 14_400,
        seconds: 14_400)

    /// Summer time until 25 October 2026, 01:00 UTC.
    static let brussels = [
        ZoneOffset(
            zone: "Europe/Brussels", startsAt: Date(timeIntervalSince1970: 1_790_294_400), secondsBefore: 7_200,
            seconds: 7_200),
        ZoneOffset(
            zone: "Europe/Brussels", startsAt: Date(timeIntervalSince1970: 1_792_890_000), secondsBefore: 7_200,
            seconds: 3_600),
    ]
}
