import Crypto

/// What a seed makes of a list.
///
/// In each stratum participants stand in the order of their codes (`DrawSeed`): the first ones, as many as it has seats, are
/// drawn, the others are its reserves, numbered from 1. Then all those drawn, of all strata together and in the order of
/// their codes, get the dearest of their wishes that has a seat left; who has none, or finds none of them with a seat, gets
/// the first session in the order of the rules that has one. So the order of the list doesn't matter.
public struct DrawResult: Sendable {
    private let list: DrawList
    private let seed: DrawSeed
    /// Participants by their number in the list: stratum by stratum, each by rank.
    private var items: [DrawOrder.Item] = []
    /// Where each stratum begins in `items` and in `seats`, and the ends.
    private var starts: [Int] = [0]
    private var seatStarts: [Int] = [0]
    private var seats: [Seat] = []

    fileprivate struct Seat: Sendable {
        /// The session's number.
        var session: UInt16
        /// Which of the wishes it is, from 1; 0: none of them.
        var choice: UInt16
    }

    /// Linear in the length of the list.
    public init(of list: DrawList, by seed: DrawSeed) {
        self.list = list
        self.seed = seed
        let order = DrawOrder { index in list.withReference(Int(index)) { seed.code(of: $0) } }
        let grouped = Self.grouped(list, by: seed)
        items.reserveCapacity(list.count)
        for stratum in list.rules.strata {
            let start = items.count
            items += order.sorted(grouped[start..<start + stratum.applicants])
            starts.append(items.count)
            seatStarts.append(seatStarts[seatStarts.count - 1] + stratum.seats)
        }
        giveSeats()
    }

    /// Participants with their codes, stratum by stratum.
    private static func grouped(_ list: DrawList, by seed: DrawSeed) -> [DrawOrder.Item] {
        var places: [Int] = []
        var next = 0
        for stratum in list.rules.strata {
            places.append(next)
            next += stratum.applicants
        }
        var items = [DrawOrder.Item](repeating: DrawOrder.Item(code: 0, index: 0), count: list.count)
        for index in 0..<list.count {
            let stratum = Int(list.strata[index]) - 1
            let code = list.withReference(index) { seed.start(of: $0) }
            items[places[stratum]] = DrawOrder.Item(code: code, index: UInt32(index))
            places[stratum] += 1
        }
        return items
    }

    private mutating func giveSeats() {
        var drawn: [DrawOrder.Item] = []
        var members: [UInt32] = []
        for stratum in list.rules.strata.indices {
            for item in items[starts[stratum]...].prefix(list.rules.strata[stratum].seats) {
                drawn.append(DrawOrder.Item(code: item.code, index: UInt32(members.count)))
                members.append(item.index)
            }
        }
        let (list, seed) = (list, seed)
        let order = DrawOrder { seat in list.withReference(Int(members[Int(seat)])) { seed.code(of: $0) } }
        var room = SessionRoom(list.rules.sessions.map(\.seats))
        seats = Array(repeating: Seat(session: 0, choice: 0), count: drawn.count)
        for item in order.sorted(drawn[...]) {
            seats[Int(item.index)] = room.take(for: list.wishes(Int(members[Int(item.index)])))
        }
    }
}

/// The seats that sessions have left.
private struct SessionRoom {
    private var left: [Int]
    /// Before it there are none.
    private var first = 0

    init(_ seats: [Int]) { left = seats }

    mutating func take(for wishes: ArraySlice<UInt16>) -> DrawResult.Seat {
        for (index, wish) in wishes.enumerated() where left[Int(wish) - 1] > 0 {
            left[Int(wish) - 1] -= 1
            return DrawResult.Seat(session: wish, choice: UInt16(index + 1))
        }
        // The rules give no more seats than the sessions have.
        while left[first] == 0 { first += 1 }
        left[first] -= 1
        return DrawResult.Seat(session: UInt16(first + 1), choice: 0)
    }
}

/// A participant's place in the result; numbers count from 1.
public struct DrawPlace: Sendable, Equatable {
    public let reference: String
    public let stratum: Int
    public let rank: Int
    public let standing: Standing

    public enum Standing: Sendable, Equatable {
        /// The session's number, and which of the wishes it is; 0: none of them.
        case seat(session: Int, choice: Int)
        case reserve(number: Int)
    }
}

extension DrawResult {
    /// The lines of the result, by stratum and rank, each with what it says:
    /// `[3,17,"A-7K3M9QXTB2","0123456789abcdef",12,1,0]` is stratum, rank, reference, the first 16 digits of its code,
    /// session, choice and number among the reserves, 0 where there is none.
    public func forEachLine<Failure: Error>(_ body: ([UInt8], DrawPlace) throws(Failure) -> Void) throws(Failure) {
        var line: [UInt8] = []
        for stratum in list.rules.strata.indices {
            for rank in 0..<starts[stratum + 1] - starts[stratum] {
                let place = place(stratum, rank)
                line.removeAll(keepingCapacity: true)
                line.write(place, code: items[starts[stratum] + rank].code)
                try body(line, place)
            }
        }
    }

    /// The SHA-256 of all lines, each with its end.
    public var sha256: DrawHash {
        var hasher = SHA256()
        forEachLine { line, _ in hasher.update(data: line + [UInt8(ascii: "\n")]) }
        return DrawHash(hasher)
    }

    /// The place of a participant by its number in the list.
    func place(of index: Int) -> DrawPlace? {
        let stratum = Int(list.strata[index]) - 1
        let code = list.withReference(index) { seed.start(of: $0) }
        var (low, high) = (starts[stratum], starts[stratum + 1])
        while low < high {
            let middle = (low + high) / 2
            if items[middle].code < code { low = middle + 1 } else { high = middle }
        }
        let found = items[low..<starts[stratum + 1]].firstIndex { Int($0.index) == index }
        return found.map { place(stratum, $0 - starts[stratum]) }
    }

    /// Counted from 0.
    func place(_ stratum: Int, _ rank: Int) -> DrawPlace {
        let given = seats[seatStarts[stratum]..<seatStarts[stratum + 1]]
        let standing: DrawPlace.Standing =
            if rank < given.count {
                .seat(
                    session: Int(given[given.startIndex + rank].session),
                    choice: Int(given[given.startIndex + rank].choice))
            } else {
                .reserve(number: rank - given.count + 1)
            }
        return DrawPlace(
            reference: list.reference(Int(items[starts[stratum] + rank].index)), stratum: stratum + 1, rank: rank + 1,
            standing: standing)
    }
}

extension [UInt8] {
    fileprivate mutating func write(_ place: DrawPlace, code: UInt64) {
        let (session, choice, reserve) =
            switch place.standing {
            case .seat(let session, let choice): (session, choice, 0)
            case .reserve(let number): (0, 0, number)
            }
        append(UInt8(ascii: "["))
        write(place.stratum)
        write(place.rank)
        append(UInt8(ascii: "\""))
        append(contentsOf: place.reference.utf8)
        append(contentsOf: "\",\"".utf8)
        for shift in stride(from: 60, through: 0, by: -4) { append(DrawHash.digits[Int(code >> UInt64(shift) & 15)]) }
        append(contentsOf: "\",".utf8)
        write(session)
        write(choice)
        write(reserve)
        self[count - 1] = UInt8(ascii: "]")
    }

    /// A number and a comma.
    private mutating func write(_ number: Int) {
        var unit = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
        append(UInt8(ascii: ","))
    }
}
