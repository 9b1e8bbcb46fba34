import DequeModule

/// Who has which connection and who waits, with no clock, no lock and no thread of its own: `Pool` holds it in a lock
/// and does what it says.
struct PoolState<Connection, Waiter, Instant: Comparable> {
    /// What somebody who asked for a connection gets.
    enum Grant {
        case use(Connection)
        /// There is room for one more: open it, then use it; `discard` if that fails.
        case open
    }

    enum Answer {
        case granted(Grant)
        case waiting
        case closed
    }

    enum Return {
        case kept
        /// Give it to this one, who waited longest.
        case handOver(Waiter)
        /// Close it, then `discard`.
        case close
    }

    private struct Waiting {
        let id: UInt64
        let deadline: Instant
        let waiter: Waiter
    }

    let maximum: Int
    /// The last one returned is leased first, so that connections beyond the need stay idle.
    private var idle: [Connection] = []
    /// In order of arrival, and so of deadlines.
    private var waiting: Deque<Waiting> = []
    /// Idle, leased, and being opened.
    private(set) var total = 0
    private(set) var isClosed = false

    init(maximum: Int) {
        self.maximum = maximum
    }

    var idleCount: Int { idle.count }
    var waitingCount: Int { waiting.count }
    var isDrained: Bool { isClosed && total == 0 }

    /// A connection at once, or nothing.
    ///
    /// Nobody can overtake the queue here: while anybody waits, none is idle and there is no room for another, since
    /// what is returned or discarded goes to the one who waited longest.
    mutating func leaseNow() -> Grant? {
        guard !isClosed else { return nil }
        if let connection = idle.popLast() { return .use(connection) }
        guard total < maximum else { return nil }
        total += 1
        return .open
    }

    /// A connection, or a place in the queue.
    ///
    /// The id, used once, is that by which `cancel` finds the waiter. The deadline isn't before that of anybody who
    /// asked earlier.
    mutating func lease(id: UInt64, deadline: Instant, waiter: Waiter) -> Answer {
        if isClosed { return .closed }
        if let grant = leaseNow() { return .granted(grant) }
        waiting.append(Waiting(id: id, deadline: deadline, waiter: waiter))
        return .waiting
    }

    /// Takes back a connection that can be used again.
    mutating func giveBack(_ connection: Connection) -> Return {
        if isClosed { return .close }
        if let next = waiting.popFirst() { return .handOver(next.waiter) }
        idle.append(connection)
        return .kept
    }

    /// A connection is gone or could not be opened.
    ///
    /// - Returns: who waited longest and may now open one in its place.
    mutating func discard() -> Waiter? {
        if !isClosed, let next = waiting.popFirst() { return next.waiter }
        total -= 1
        return nil
    }

    /// - Returns: the waiter, unless it no longer waits.
    mutating func cancel(id: UInt64) -> Waiter? {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return nil }
        return waiting.remove(at: index).waiter
    }

    /// - Returns: those whose deadline has come, in order.
    mutating func expire(now: Instant) -> [Waiter] {
        var expired: [Waiter] = []
        while let first = waiting.first, first.deadline <= now {
            expired.append(first.waiter)
            waiting.removeFirst()
        }
        return expired
    }

    /// When `expire` has something to do; nil if nobody waits.
    var nextDeadline: Instant? { waiting.first?.deadline }

    /// No more leases.
    ///
    /// - Returns: idle connections to close, each followed by `discard`, and waiters to refuse.
    mutating func shutDown() -> (close: [Connection], refuse: [Waiter]) {
        isClosed = true
        defer {
            idle.removeAll()
            waiting.removeAll()
        }
        return (idle, waiting.map(\.waiter))
    }
}
