import AsyncAlgorithms
public import Atelier
public import Foundation
public import Logging
public import Postgres
public import ServiceLifecycle

/// What is due at a time without anybody asking.
public struct Job: Sendable, Equatable {
    public let kind: Kind
    /// The code of the session that is tended.
    public let session: String?
    public let runAt: Date
    /// How often it was tried in vain.
    public let attempts: Int
    /// Why it failed last.
    public let lastError: String?

    public enum Kind: String, Sendable {
        /// Deadlines of reserved seats, invitations and offers are kept, and who waits moves up.
        case tendSession = "tend session"
        /// What may no longer be kept is deleted, every day.
        case deleteExpired = "delete expired"
    }
}

/// What a job did.
public struct JobOutcome: Sendable, Equatable {
    public let kind: Job.Kind
    public let session: String?
    /// How many moved up from the waiting list.
    public let promoted: Int
    /// How much was deleted.
    public let deleted: Int
    /// Why it failed; it is done again later.
    public let error: String?
}

extension Store {
    /// Does the first job that is due and that no other process has in hand, in one transaction.
    ///
    /// - Returns: nil if there is none.
    /// - Throws: `actor_may_not` for anybody but an administrator or a job of the service.
    public func doJob(as identity: Identity) async throws -> JobOutcome? {
        try await write(as: identity, because: "due") { tx in
            try tx.atMostOne(
                """
                SELECT kind, session, COALESCE(promoted, 0) AS promoted, COALESCE(deleted, 0) AS deleted, error
                FROM do_job()
                """, as: JobOutcome.self)
        }
    }

    /// Asks for what may no longer be kept to be deleted every day from now on; asked for again, nothing changes.
    ///
    /// - Throws: `actor_may_not` for anybody but a job of the service.
    public func deleteDaily(as identity: Identity) async throws {
        try await write(as: identity) { tx in _ = try tx.execute("SELECT delete_daily()") }
    }

    /// Jobs that are still to be done, by time; an administrator sees them.
    public func jobs(as identity: Identity) async throws -> [Job] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT j.kind, s.code AS session, j.run_at, j.attempts, j.last_error
                FROM job j
                LEFT JOIN session s ON s.id = (j.payload ->> 'session')::uuid
                WHERE j.done_at IS NULL
                ORDER BY j.run_at, j.id
                """, as: Job.self)
        }
    }
}

/// Does the jobs that are due, as long as the service runs: each in a transaction of its own, so that what a crash
/// interrupts is done again. Several processes share them. Asks for the daily deletion first.
public struct JobRunner: Service {
    private let store: Store
    private let logger: Logger
    private let interval: Duration

    /// `interval`: between two looks. Any transaction may ask for a job that is due at once, and nobody tells: a
    /// notification would take a lock on the whole database.
    public init(store: Store, logger: Logger, interval: Duration = .seconds(1)) {
        self.store = store
        self.logger = logger
        self.interval = interval
    }

    /// Does what is due, again and again until the service group shuts down; then it ends after the job in hand.
    public func run() async throws {
        var isDeletionAsked = false
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            do {
                if !isDeletionAsked {
                    try await store.deleteDaily(as: .job("upkeep"))
                    isDeletionAsked = true
                }
                while !Task.isShuttingDownGracefully, let outcome = try await store.doJob(as: .job("upkeep")) {
                    note(outcome)
                }
            } catch {
                logger.warning("jobs wait", metadata: ["error": "\(error)"])
            }
        }
    }

    private func note(_ outcome: JobOutcome) {
        var metadata: Logger.Metadata = ["job": "\(outcome.kind.rawValue)"]
        metadata["session"] = outcome.session.map { "\($0)" }
        if let error = outcome.error {
            metadata["error"] = "\(error)"
            logger.error("a job failed and is done again later", metadata: metadata)
        } else if outcome.promoted > 0 || outcome.deleted > 0 {
            metadata["promoted"] = "\(outcome.promoted)"
            metadata["deleted"] = "\(outcome.deleted)"
            logger.info("a job is done", metadata: metadata)
        }
    }
}

extension JobOutcome: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            kind: try row["kind"], session: try row["session"], promoted: try row["promoted"],
            deleted: try row["deleted"], error: try row["error"])
    }
}

extension Job: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            kind: try row["kind"], session: try row["session"], runAt: try row["run_at"],
            attempts: try row["attempts"], lastError: try row["last_error"])
    }
}

extension Job.Kind: ColumnDecodable {}
