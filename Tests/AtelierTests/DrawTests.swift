import Foundation
import Testing

@testable import Atelier

/// A list of invented applications, drawn and written as a protocol.
struct Lot {
    var rules: DrawRules
    var entries: [DrawEntry]

    /// - `sizes`: of the strata.
    /// - `seats`: to draw.
    /// - `rooms`: seats of the sessions.
    /// - `random`: decides wishes and which applications take no part.
    init(sizes: [Int], seats: Int?, rooms: [Int], random: inout some RandomNumberGenerator) throws {
        let sessions = rooms.enumerated().map { Round.Seats(session: "S\($0 + 1)", seats: $1) }
        let strata = sizes.indices.map { (answers: [String(UnicodeScalar(UInt8(97 + $0)))], applicants: sizes[$0]) }
        rules = try DrawRules(sharing: seats, fields: ["town"], sessions: sessions, strata: strata)
        entries = []
        for (stratum, size) in sizes.enumerated() {
            for _ in 0..<size {
                let wishes = (1...rooms.count).shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
                let reference =
                    "A-" + String(UInt64.random(in: 1 << 50..<1 << 51, using: &random), radix: 32).uppercased()
                entries.append(
                    DrawEntry(
                        reference: reference, part: .takes(stratum: stratum + 1, wishes: Array(wishes)), paperOn: nil))
            }
        }
        entries.append(DrawEntry(reference: "A-0000000000", part: .not(rule: "application_withdrawn"), paperOn: nil))
        entries.append(
            DrawEntry(reference: "A-0000000001", part: .not(rule: "application_ineligible"), paperOn: "2026-03-01"))
        entries.sort { $0.reference < $1.reference }
    }

    func reader() throws -> DrawListReader {
        var reader = DrawListReader(rules: rules)
        for entry in entries { try reader.take(entry.line) }
        _ = try reader.finish()
        return reader
    }

    func result(_ seed: DrawSeed) throws -> DrawResult { DrawResult(of: try reader().list, by: seed) }

    static let secret = DrawHash.sha256(of: "secret")
    static let seed = DrawSeed(secret: secret, publicValue: "7 11 23")

    /// The protocol of a draw that was run.
    func paper(events: [DrawEvent] = [], reservesUntil: Date? = nil) throws -> String {
        let reader = try reader()
        let result = DrawResult(of: reader.list, by: Self.seed)
        let announced = Date(timeIntervalSince1970: 1_772_438_400)
        let draw = Draw(
            announcement: .init(
                round: "YOUTH-1", draw: 1, source: "Lottery of “Saturday”", instant: announced,
                reservesUntil: reservesUntil,
                committedAt: announced, commitment: .sha256(of: Self.secret.bytes), listSHA256: try reader.finish(),
                applications: reader.applications, participants: rules.participants),
            rules: rules,
            outcome: .run(
                .init(at: announced, publicValue: "7 11 23", secret: Self.secret, resultSHA256: result.sha256)))
        let text = Collected()
        var writer = DrawProtocol { text.text += $0 }
        try writer.begin(draw)
        for entry in entries { try writer.add(entry.line) }
        try writer.end(draw.outcome, result: result, events: events)
        return text.text
    }

    var list: String { ([rules.line] + entries.map(\.line)).joined(separator: "\n") + "\n" }

    private final class Collected { var text = "" }

    /// Checks a protocol; nil if it is good.
    static func fault(in paper: String, against list: String? = nil) throws -> DrawCheck.LineFault? {
        do {
            _ = try DrawCheck.check(lines(of: paper), against: list.map(lines))
            return nil
        } catch let fault as DrawCheck.LineFault {
            return fault
        }
    }

    private static func lines(of text: String) -> DrawCheck.Lines {
        var rest = Array(text.utf8)[...]
        return { take in
            guard !rest.isEmpty else { return try take(nil) }
            let line = rest.prefix { $0 != 10 }
            rest = rest[line.endIndex...].dropFirst()
            try Array(line).withUnsafeBytes { try take($0) }
        }
    }
}

/// The same numbers each time.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Draws")
struct DrawTests {
    /// Lists of all shapes.
    static func lots() throws -> [Lot] {
        var dice = Dice(7)
        return try (0..<40).map { _ in
            let sizes = (0..<Int.random(in: 1...6, using: &dice)).map { _ in Int.random(in: 1...60, using: &dice) }
            let rooms = (0..<Int.random(in: 1...7, using: &dice)).map { _ in Int.random(in: 1...12, using: &dice) }
            let seats = Bool.random(using: &dice) ? nil : Int.random(in: 1...rooms.reduce(0, +), using: &dice)
            return try Lot(sizes: sizes, seats: seats, rooms: rooms, random: &dice)
        }
    }

    private func places(_ result: DrawResult) -> [DrawPlace] {
        var places: [DrawPlace] = []
        result.forEachLine { _, place in places.append(place) }
        return places
    }

