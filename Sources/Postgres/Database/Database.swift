import Logging
import Metrics
public import ServiceLifecycle
import Synchronization

/// A PostgreSQL database and its pool of connections. There is no way to run a statement without saying for whom.
///
/// Connections are opened when they are first needed, up to the maximum. Works with or without `run()`: a service group
/// runs it and closes it in order, a command-line tool calls `close()` when it is done.
public final class Database: Service, Sendable {
    let configuration: Configuration
    let pool: Pool
    let listening = Mutex(Listening())
    private let retries = Counter(label: "atelier_transaction_retries")

    /// Opens nothing yet.
    ///
    /// - Precondition: `maximumConnections` is from 1 to 16.
    public init(_ configuration: Configuration) {
        precondition(
            (1...16).contains(configuration.maximumConnections), "maximumConnections must be from 1 to 16")
        self.configuration = configuration
        pool = Pool(
            maximum: configuration.maximumConnections, patience: configuration.poolWait, settings: configuration.link)
    }

    /// Waits for the shutdown of the service group, then closes.
    ///
    /// - Throws: `CancellationError` if it is cancelled instead; it has closed then, too.
    public func run() async throws {
        let end: Result<Void, any Error>
        do {
            try await gracefulShutdown()
            end = .success(())
        } catch {
            end = .failure(error)
        }
        await close()
        try end.get()
    }

    /// Refuses new work, ends the events of those who listen, and returns when all transactions have ended and every
    /// connection of the pool is closed.
    public func close() async {
        endListening()
        await pool.close()
    }

    /// Reads in one READ COMMITTED, READ ONLY transaction.
    ///
    /// The closure can't wait for anything but the database, so it can be repeated: it is, from its first line, if the
    /// server resolved a conflict at its cost. It must have no effect outside.
    ///
    /// - Throws: what `body` throws, unchanged; `DatabaseError`, `RowError`, `ConnectionError`, `CancellationError`.
    public func read<Value: Sendable>(
        as viewer: Viewer, _ body: @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let opening = configuration.opening(viewer)
        return try await retrying(.standard) {
            try await self.withLease { await $0.transact(opening, body) }
        }
    }

    /// Writes in one transaction: all of it is kept, or nothing.
    ///
    /// Lock first, read afterwards: under READ COMMITTED a statement sees what was committed before it began. The
    /// closure is repeated as a whole on 40001 and 40P01, so it must have no effect outside; not on a violated
    /// constraint, which is an answer.
    ///
    /// - Throws: what `body` throws, unchanged, after rolling back; `DatabaseError` (of kind `commitOutcomeUnknown`
    ///   if the connection was lost during COMMIT), `RowError`, `ConnectionError`, `CancellationError`.
    @discardableResult
    public func write<Value: Sendable>(
        as actor: Actor, _ isolation: Isolation = .readCommitted, retry: RetryPolicy = .standard,
        _ body: @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let opening = configuration.opening(actor, isolation)
        return try await retrying(retry) {
            try await self.withLease { await $0.transact(opening, body) }
        }
    }
}

// MARK: - Leases and retries

extension Database {
    /// Runs one transaction on a leased connection, and returns the lease whatever happens.
    func withLease<Value: Sendable>(_ body: (Connection) async -> Outcome<Value>) async throws -> Value {
        while true {
            try Task.checkCancellation()
            let connection = try await pool.lease()
            let outcome = await withTaskCancellationHandler {
                await body(connection)
            } onCancel: {
                connection.canceller.cancel()
            }
            switch outcome {
            case .done(let result, let isReusable):
                // A cancel request may still be on its way, and would hit whoever comes next.
                await pool.giveBack(connection, isReusable: isReusable && !connection.canceller.isCancelled)
                return try result.get()
            case .stale:
                await pool.giveBack(connection, isReusable: false)
            }
        }
    }

    /// Repeats `body` after transient failures, and when a prepared statement went stale in the middle; it returns
    /// its lease before the pause.
    ///
    /// - Throws: the last error; `CancellationError` if cancelled in a pause.
    func retrying<Value>(_ policy: RetryPolicy, _ body: () async throws -> Value) async throws -> Value {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch let error as DatabaseError
                where attempt < policy.attempts && (error.isTransient || error.isStalePlan)
            {
                configuration.logger.debug(
                    "transaction repeated", metadata: ["error": "\(error)", "attempt": "\(attempt)"])
                retries.increment()
                try await Task.sleep(for: policy.pause(after: attempt))  // backoff
                attempt += 1
            }
        }
    }
}
