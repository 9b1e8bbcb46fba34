/// Who has a seat, or is offered one, by a change of somebody else's: from the waiting list, or from a draw's reserves.
public struct MovedUp: Sendable, Equatable {
    /// How many, those of other offices included.
    public let count: Int
    /// The references of those whom the actor's office sees, in the order in which they moved up.
    public let seen: [String]

    public init(count: Int, seen: [String]) {
        self.count = count
        self.seen = seen
    }
}
