import Atelier
import Foundation

/// A local time with its instant: what is needed to write it with its offset.
struct Instant {
    let local: LocalDateTime
    let at: Date

    /// ISO 8601 with the offset, `2026-05-04T09:00+04:00`. The offset is what lies between the two, both of which come from
    /// the database; no zone data of this machine are asked.
    var text: String { "\(local.date)T\(local.clock)\(offset)" }

    private var offset: String {
        // Reading the wall clock as if it were UTC; a LocalDateTime always has this form, so the fallback is never taken.
        let asUTC = try? Date("\(local.date)T\(local.clock):00Z", strategy: .iso8601)
        let minutes = Int(((asUTC ?? at).timeIntervalSince(at) / 60).rounded())
        let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
        return (minutes < 0 ? "-" : "+") + (hours < 10 ? "0" : "") + "\(hours):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}

extension Session.Block {
    var start: Instant { Instant(local: starts, at: startsAt) }
    var end: Instant { Instant(local: ends, at: endsAt) }
    /// `2026-05-04 09:00–17:00`, with the second day where it is another one.
    var span: String { Self.span(starts, ends) }

    static func span(_ starts: LocalDateTime, _ ends: LocalDateTime) -> String {
        starts.date == ends.date ? "\(starts)–\(ends.clock)" : "\(starts) – \(ends)"
    }
}
