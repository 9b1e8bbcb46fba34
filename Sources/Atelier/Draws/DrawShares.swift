/// Seats shared out by largest remainder (Hamilton): each part gets the whole seats of its proportion, and those left over go
/// one each to the largest remainders. Of equal remainders the part that comes first in order gets the seat.
public struct DrawShares: Sendable, Equatable {
    /// Part by part.
    public let seats: [Int]
    /// The parts, counted from 1, whose remainders were equal where the last seat was given and which not all got one;
    /// empty if no tie had to be decided.
    public let tied: [Int]

    /// - `total`: at most the sum of `sizes`.
    /// - `sizes`: how many there are in each part, in the parts' order; positive.
    public init(of total: Int, over sizes: [Int]) {
        let all = sizes.reduce(0, +)
        precondition(total <= all && sizes.allSatisfy { $0 > 0 }, "no more seats than applicants, no empty part")
        var seats = sizes.map { total * $0 / all }
        let remainders = sizes.map { total * $0 % all }
        let left = total - seats.reduce(0, +)
        let byRemainder = sizes.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for part in byRemainder.prefix(left) { seats[part] += 1 }
        self.seats = seats
        guard left > 0, left < sizes.count, remainders[byRemainder[left - 1]] == remainders[byRemainder[left]] else {
            tied = []
            return
        }
        tied = sizes.indices.filter { remainders[$0] == remainders[byRemainder[left]] }.map { $0 + 1 }
    }
}
