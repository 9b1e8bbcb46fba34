public import Atelier
public import Logging
public import Postgres
import SQLTexts

/// Makes a database ours: roles, schema, and the first user. Runs as the database's administrator, never as the service.
public struct Setup: Sendable {
    /// What a database is for; the embedded ones let the command-line tool act as a named user, the demo's prints SPECIMEN.
    public enum Deployment: String, Sendable {
        case embedded, demo, external

        var isEmbedded: Bool { self != .external }
    }

    public let migrator: Migrator
    let conninfo: String
    private let deployment: Deployment
    let logger: Logger

    /// `conninfo`: of an administrator of the database, who may make roles and extensions.
    /// - Throws: `MigrationError` if the migrations that the binary carries have a gap.
    public init(conninfo: String, deployment: Deployment, logger: Logger) throws {
        self.conninfo = conninfo
        self.deployment = deployment
        self.logger = logger
        let preparation = ["prepare.sql"] + (deployment.isEmbedded ? ["embedded.sql"] : [])
        migrator = Migrator(
            conninfo: conninfo, owner: "atelier_owner",
            roles: (preparation.joined(separator: ", "), preparation.map { SQLTexts.files[$0] ?? "" }.joined()),
            migrations: try Migration.list(SQLTexts.folder("migrations")),
            current: ["functions", "views", "triggers", "access"].flatMap { SQLTexts.folder("current/\($0)") },
            logger: logger)
    }

    /// Migrates, makes the audit's months ahead, writes down what the database is for, and loads the reference data that
    /// this release carries in another version.
    ///
    /// `referenceData`: false for a database that can do without (tests).
    /// - Throws: `MigrationError`, `ConnectionError`, `DatabaseError`.
    public func prepare(referenceData: Bool = true) async throws -> Migrator.Report {
        let report = try await migrator.migrate()
        let deployment = deployment.rawValue
        try await AdminConnection.with(conninfo, searchPath: "atelier, public", logger: logger) { session in
            _ = try session.one("SELECT make_audit_months(12)", as: Int.self)
            try session.transaction {
                try session.run("SET LOCAL ROLE atelier_engine")
                try session.execute(
                    """
                    INSERT INTO setting (name, value)
                    VALUES ('deployment', to_jsonb(\(deployment)::text))
                    ON CONFLICT ON CONSTRAINT setting_name_once DO NOTHING
                    """)
            }
        }
        if referenceData { try await loadReferenceData() }
        return report
    }

    /// Makes the first office and its administrator, on a database that has no users yet.
    ///
    /// `tokenHash`: the SHA-256 of a token with which the administrator acts, 32 bytes, or nil where the tool is believed
    /// by name.
    ///
    /// - Returns: false if there were users already; then nothing is changed.
    /// - Throws: `Refusal` for a code or name that can't be, `ConnectionError`, `DatabaseError`.
    public func begin(office: Organisation, administrator: String, tokenHash: [UInt8]? = nil) async throws -> Bool {
        do {
            return try await AdminConnection.with(conninfo, searchPath: "atelier, public", logger: logger) { session in
                try session.transaction {
                    try session.run("SET LOCAL ROLE atelier_engine")
                    try session.run("LOCK TABLE staff_user IN SHARE ROW EXCLUSIVE MODE")
                    guard try session.one("SELECT count(*) FROM staff_user", as: Int.self) == 0 else { return false }
                    try session.execute(
                        """
                        INSERT INTO organisation (code, name, kind, country_code)
                        VALUES (\(office.code), \(office.name), 'office', \(office.country))
                        """)
                    try session.execute(
                        """
                        INSERT INTO staff_user (name, office_id, role)
                        SELECT \(administrator), id, 'administrator'
                        FROM organisation
                        WHERE code = \(office.code)
                        """)
                    if let tokenHash {
                        try session.execute(
                            """
                            INSERT INTO user_token (user_id, hash, label)
                            SELECT id, \(tokenHash), 'first token'
                            FROM staff_user
                            WHERE name = \(administrator)
                            """)
                    }
                    return true
                }
            }
        } catch let error as DatabaseError {
            throw Refusal(error, facts: ["code": office.code, "user": administrator]) ?? error
        }
    }

    /// The role as which `conninfo` connects, if row security doesn't hold for it: a superuser, one that bypasses it, or a
    /// member of the owner or the engine. Nil for a role with which it is safe to work.
    ///
    /// - Throws: `ConnectionError`, `DatabaseError`.
    public static func unboundRole(conninfo: String, logger: Logger) async throws -> String? {
        try await AdminConnection.with(conninfo, logger: logger) { session in
            try session.all(
                """
                SELECT rolname
                FROM pg_roles
                WHERE rolname = current_user
                    AND (rolsuper OR rolbypassrls OR pg_has_role(rolname, 'atelier_owner', 'MEMBER')
                        OR pg_has_role(rolname, 'atelier_engine', 'MEMBER'))
                """
            ) { try $0["rolname"] as String }.first
        }
    }

    /// Makes the database `atelier` in a cluster if it isn't there.
    ///
    /// `conninfo`: of the cluster's administrator, to another database.
    public static func createDatabase(conninfo: String, logger: Logger) async throws {
        try await AdminConnection.with(conninfo, logger: logger) { session in
            do {
                let there = try session.one("SELECT count(*) FROM pg_database WHERE datname = 'atelier'", as: Int.self)
                if there == 0 { try session.run("CREATE DATABASE atelier") }
            } catch let error as DatabaseError
                where [.duplicateDatabase, .uniqueViolation].contains(error.sqlState)
            {
                // Two commands at once: the other one made it, or the server wouldn't have judged.
            }
        }
    }

    /// Makes the database `atelier` of a cluster whole or not at all: it is built under another name, which it loses when
    /// it is finished. Of several at once one builds, and the others find it done.
    ///
    /// - `conninfo`: of the cluster's administrator, to another database.
    /// - `build`: fills the empty database of that name; it must close its connections.
    /// - Returns: false if the database was there already.
    /// - Throws: what `build` throws; what it left is dropped by the next attempt.
    public static func buildOnce(
        conninfo: String, logger: Logger, _ build: (_ database: String) async throws -> Void
    ) async throws -> Bool {
        let guardian = try await AdminConnection.open(conninfo, logger: logger)
        do {
            let isThere = try await guardian.perform { session in
                try session.run("SELECT pg_advisory_lock(hashtext('atelier.build'))")
                return try session.one("SELECT count(*) FROM pg_database WHERE datname = 'atelier'", as: Int.self) == 1
            }
            if !isThere {
                try await guardian.run("DROP DATABASE IF EXISTS atelier_building")
                try await guardian.run("CREATE DATABASE atelier_building")
                try await build("atelier_building")
                try await guardian.run("ALTER DATABASE atelier_building RENAME TO atelier")
            }
            await guardian.close()
            return !isThere
        } catch {
            await guardian.close()
            throw error
        }
    }
}
