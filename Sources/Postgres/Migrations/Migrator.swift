public import Logging

/// Brings a database to the schema that this program carries: roles, then the migrations that it lacks, then the
/// current texts of views and functions.
///
/// Forward only. The whole run holds one advisory lock, so that of several programs that start at once one does the
/// work and the others find it done.
public struct Migrator: Sendable {
    /// Roles, run every time as the connecting administrator; must be idempotent.
    public var roles: (path: String, text: String)?
    /// In order of version, without gaps: see `Migration.list`.
    public var migrations: [Migration]
    /// The current text of every view and function, in the order in which they can be made; replayed when one of them
    /// changed or a migration ran.
    public var current: [(path: String, text: String)]
    /// The role that owns what the migrations make; nil for the connecting role.
    public var owner: String?
    /// The schema that holds the tables `schema_migration` and `schema_current`; made if it isn't there.
    public var schema: String
    /// The longest wait for a lock inside a migration.
    public var lockTimeout: Duration = .seconds(5)

    let conninfo: String
    let logger: Logger

    /// The connection string is libpq's, of an administrator who may make roles and become the owner; for `status()`,
    /// of any role that may read the two tables.
    public init(
        conninfo: String, schema: String = "atelier", owner: String? = nil,
        roles: (path: String, text: String)? = nil, migrations: [Migration] = [],
        current: [(path: String, text: String)] = [], logger: Logger
    ) {
        self.conninfo = conninfo
        self.schema = schema
        self.owner = owner
        self.roles = roles
        self.migrations = migrations
        self.current = current
        self.logger = logger
    }

    /// What a run did.
    public struct Report: Sendable {
        public let applied: [Migration]
        public let isCurrentReplayed: Bool
    }

    /// Runs what is missing. A migration that fails leaves nothing behind, those before it stay.
    ///
    /// On a database that is ahead by compatible steps nothing is done: its current texts are newer than ours.
    ///
    /// - Throws: `MigrationError`; `ConnectionError`; `DatabaseError`; `CancellationError`.
    public func migrate() async throws -> Report {
        try Migration.check(migrations)
        return try await AdminConnection.with(conninfo, searchPath: searchPath, logger: logger) { session in
            let run = MigrationRun(migrator: self, session: session)
            return try run.perform()
        }
    }

    /// How the database stands to this program. Changes nothing.
    ///
    /// - Throws: `MigrationError` for a list with gaps; `ConnectionError`; `DatabaseError`.
    public func status() async throws -> Status {
        try Migration.check(migrations)
        return try await AdminConnection.with(conninfo, searchPath: searchPath, logger: logger) { session in
            Status(of: try SchemaRecord(session, schema: schema), for: self)
        }
    }

    var searchPath: String { schema.quotedAsIdentifier + ", public" }

    /// One checksum of all current texts and their names.
    var currentChecksum: String {
        Migration.checksum(current.flatMap { [$0.path, $0.text] } + ["", ""])
    }
}
