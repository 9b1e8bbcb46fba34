import Atelier
import Synchronization

/// Of the actors and sessions that were asked for, those that there are.
struct Acquaintances: Sendable {
    let actors: Set<String>
    /// Those of the actors who may register at all.
    let registrars: Set<String>
    let sessions: Set<String>

    /// - Throws: `token_unknown`, `actor_may_not_register`, `session_unknown`.
    func check(_ request: RegistrationRequest) throws(Refusal) {
        guard actors.contains(request.actor.text) else { throw Refusal("token_unknown") }
        guard registrars.contains(request.actor.text) else { throw Refusal("actor_may_not_register") }
        guard sessions.contains(request.session) else {
            throw Refusal("session_unknown", ["session": request.session])
        }
    }
}

/// Stands before the line for admission: whoever is nobody, or asks for a session that there isn't, takes no place in the
/// line and leaves no trace in the database.
///
/// Whom it has found it believes for some seconds, so that they cost no question; whoever lost a right meanwhile is refused
/// by the database. What it hasn't found it forgets, so that strangers take no memory and what is new is known at once.
/// Those who come while a question is under way are asked for together in the next one.
final class AdmissionDoor: Sendable {
    private typealias Waiter = CheckedContinuation<Acquaintances, any Error>

    private struct Guarded {
        /// Until when registrars and sessions are believed.
        var registrars: [String: ContinuousClock.Instant] = [:]
        var sessions: [String: ContinuousClock.Instant] = [:]
        var waiting: [(request: RegistrationRequest, waiter: Waiter)] = []
        var isClosed = false

        func believes(_ request: RegistrationRequest, at now: ContinuousClock.Instant) -> Bool {
            guard let registrar = registrars[request.actor.text], let session = sessions[request.session] else {
                return false
            }
            return now < registrar && now < session
        }

        mutating func believe(_ found: Acquaintances, until: ContinuousClock.Instant) {
            for registrar in found.registrars { registrars[registrar] = until }
            for session in found.sessions { sessions[session] = until }
        }
    }

    private let store: Store
    private let room: Int
    private let believing: Duration
    private let guarded = Mutex(Guarded())
    private let (calls, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    /// - `room`: how many may wait here.
    /// - `believing`: how long what was found is believed.
    init(store: Store, room: Int, believing: Duration) {
        self.believing = believing
        self.store = store
        self.room = room
    }

    /// Returns for whoever may enter the line.
    ///
    /// - Throws: `Refusal` as `Acquaintances.check`; `AdmissionQueue.Full`, `AdmissionQueue.Closed`; what the question failed
    ///   with.
    func check(_ request: RegistrationRequest) async throws {
        if guarded.withLock({ $0.believes(request, at: .now) }) { return }
        let found = try await withCheckedThrowingContinuation { (waiter: Waiter) in
            let obstacle: (any Error)? = guarded.withLock { guarded in
                if guarded.isClosed { return AdmissionQueue.Closed() }
                if guarded.waiting.count >= room { return AdmissionQueue.Full(retryAfter: 1) }
                guarded.waiting.append((request, waiter))
                return nil
            }
            if let obstacle { waiter.resume(throwing: obstacle) } else { bell.yield() }
        }
        try found.check(request)
    }

    /// Asks for those who wait, until it is closed; whoever waits then is still asked for.
    func run() async {
        for await _ in calls { await ask() }
        close()
        await ask()
    }

    func close() {
        guarded.withLock { $0.isClosed = true }
        bell.finish()
    }

    private func ask() async {
        let waiting = guarded.withLock { guarded in
            defer { guarded.waiting = [] }
            return guarded.waiting
        }
        guard !waiting.isEmpty else { return }
        do {
            let found = try await store.acquaintances(
                actors: Set(waiting.map(\.request.actor.text)), sessions: Set(waiting.map(\.request.session)))
            guarded.withLock { $0.believe(found, until: .now + believing) }
            for (_, waiter) in waiting { waiter.resume(returning: found) }
        } catch {
            for (_, waiter) in waiting { waiter.resume(throwing: error) }
        }
    }
}
