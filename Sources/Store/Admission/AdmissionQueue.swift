public import Atelier
import Foundation
public import Logging
import Postgres
public import ServiceLifecycle
import Synchronization

/// The service's one way to a seat: requests that arrive while a transaction is under way are admitted together in the
/// next one, and each is answered after its commit.
///
/// An answer is given after a durable commit, or not at all: whoever gets an error may ask again, and gets the first
/// answer if there was one and the request has a key. Several processes may have a queue each; the database stays the
/// judge. Who is nobody, or asks for no session of ours, takes no place in the line. Works while `run()` does.
public final class AdmissionQueue: Service, Sendable {
    /// There was no room: the line is full, in all or for that session.
    public struct Full: Error, Equatable {
        /// In how many whole seconds it is worth asking again, at least 1.
        public let retryAfter: Int
    }

    /// The queue takes no more, since the service ends.
    public struct Closed: Error, Equatable {}

    private typealias Waiter = CheckedContinuation<RegistrationReceipt, any Error>

    private struct Guarded {
        var line: AdmissionLine<Waiter>
        var idleLanes: [CheckedContinuation<Void, Never>] = []
        /// How long a person took lately, in seconds: what is waited for is foretold by it.
        var secondsAPerson = 0.001
    }

    /// Batches under way at once, of different sessions.
    private static let lanes = 3

    private let store: Store
    private let logger: Logger
    private let door: AdmissionDoor
    private let guarded: Mutex<Guarded>

    /// - `waiting`, `waitingForOneSession`: how many may wait, in all and for one session; more are refused by `Full`.
    /// - `believing`: how long it is believed, without asking again, that a token and a session are there.
    public init(
        store: Store, logger: Logger, waiting: Int = 4096, waitingForOneSession: Int = 3072,
        believing: Duration = .seconds(3)
    ) {
        self.store = store
        self.logger = logger
        door = AdmissionDoor(store: store, room: waiting, believing: believing)
        let limits = AdmissionLine<Waiter>.Limits(waiting: waiting, waitingForOneSession: waitingForOneSession)
        guarded = Mutex(Guarded(line: AdmissionLine(limits: limits)))
    }

    /// How many requests wait in the line.
    var isClosed: Bool { guarded.withLock { $0.line.isClosed } }
    var waiting: Int { guarded.withLock { $0.line.waiting } }

    /// Asks for a registration and waits for the answer. What is waiting is carried out, also if the asker goes away.
    ///
    /// - Throws: `Full`, `Closed`; `Refusal` `token_unknown`, `actor_may_not_register` and `session_unknown` at the door,
    ///   `idempotency_key_reused`; what the batch failed with, and then nothing is known of this request but what its key
    ///   tells.
    public func answer(_ request: RegistrationRequest) async throws -> RegistrationReceipt {
        try await door.check(request)
        return try await withCheckedThrowingContinuation { waiter in
            let (entrance, lane, retryAfter) = guarded.withLock { guarded in
                let entrance = guarded.line.enter(request, waiter: waiter)
                let seconds = (guarded.secondsAPerson * Double(guarded.line.waiting)).rounded(.up)
                return (entrance, guarded.line.isReady ? guarded.idleLanes.popLast() : nil, max(1, Int(seconds)))
            }
            lane?.resume()
            switch entrance {
            case .waiting: break
            case .full: waiter.resume(throwing: Full(retryAfter: retryAfter))
            case .closed: waiter.resume(throwing: Closed())
            case .keyReused: waiter.resume(throwing: Refusal("idempotency_key_reused"))
            }
        }
    }

    /// Answers until the service group shuts down; what waits then is still answered.
    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.door.run() }
            for _ in 0..<Self.lanes { group.addTask { await self.runLane() } }
            await withGracefulShutdownHandler {
                await withTaskCancellationHandler {
                    await group.waitForAll()
                } onCancel: {
                    close()
                }
            } onGracefulShutdown: {
                self.close()
            }
        }
    }

    private func close() {
        door.close()
        let lanes = guarded.withLock { guarded in
            guarded.line.close()
            defer { guarded.idleLanes.removeAll() }
            return guarded.idleLanes
        }
        for lane in lanes { lane.resume() }
    }

    private func runLane() async {
        while let batch = await nextBatch() { await carryOut(batch) }
    }

    /// The next batch; nil when the queue is closed and nothing waits.
    private func nextBatch() async -> [AdmissionLine<Waiter>.Entry]? {
        while true {
            let (batch, isOver) = guarded.withLock { ($0.line.next(), $0.line.isClosed && $0.line.waiting == 0) }
            if !batch.isEmpty { return batch }
            if isOver { return nil }
            await withCheckedContinuation { lane in
                let isNeeded = guarded.withLock { guarded in
                    guard !guarded.line.isReady, !guarded.line.isClosed || guarded.line.waiting > 0 else { return true }
                    guarded.idleLanes.append(lane)
                    return false
                }
                if isNeeded { lane.resume() }
            }
        }
    }

    private func carryOut(_ batch: [AdmissionLine<Waiter>.Entry]) async {
        let start = ContinuousClock.now
        let results = await answers(to: batch.map(\.request))
        let took = start.duration(to: .now) / .seconds(1)
        let (repeated, lanes) = guarded.withLock { guarded in
            let persons = batch.reduce(0) { $0 + $1.request.persons.count }
            guarded.secondsAPerson = 0.9 * guarded.secondsAPerson + 0.1 * took / Double(max(1, persons))
            let repeated = guarded.line.end(batch)
            // When all is over, every lane has to learn it.
            guard guarded.line.isClosed, guarded.line.waiting == 0 else {
                return (repeated, guarded.line.isReady ? guarded.idleLanes.popLast().map { [$0] } ?? [] : [])
            }
            defer { guarded.idleLanes.removeAll() }
            return (repeated, guarded.idleLanes)
        }
        for lane in lanes { lane.resume() }
        for (index, entry) in batch.enumerated() {
            entry.waiter.resume(with: results[index])
            let again = results[index].map { RegistrationReceipt(answers: $0.answers, isRepeated: true) }
            for waiter in repeated[index] { waiter.resume(with: again) }
        }
    }

    /// One answer a request. What the database can't do for all of them at once is tried by halves, so that one request
    /// that can't be answered doesn't take the others along; an outage concerns them all.
    private func answers(to requests: [RegistrationRequest]) async -> [Result<RegistrationReceipt, any Error>] {
        do {
            return try await store.answer(requests).map { .success($0) }
        } catch  where requests.count > 1 && Self.concernsOneOfMany(error) {
            logger.warning("a batch of \(requests.count) requests is tried by halves", metadata: ["error": "\(error)"])
            let middle = requests.count / 2
            return await answers(to: Array(requests[..<middle])) + answers(to: Array(requests[middle...]))
        } catch {
            return requests.map { _ in .failure(error) }
        }
    }

    /// Whether it may be the fault of what one request asked, and not of the server or the line to it.
    private static func concernsOneOfMany(_ error: any Error) -> Bool {
        switch error {
        case let refusal as Refusal: refusal.rule != Refusal.busy
        case let error as DatabaseError:
            error.kind == .misuse || (error.kind == .server && !Store.isOutOfReach(error) && !error.isTransient)
        default: false
        }
    }
}
