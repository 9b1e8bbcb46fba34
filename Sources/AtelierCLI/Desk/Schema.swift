import Atelier
import Postgres
import Store

/// How a database stands to this release, and what is done about it: a private one is brought up to date by any command,
/// any other only by `atelier db migrate`.
enum Schema {
    /// Refuses a database that is behind, altered, or ahead by a step that this release can't work with.
    ///
    /// - Returns: the connection string.
    /// - Throws: `Answer` with one sentence; `ConnectionError`.
    static func requireCurrent(_ conninfo: String) async throws -> String {
        let status = try await Setup(conninfo: conninfo, deployment: .external, logger: .silent).migrator.status()
        guard !status.isServable else {
            try await requireBoundRole(conninfo)
            return conninfo
        }
        throw Answer.no("\(sentence(status)) \(remedy(status))")
    }

    /// Refuses a role for which row security doesn't hold: everybody would see everything.
    private static func requireBoundRole(_ conninfo: String) async throws {
        guard let role = try await Setup.unboundRole(conninfo: conninfo, logger: .silent) else { return }
        throw Answer.no(
            "The database role \(role) isn't bound by row security, so everybody would see everybody; connect as "
                + "atelier_service or a role that is a member of it alone.")
    }

    /// Creates and migrates a private database unless it is as this release knows it.
    static func bringUp(_ database: EmbeddedDatabase, at address: ClusterAddress, saysSo: Bool) async throws {
        let setup = try database.setup(at: address)
        let status = try await knownStatus(of: setup)
        if status == nil, database.isDemo { throw EmbeddedDatabase.noDemo }
        if let status {
            guard !status.isServable else { return }
            guard status.canBeMigrated else {
                let anew = database.isDemo ? " Or make the demo anew: `atelier demo --fresh`." : ""
                throw Answer.no("\(sentence(status)) \(remedy(status))\(anew)")
            }
            if saysSo { Terminal.say("Bringing the private database in \(database.cluster.home) up to date.") }
        }
        try await database.create(at: address)
        _ = try await setup.prepare()
    }

    /// - Returns: nil if the cluster is there, but the database isn't yet.
    static func knownStatus(of setup: Setup) async throws -> Migrator.Status? {
        do {
            return try await setup.migrator.status()
        } catch let error as ConnectionError where error.reason == .refused {
            // The cluster runs, so what is missing is its database; if it isn't that, making it says so.
            return nil
        }
    }

    /// What is the matter, in one sentence; for a database in order, that it is.
    static func sentence(_ status: Migrator.Status) -> String {
        switch status {
        case .current: "The database is as this release of atelier knows it."
        case .altered(let versions):
            "Steps \(versions.map(String.init).joined(separator: ", ")) of the database's schema aren't the ones that this "
                + "release carries."
        case .behind(let pending):
            "The database lacks \(pending.count) of the steps that this release of atelier needs."
        case .ahead(let steps):
            "The database was brought ahead by a later release of atelier (\(steps.map(\.name).joined(separator: ", ")))."
        case .currentTextsDiffer: "The database's views and functions aren't the ones that this release carries."
        }
    }

    private static func remedy(_ status: Migrator.Status) -> String {
        switch status {
        case .behind, .currentTextsDiffer: "Run `atelier db migrate`."
        case .altered, .ahead, .current: "Use the release that made them."
        }
    }
}

extension Migrator.Status {
    /// Whether migrating mends it.
    fileprivate var canBeMigrated: Bool {
        switch self {
        case .behind, .currentTextsDiffer: true
        case .altered, .ahead, .current: false
        }
    }
}

extension EmbeddedDatabase {
    /// As the administrator of its cluster.
    func setup(at address: ClusterAddress) throws -> Setup {
        try Setup(
            conninfo: address.conninfo(database: Self.name, user: EmbeddedCluster.superuser),
            deployment: isDemo ? .demo : .embedded, logger: .silent)
    }

    /// Makes the database in the cluster if it isn't there.
    func create(at address: ClusterAddress) async throws {
        try await Setup.createDatabase(
            conninfo: address.conninfo(database: "postgres", user: EmbeddedCluster.superuser), logger: .silent)
    }

    /// Makes the first user, the operating-system's, in an office of their own, unless there are users.
    func begin(at address: ClusterAddress) async throws {
        let office = Organisation(code: "HOME", name: "Home office", kind: .office)
        _ = try await setup(at: address).begin(office: office, administrator: Self.firstUser)
    }
}
