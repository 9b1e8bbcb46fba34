public import Foundation

/// How a draw went on after it was run.
public struct DrawEvent: Sendable, Equatable {
    /// From 1, without gaps.
    public let number: Int
    public let at: Date
    public let reference: String
    public let kind: Kind

    public enum Kind: Sendable, Equatable {
        /// It has lost its seat, or its place among the reserves, by a rule.
        case out(rule: String)
        /// A reserve has got the seat that the other one lost.
        case `in`(insteadOf: String)
    }

    public init(number: Int, at: Date, reference: String, kind: Kind) {
        self.number = number
        self.at = at
        self.reference = reference
        self.kind = kind
    }

    /// `[1,"2026-03-02T08:00:00Z","out","A-7K3M9QXTB2","application_withdrawn","…"]`; of an `in`, the other reference takes the
    /// rule's place. Last stands the chain: SHA-256 of the chain before it (64 digits) and of what stands before it here.
    ///
    /// - `chain`: of the event before it; of the first, the outcome's SHA-256.
    func line(after chain: DrawHash) -> (text: String, chain: DrawHash) {
        let (word, last) =
            switch kind {
            case .out(let rule): ("out", rule)
            case .in(let other): ("in", other)
            }
        let start =
            "[\(number),\(DrawText.quoted(at)),\"\(word)\",\(DrawText.quoted(reference)),\(DrawText.quoted(last))"
        let next = DrawHash.sha256(of: chain.description + start)
        return ("\(start),\"\(next)\"]", next)
    }

    /// - Returns: nil unless it is such a line, whatever its chain.
    init?(line: String) {
        guard case .list(let parts)? = DrawText.tree(line), parts.count == 6, let number = parts[0].count,
            let at = parts[1].instant, let word = parts[2].text, let reference = parts[3].text, let last = parts[4].text
        else { return nil }
        switch word {
        case "out": self.init(number: number, at: at, reference: reference, kind: .out(rule: last))
        case "in": self.init(number: number, at: at, reference: reference, kind: .in(insteadOf: last))
        default: return nil
        }
    }
}

/// Follows a draw's events: whether each reserve that came in was the first of its stratum, in time, for a seat that was
/// lost and not yet given.
struct DrawContinuation {
    private let list: DrawList
    private let result: DrawResult
    private let announcement: Draw.Announcement
    private var places: [String: DrawPlace] = [:]
    private var out: Set<String> = []
    private var came: Set<String> = []
    private var replaced: Set<String> = []
    /// The rank, from 0, before which no reserve of a stratum is left.
    private var firstReserve: [Int]
    private var count = 0
    private var last = Date.distantPast

    init(_ list: DrawList, _ result: DrawResult, _ announcement: Draw.Announcement) {
        self.list = list
        self.result = result
        self.announcement = announcement
        firstReserve = list.rules.strata.map(\.seats)
    }

    /// - Throws: `DrawFault` that names the application.
    mutating func take(_ event: DrawEvent) throws(DrawFault) {
        func fault(_ expected: String) -> DrawFault {
            DrawFault("event \(event.number), application \(event.reference)", expected: expected, found: event.line)
        }
        count += 1
        guard event.number == count, event.at >= last else {
            throw fault("event \(count), not earlier than the one before")
        }
        last = event.at
        guard let place = place(of: event.reference) else { throw fault("an application that takes part") }
        switch event.kind {
        case .out:
            guard out.insert(event.reference).inserted else { throw fault("an application that isn't out already") }
        case .in(let other):
            guard let seat = self.place(of: other), seat.stratum == place.stratum, holds(seat), out.contains(other),
                !replaced.contains(other)
            else { throw fault("a seat of the same stratum that was lost and not given yet") }
            guard announcement.reservesUntil.map({ event.at < $0 }) ?? true else {
                throw fault(
                    "an instant before \(DrawText.quoted(announcement.reservesUntil)), when reserves fill no more")
            }
            let first = firstReserve(of: place.stratum)
            guard first == event.reference else {
                throw fault(first.map { "the first reserve of the stratum, \($0)" } ?? "no reserve, since none is left")
            }
            came.insert(event.reference)
            replaced.insert(other)
        }
    }

    private func holds(_ place: DrawPlace) -> Bool {
        if case .seat = place.standing { true } else { came.contains(place.reference) }
    }

    private mutating func firstReserve(of stratum: Int) -> String? {
        while firstReserve[stratum - 1] < list.rules.strata[stratum - 1].applicants {
            let reference = result.place(stratum - 1, firstReserve[stratum - 1]).reference
            if !out.contains(reference), !came.contains(reference) { return reference }
            firstReserve[stratum - 1] += 1
        }
        return nil
    }

    private mutating func place(of reference: String) -> DrawPlace? {
        if let known = places[reference] { return known }
        guard let index = list.index(of: reference), let place = result.place(of: index) else { return nil }
        places[reference] = place
        return place
    }
}

extension DrawEvent {
    /// In a few words.
    fileprivate var line: String {
        switch kind {
        case .out(let rule): "out by \(rule)"
        case .in(let other): "in for \(other)"
        }
    }
}
