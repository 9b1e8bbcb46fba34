import Atelier
import Foundation

/// A stretch of time as clocks in its zone show it, with the instants that those times mean; half-open.
struct LocalSpan {
    let starts: LocalDateTime
    let ends: LocalDateTime
    let startsAt: Date
    let endsAt: Date
    let zone: String

    /// The start in ISO 8601 with its offset.
    var isoStart: String { starts.iso8601(at: startsAt) }
    var isoEnd: String { ends.iso8601(at: endsAt) }
}

extension LocalSpan {
    init(_ session: ComingSession) {
        self.init(
            starts: session.starts, ends: session.ends, startsAt: session.startsAt, endsAt: session.endsAt,
            zone: session.zone)
    }

    init(_ block: Session.Block) {
        self.init(
            starts: block.starts, ends: block.ends, startsAt: block.startsAt, endsAt: block.endsAt, zone: block.zone)
    }

    /// From the first block's start to the last end, in a session's zone; nil without blocks.
    init?(of session: Session) {
        guard let first = session.blocks.first, let last = session.blocks.max(by: { $0.endsAt < $1.endsAt })
        else { return nil }
        self.init(
            starts: first.starts, ends: last.ends, startsAt: first.startsAt, endsAt: last.endsAt, zone: first.zone)
    }
}

extension Wording {
    /// `Monday 4 May 2026, 09:00–17:00`; `Monday 4 May, 09:00 – Tuesday 5 May 2026, 17:00` where it ends on another day.
    func time(_ span: LocalSpan) -> String {
        let (from, until) = (span.starts.clock, span.ends.clock)
        guard span.starts.date == span.ends.date else {
            return say(
                "time_days",
                [
                    "from_date": date(span.starts.date, beside: span.ends.date), "from": from,
                    "until_date": date(span.ends.date),
                    "until": until,
                ])
        }
        return say("time_one_day", ["date": date(span.starts.date), "from": from, "until": until])
    }

    /// `Asia/Yerevan, UTC+4`; both offsets where clocks change meanwhile.
    func zone(_ span: LocalSpan) -> String {
        let offsets = [span.starts.secondsEast(at: span.startsAt), span.ends.secondsEast(at: span.endsAt)]
        let shown = offsets[0] == offsets[1] ? [offsets[0]] : offsets
        return say("zone", ["zone": span.zone, "offset": shown.map(Self.offset).joined(separator: " → ")])
    }

    /// `Monday 4 May 2026`; without the year beside another day of the same year.
    func date(_ date: LocalDate, beside other: LocalDate? = nil) -> String {
        say(
            date.year == other?.year ? "date_short" : "date",
            [
                "weekday": say(Self.weekdays[date.weekday - 1]), "day": String(date.day),
                "month": say("month_\(date.month)"), "year": String(date.year),
            ])
    }

    /// `UTC+4`, `UTC+5:30`, `UTC`.
    private static func offset(_ seconds: Int) -> String {
        guard seconds != 0 else { return "UTC" }
        let (hours, minutes) = (seconds.magnitude / 3_600, seconds.magnitude / 60 % 60)
        let clock = minutes == 0 ? "\(hours)" : "\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
        return "UTC\(seconds < 0 ? "−" : "+")\(clock)"
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
