import Foundation

/// A zone's history as a calendar file tells it (VTIMEZONE): every offset that it takes up around its events.
struct ICalendarZone {
    let name: String
    /// By instant, at least one. The first is in force before all events.
    let offsets: [ZoneOffset]

    /// The zones that events use and whose offsets are known, by name; each one's history starts before its first event.
    static func zones(of calendar: Calendar) -> [String: ICalendarZone] {
        let first = Dictionary(calendar.events.map { ($0.zone, $0.startsAt) }, uniquingKeysWith: min)
        let offsets = Dictionary(grouping: calendar.offsets, by: \.zone).filter { first[$0.key] != nil }
        return Dictionary(
            uniqueKeysWithValues: offsets.map { name, known in
                (name, ICalendarZone(name: name, offsets: known, before: first[name] ?? .distantFuture))
            })
    }

    private init(name: String, offsets: [ZoneOffset], before event: Date) {
        self.name = name
        var offsets = offsets.sorted { $0.startsAt < $1.startsAt }
        if let first = offsets.first, first.startsAt > event || first.secondsBefore != first.seconds {
            let start = min(first.startsAt, event).addingTimeInterval(-86_400)
            offsets.insert(
                ZoneOffset(
                    zone: name, startsAt: start, secondsBefore: first.secondsBefore, seconds: first.secondsBefore),
                at: 0)
        }
        self.offsets = offsets
    }

    /// Whether a reader who knows this history takes a local time for that instant: the clock shows it then, and didn't
    /// show it before (a repeated local time means the first of both, RFC 5545 3.3.5).
    func reads(_ local: LocalDateTime, as instant: Date) -> Bool {
        let own = local.secondsEast(at: instant)
        let earlier = Set(offsets.map(\.seconds)).filter { $0 > own }
        return seconds(at: instant) == own
            && !earlier.contains { seconds(at: instant.addingTimeInterval(Double(own - $0))) == $0 }
    }

    /// The VTIMEZONE: an observance for each offset, from the local time (before the change) at which it is taken up.
    var lines: [ICalendarLine] {
        [.plain("BEGIN", "VTIMEZONE"), .plain("TZID", name)] + offsets.indices.flatMap(observance)
            + [.plain("END", "VTIMEZONE")]
    }

    private func observance(_ index: Int) -> [ICalendarLine] {
        let offset = offsets[index]
        let kind = isDaylight(index) ? "DAYLIGHT" : "STANDARD"
        return [
            .plain("BEGIN", kind),
            .plain("DTSTART", ClockReading(of: offset.startsAt, secondsEast: offset.secondsBefore).compact),
            .plain("TZOFFSETFROM", Self.text(offset.secondsBefore)), .plain("TZOFFSETTO", Self.text(offset.seconds)),
            .plain("TZNAME", Self.text(offset.seconds)), .plain("END", kind),
        ]
    }

    /// Clocks that were set forward show summer time; so did those that are set back next, if nothing is known before.
    private func isDaylight(_ index: Int) -> Bool {
        let offset = offsets[index]
        guard offset.seconds == offset.secondsBefore else { return offset.seconds > offset.secondsBefore }
        return index + 1 < offsets.count && offsets[index + 1].seconds < offset.seconds
    }

    private func seconds(at instant: Date) -> Int? {
        (offsets.last { $0.startsAt <= instant } ?? offsets.first)?.seconds
    }

    /// `+0400`, with seconds only where they aren't zero.
    private static func text(_ seconds: Int) -> String {
        LocalDateTime.offset(seconds).filter { $0 != ":" }
    }
}
