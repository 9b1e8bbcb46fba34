import Atelier
import Foundation

/// A local time with its instant: what is needed to write it with its offset.
struct Instant: Sendable, Equatable {
    let local: LocalDateTime
    let at: Date

    /// ISO 8601 with the offset, `2026-05-04T09:00:00+04:00`.
    var text: String { local.iso8601(at: at) }
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
