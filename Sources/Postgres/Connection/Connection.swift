import CLibPQ
import Dispatch

/// How a transaction on a leased connection ended.
enum Outcome<Value: Sendable>: Sendable {
    case done(Result<Value, any Error>, isReusable: Bool)
    /// The connection had died while idle; nothing was tried.
    case stale
}

/// A connection with a thread of its own, on which everything that blocks happens.
actor Connection {
    nonisolated let executor: ConnectionExecutor
    nonisolated let canceller: Canceller
    private(set) var link: Link?
    /// Set while notifications are waited for.
    var relay: Relay?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private init(executor: ConnectionExecutor, link: sending Link) {
        self.executor = executor
        canceller = link.canceller
        self.link = link
    }

    /// Connects, on the new connection's thread.
    ///
    /// - Throws: `ConnectionError`.
    static func open(_ settings: LinkSettings) async throws -> Connection {
        let executor = ConnectionExecutor(label: "postgres.connection")
        return try await withCheckedThrowingContinuation { continuation in
            executor.queue.async {
                continuation.resume(
                    with: Result { Connection(executor: executor, link: try Link.open(settings)) })
            }
        }
    }

    /// Runs `body` in a transaction and ends it.
    func transact<Value: Sendable>(
        _ opening: Opening, _ body: @Sendable (Transaction) throws -> Value
    ) -> Outcome<Value> {
        guard let link, link.isAlive() else { return .stale }
        let transaction = Transaction(link: link, opening: opening)
        defer { transaction.isOver = true }
        do {
            let value = try body(transaction)
            try transaction.commit()
            return .done(.success(value), isReusable: link.isReusable)
        } catch {
            link.rollBack()
            return .done(.failure(error), isReusable: link.isReusable)
        }
    }

    /// Runs one statement as a transaction of its own in a single round trip, and reads its result once it is
    /// committed.
    func transactOnce<Value: Sendable>(
        _ opening: Opening, _ statement: Statement, _ read: @Sendable (QueryResult) throws -> Value
    ) -> Outcome<Value> {
        guard let link, link.isAlive() else { return .stale }
        do {
            let value = try read(link.transactOnce(opening, statement))
            return .done(.success(value), isReusable: link.isReusable)
        } catch {
            link.rollBack()
            return .done(.failure(error), isReusable: link.isReusable)
        }
    }

    /// Hands out the link itself, outside any transaction: migrations, tests, listening.
    func withLink<Value: Sendable>(_ body: @Sendable (Link) throws -> Value) throws -> Value {
        guard let link else { throw DatabaseError(.closed, "the connection is closed") }
        return try body(link)
    }

    /// The descriptor to wait on; nil once closed.
    var socket: Int32? { link.map { PQsocket($0.handle) } }

    func close() {
        link = nil
    }
}