    @Test("Seats add up, nobody is drawn twice, no session gets more than its seats, ranks and reserves are whole")
    func sums() throws {
        for lot in try Self.lots() {
            let places = places(try lot.result(Lot.seed))
            #expect(places.count == lot.rules.participants)
            #expect(Set(places.map(\.reference)).count == places.count)
            let sessions = places.compactMap { if case .seat(let session, _) = $0.standing { session } else { nil } }
            #expect(sessions.count == lot.rules.seats)
            for (index, session) in lot.rules.sessions.enumerated() {
                #expect(sessions.count { $0 == index + 1 } <= session.seats)
            }
            for (index, stratum) in lot.rules.strata.enumerated() {
                let own = places.filter { $0.stratum == index + 1 }
                #expect(own.map(\.rank) == Array(1...stratum.applicants))
                for place in own where place.rank > stratum.seats {
                    #expect(place.standing == .reserve(number: place.rank - stratum.seats))
                }
            }
        }
    }

    @Test("A draw is what sorting by whole codes and giving the dearest wish left, one by one, makes of it")
    func naive() throws {
        for lot in try Self.lots() {
            var room = lot.rules.sessions.map(\.seats)
            var expected: [String: DrawPlace.Standing] = [:]
            func code(_ entry: DrawEntry) -> String { Lot.seed.code(of: entry.reference)?.description ?? "" }
            var drawn: [(code: String, entry: DrawEntry, wishes: [Int])] = []
            for (index, stratum) in lot.rules.strata.enumerated() {
                let own = lot.entries.compactMap { entry -> (code: String, entry: DrawEntry, wishes: [Int])? in
                    guard case .takes(index + 1, let wishes) = entry.part else { return nil }
                    return (code(entry), entry, wishes)
                }.sorted { $0.code < $1.code }
                drawn += own.prefix(stratum.seats)
                for (number, reserve) in own.dropFirst(stratum.seats).enumerated() {
                    expected[reserve.entry.reference] = .reserve(number: number + 1)
                }
            }
            for one in drawn.sorted(by: { $0.code < $1.code }) {
                let choice = one.wishes.firstIndex { room[$0 - 1] > 0 }
                let session = try choice.map { one.wishes[$0] } ?? (#require(room.firstIndex { $0 > 0 }) + 1)
                room[session - 1] -= 1
                expected[one.entry.reference] = .seat(session: session, choice: choice.map { $0 + 1 } ?? 0)
            }
            for place in places(try lot.result(Lot.seed)) { #expect(place.standing == expected[place.reference]) }
        }
    }

    @Test("The order in which applications came doesn't matter: their places follow from their references alone")
    func order() throws {
        var dice = Dice(3)
        let lot = try Lot(sizes: [20, 30], seats: 10, rooms: [6, 6], random: &dice)
        let before = places(try lot.result(Lot.seed))
        var other = DrawList(rules: lot.rules)
        for entry in lot.entries.shuffled(using: &dice) {
            guard case .takes(let stratum, let wishes) = entry.part else { continue }
            Array(entry.reference.utf8).withUnsafeBytes {
                other.append($0, stratum: stratum, wishes: wishes.map { UInt16($0) })
            }
        }
        #expect(places(DrawResult(of: other, by: Lot.seed)) == before)
        #expect(places(try lot.result(DrawSeed(secret: Lot.secret, publicValue: "7 11 24"))) != before)
    }

    @Test("Codes that begin alike are put in the order of what follows")
    func sameBeginning() {
        let codes: [[UInt8]] = [[3], [1], [2], [0]]
        let items = codes.indices.map { DrawOrder.Item(code: $0 == 3 ? 9 : 7, index: UInt32($0)) }
        let sorted = DrawOrder { codes[Int($0)] }.sorted(items[...])
        #expect(sorted.map(\.index) == [1, 2, 0, 3])
    }

    @Test("Largest remainder is what counting on paper gives, and ties are named")
    func shares() {
        var dice = Dice(5)
        for _ in 0..<500 {
            let sizes = (0..<Int.random(in: 1...9, using: &dice)).map { _ in Int.random(in: 1...40, using: &dice) }
            let all = sizes.reduce(0, +)
            let total = Int.random(in: 0...all, using: &dice)
            var seats = sizes.map { Int((Double(total * $0) / Double(all)).rounded(.down)) }
            var given: Set<Int> = []
            while seats.reduce(0, +) < total {
                let open = sizes.indices.filter { !given.contains($0) }
                let best = open.max { one, other in
                    (total * sizes[one] % all, other) < (total * sizes[other] % all, one)
                }
                guard let best else { break }
                given.insert(best)
                seats[best] += 1
            }
            #expect(DrawShares(of: total, over: sizes).seats == seats)
        }
        #expect(DrawShares(of: 4, over: [5, 5, 5]).seats == [2, 1, 1])
        #expect(DrawShares(of: 4, over: [5, 5, 5]).tied == [1, 2, 3])
        #expect(DrawShares(of: 3, over: [5, 5, 5]).tied == [])
        #expect(DrawShares(of: 2, over: [6, 3, 3]).tied == [2, 3])
    }
}
