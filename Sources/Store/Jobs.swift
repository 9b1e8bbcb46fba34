import AsyncAlgorithms
public import Atelier
public import Foundation
public import Logging
public import Postgres
public import ServiceLifecycle

/// What is due at a time without anybody asking.
public struct Job: Sendable, Equatable {
    /// The code of the session that is tended: deadlines of reserved seats, invitations and offers are kept, and who waits
    /// moves up.
    public let session: String
    public let runAt: Date
    /// How often it was tried in vain.
    public let attempts: Int
    /// Why it failed last.
    public let lastError: String?
}

/// What a job did.
public struct JobOutcome: Sendable, Equatable {
    public let session: String?
    /// How many moved up from the waiting list.
    public let promoted: Int
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
                "SELECT session, COALESCE(promoted, 0) AS promoted, error FROM do_job()", as: JobOutcome.self)
        }
    }

    /// Jobs that are still to be done, by time; an administrator sees them.
    public func jobs(as identity: Identity) async throws -> [Job] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT s.code AS session, j.run_at, j.attempts, j.last_error
                FROM job j
                JOIN session s ON s.id = (j.payload ->> 'session')::uuid
                WHERE j.done_at IS NULL
                ORDER BY j.run_at, j.id
                """, as: Job.self)
        }
    }
}

/// Does the jobs that are due, as long as the service runs: each in a transaction of its own, so that what a crash
/// interrupts is done again. Several processes share them.
public struct JobRunner: Service {
    private let store: Store
    private let logger: Logger

    public init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// Looks every second until the service group shuts down.
    public func run() async throws {
        for await _ in AsyncTimerSequence(interval: .seconds(1), clock: .continuous).cancelOnGracefulShutdown() {
            do {
                while let outcome = try await store.doJob(as: .job("upkeep")) { note(outcome) }
            } catch {
                logger.warning("jobs wait", metadata: ["error": "\(error)"])
            }
        }
    }

    private func note(_ outcome: JobOutcome) {
        let session: Logger.MetadataValue = "\(outcome.session ?? "unknown")"
        if let error = outcome.error {
            logger.error("a job failed and is done again later", metadata: ["session": session, "error": "\(error)"])
        } else if outcome.promoted > 0 {
            logger.info("moved up from the line", metadata: ["session": session, "promoted": "\(outcome.promoted)"])
        }
    }
}

extension JobOutcome: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(session: try row["session"], promoted: try row["promoted"], error: try row["error"])
    }
}

extension Job: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            session: try row["session"], runAt: try row["run_at"], attempts: try row["attempts"],
            lastError: try row["last_error"])
    }
}
