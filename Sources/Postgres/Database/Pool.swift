import Dispatch
import Metrics
import Synchronization

/// Lends connections, opening them when they are needed.
final class Pool: Sendable {
    typealias State = PoolState<Connection, CheckedContinuation<Grant, any Error>, ContinuousClock.Instant>

    enum Grant: Sendable {
        case use(Connection)
        case open
    }

    private struct Guarded {
        var state: State
        var nextID: UInt64 = 0
        var isTimerSet = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private static let timerQueue = DispatchQueue(label: "postgres.pool")

    private let guarded: Mutex<Guarded>
    private let settings: LinkSettings
    private let patience: Duration
    private let waits = Timer(label: "atelier_pool_wait")

    init(maximum: Int, patience: Duration, settings: LinkSettings) {
        guarded = Mutex(Guarded(state: State(maximum: maximum)))
        self.patience = patience
        self.settings = settings
    }

    /// A connection for the caller alone, to be given back.
    ///
    /// - Throws: `ConnectionError` if one had to be opened and couldn't; `DatabaseError` of kind `noConnectionFree` or
    ///   `closed`; `CancellationError`.
    func lease() async throws -> Connection {
        let grant: Grant
        if let now = guarded.withLock({ $0.state.leaseNow() }) {
            grant = Grant(now)
        } else {
            let start = ContinuousClock.now
            grant = try await wait()
            waits.record(duration: start.duration(to: .now))
        }
        switch grant {
        case .use(let connection):
            return connection
        case .open:
            do {
                return try await Connection.open(settings)
            } catch {
                discarded()
                throw error
            }
        }
    }

    /// Takes a connection back, closing it if it can't be used again.
    func giveBack(_ connection: Connection, isReusable: Bool) async {
        guard isReusable else { return await close(connection) }
        let isKept = guarded.withLock { guarded in
            switch guarded.state.giveBack(connection) {
            case .kept: return true
            case .handOver(let waiter):
                waiter.resume(returning: .use(connection))
                return true
            case .close: return false
            }
        }
        if !isKept { await close(connection) }
    }

    /// Refuses new leases and returns when every connection has come back and is closed.
    func close() async {
        let (idle, refused) = guarded.withLock { $0.state.shutDown() }
        for waiter in refused { waiter.resume(throwing: Self.closed) }
        for connection in idle { await close(connection) }
        await withCheckedContinuation { closer in
            let isDrained = guarded.withLock { guarded in
                if !guarded.state.isDrained { guarded.closers.append(closer) }
                return guarded.state.isDrained
            }
            if isDrained { closer.resume() }
        }
    }

    /// For tests: connections that nobody uses, all that there are, and who waits.
    var counts: (idle: Int, total: Int, waiting: Int) {
        guarded.withLock { ($0.state.idleCount, $0.state.total, $0.state.waitingCount) }
    }

    private static var closed: DatabaseError { DatabaseError(.closed, "the database was closed by this process") }

    private func close(_ connection: Connection) async {
        await connection.close()
        discarded()
    }

    /// Lets the next one open a connection instead.
    private func discarded() {
        guarded.withLock { guarded in
            guarded.state.discard()?.resume(returning: .open)
            guard guarded.state.isDrained else { return }
            for closer in guarded.closers { closer.resume() }
            guarded.closers.removeAll()
        }
    }
}

// MARK: - Waiting

extension Pool {
    private func wait() async throws -> Grant {
        let id = guarded.withLock { guarded in
            guarded.nextID += 1
            return guarded.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enqueue(id, $0) }
        } onCancel: {
            cancel(id)
        }
    }

    private func enqueue(_ id: UInt64, _ continuation: CheckedContinuation<Grant, any Error>) {
        let deadline = ContinuousClock.now + patience
        guarded.withLock { guarded in
            switch guarded.state.lease(id: id, deadline: deadline, waiter: continuation) {
            case .granted(let grant): continuation.resume(returning: Grant(grant))
            case .closed: continuation.resume(throwing: Self.closed)
            case .waiting: setTimer(&guarded)
            }
        }
        // The handler may have run before there was anybody to cancel.
        if Task.isCancelled { cancel(id) }
    }

    private func cancel(_ id: UInt64) {
        guarded.withLock { $0.state.cancel(id: id) }?.resume(throwing: CancellationError())
    }

    /// One timer for all: they time out in the order in which they came.
    private func setTimer(_ guarded: inout Guarded) {
        guard !guarded.isTimerSet, let deadline = guarded.state.nextDeadline else { return }
        guarded.isTimerSet = true
        let left = ContinuousClock.now.duration(to: deadline).components
        let seconds = Double(left.seconds) + Double(left.attoseconds) / 1e18
        Self.timerQueue.asyncAfter(deadline: .now() + max(0, seconds)) { self.expire() }
    }

    private func expire() {
        let expired = guarded.withLock { guarded in
            guarded.isTimerSet = false
            defer { setTimer(&guarded) }
            return guarded.state.expire(now: .now)
        }
        let maximum = guarded.withLock(\.state.maximum)
        let error = DatabaseError(.noConnectionFree, "waited \(patience) for one of \(maximum) connections")
        for waiter in expired { waiter.resume(throwing: error) }
    }
}

extension Pool.Grant {
    fileprivate init(_ grant: Pool.State.Grant) {
        self =
            switch grant {
            case .use(let connection): .use(connection)
            case .open: .open
            }
    }
}
