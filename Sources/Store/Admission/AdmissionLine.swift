import Atelier
import DequeModule

/// Who waits for admission and what is under way, with no clock, no lock and no thread of its own: `AdmissionQueue` holds
/// it in a lock and does what it says.
///
/// A session whose requests are under way takes no part in another batch, since its lock would only be waited for; what
/// comes for it meanwhile is the next batch. Only when that is half full it follows at once, so that the database has it at
/// hand when it has finished the one before. Of the others each has its turn, a request at a time, so that a session that
/// everybody wants doesn't keep the rest waiting, nor fill the line alone.
struct AdmissionLine<Waiter: Sendable>: Sendable {
    /// A request and whoever sent it first; an object, since it goes from hand to hand.
    final class Entry: Sendable {
        let request: RegistrationRequest
        let waiter: Waiter
        fileprivate let key: Key?

        fileprivate init(_ request: RegistrationRequest, key: Key?, waiter: Waiter) {
            self.request = request
            self.key = key
            self.waiter = waiter
        }
    }

    enum Entrance: Equatable {
        case waiting
        /// There is no room, in all or for this session.
        case full
        /// The key is that of another request which waits here.
        case keyReused
        case closed
    }

    struct Limits {
        /// Requests that wait, in all and for one session.
        var waiting = 4096
        var waitingForOneSession = 3072
        /// Persons in one batch; a larger group is a batch of its own.
        var batch = 256
    }

    fileprivate struct Key: Hashable, Sendable {
        let actor: String
        let key: String
    }

    let limits: Limits
    private var lines: [String: Deque<Entry>] = [:]
    /// The sessions that may be in the next batch, in the order of their turns.
    private var turns: Deque<String> = []
    /// In how many batches under way a session is.
    private var underWay: [String: Int] = [:]
    /// The requests that can be joined by who repeats them: those that wait, by session, and those under way.
    private var keys: [Key: RegistrationRequest] = [:]
    private var joined: [Key: [Waiter]] = [:]
    /// How many joined a request, by its session: they have a place, too.
    private var joinedHere: [String: Int] = [:]
    private var allJoined = 0
    private(set) var waiting = 0
    private(set) var isClosed = false

    init(limits: Limits = Limits()) { self.limits = limits }

    var isEmpty: Bool { waiting == 0 && underWay.isEmpty }
    /// Whether `next` would have something to give.
    var isReady: Bool { !turns.isEmpty }

    mutating func enter(_ request: RegistrationRequest, waiter: Waiter) -> Entrance {
        if isClosed { return .closed }
        let key = request.repeatable.map { Key(actor: request.actor.text, key: $0.key) }
        let known = key.flatMap { keys[$0] }
        if let known, known.repeatable != request.repeatable { return .keyReused }
        guard hasRoom(for: request.session) else { return .full }
        if let key, known != nil {
            join(key, of: request.session, waiter)
            return .waiting
        }
        if let key { keys[key] = request }
        let hadTurn = hasTurn(request.session)
        lines[request.session, default: []].append(Entry(request, key: key, waiter: waiter))
        waiting += 1
        if !hadTurn, hasTurn(request.session) { turns.append(request.session) }
        return .waiting
    }

    private func hasTurn(_ session: String) -> Bool {
        let waiting = lines[session]?.count ?? 0
        return switch underWay[session, default: 0] {
        case 0: waiting > 0
        case 1: waiting >= limits.batch / 2
        default: false
        }
    }

    private mutating func join(_ key: Key, of session: String, _ waiter: Waiter) {
        joined[key, default: []].append(waiter)
        joinedHere[session, default: 0] += 1
        allJoined += 1
    }

    private func hasRoom(for session: String) -> Bool {
        waiting + allJoined < limits.waiting
            && (lines[session]?.count ?? 0) + joinedHere[session, default: 0] < limits.waitingForOneSession
    }

    /// The next batch, of sessions that are under way from now on; empty if there is none.
    mutating func next() -> [Entry] {
        var batch: [Entry] = []
        var persons = 0
        while let session = turns.popFirst(), let first = lines[session]?.first {
            guard batch.isEmpty || persons + first.request.persons.count <= limits.batch else {
                turns.prepend(session)
                break
            }
            persons += first.request.persons.count
            batch.append(first)
            lines[session]?.removeFirst()
            if lines[session]?.isEmpty ?? true { lines[session] = nil } else { turns.append(session) }
        }
        let sessions = Set(batch.map(\.request.session))
        for session in sessions { underWay[session, default: 0] += 1 }
        turns = turns.filter { !sessions.contains($0) || hasTurn($0) }
        waiting -= batch.count
        return batch
    }

    /// The batch was answered, or failed.
    ///
    /// - Returns: for each request, who sent it again meanwhile and waits for the same answer.
    mutating func end(_ batch: [Entry]) -> [[Waiter]] {
        for session in Set(batch.map(\.request.session)) {
            let hadTurn = hasTurn(session)
            underWay[session] = underWay[session].flatMap { $0 > 1 ? $0 - 1 : nil }
            if !hadTurn, hasTurn(session) { turns.append(session) }
        }
        return batch.map { entry in
            guard let key = entry.key else { return [] }
            keys[key] = nil
            let waiters = joined.removeValue(forKey: key) ?? []
            leave(waiters.count, of: entry.request.session)
            return waiters
        }
    }

    private mutating func leave(_ count: Int, of session: String) {
        guard count > 0 else { return }
        allJoined -= count
        let left = joinedHere[session, default: 0] - count
        joinedHere[session] = left == 0 ? nil : left
    }

    /// No more entrances; what waits is still answered.
    mutating func close() { isClosed = true }
}
