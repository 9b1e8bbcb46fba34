import Foundation
import Glibc
import Postgres
import Synchronization

/// The PostgreSQL cluster of this test process: made when the first test asks, gone when the process ends.
public enum TestCluster {
    /// The conninfo of a fresh empty database of its own (superuser `atelier_admin`).
    ///
    /// Databases are called `t_1`, `t_2` … in the order of asking; they stay until the process ends.
    public static func emptyDatabase() throws -> String {
        try clone(of: "template0")
    }

    /// The conninfo of a fresh database cloned from a template, some 20 ms after the first.
    ///
    /// - Parameters:
    ///   - name: the template's name; lower-case letters, digits and `_`.
    ///   - prepare: fills the template, called once a process with its conninfo; who asks for the same name
    ///     meanwhile waits. It must close its connections.
    /// - Returns: the clone's conninfo.
    /// - Throws: what `prepare` threw, to every asker; `ClusterError`; `PsqlFailure`.
    public static func database(
        template name: String, prepare: @escaping @Sendable (String) async throws -> Void
    ) async throws -> String {
        let template = templates.withLock { templates in
            let known = templates[name] ?? Template(name: "template_\(name)")
            templates[name] = known
            return known
        }
        try await template.prepareOnce(prepare)
        return try clone(of: template.name)
    }

    /// The same database's conninfo as another role, which the caller has made.
    ///
    /// - Parameters:
    ///   - conninfo: one that came from here.
    ///   - user: `EmbeddedCluster.superuser` or one of `roles`.
    /// - Returns: it with the user exchanged.
    public static func conninfo(_ conninfo: String, user: String) -> String {
        let kept = conninfo.range(of: " user=").map { conninfo[..<$0.lowerBound] } ?? conninfo[...]
        return "\(kept) user='\(user)'"
    }

    /// Roles as which tests may log in, once they are made.
    public static let roles = ["atelier_service", "atelier_local", "atelier_owner"]

    private static let templates = Mutex([String: Template]())
    private static let lastNumber = Atomic(0)

    private static func clone(of template: String) throws -> String {
        let name = "t_\(lastNumber.add(1, ordering: .relaxed).newValue)"
        // Copying through the log needs no checkpoint, so clones don't wait for each other.
        let sql = "CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY wal_log"
        let server = try TestServer.shared.get()
        try server.run(sql)
        return server.conninfo(name)
    }
}

/// A database to be cloned, filled once; whoever comes meanwhile waits for it.
private actor Template {
    let name: String
    private var filling: Task<Void, any Error>?

    init(name: String) { self.name = name }

    func prepareOnce(_ prepare: @escaping @Sendable (String) async throws -> Void) async throws {
        let task = filling ?? Task { try await fill(prepare) }
        filling = task
        try await task.value
    }

    private func fill(_ prepare: @Sendable (String) async throws -> Void) async throws {
        let server = try TestServer.shared.get()
        try server.run("CREATE DATABASE \(name) TEMPLATE template0 STRATEGY wal_log")
        try await prepare(server.conninfo(name))
        // Nobody can connect any more and so stand in the way of a clone.
        try server.run("ALTER DATABASE \(name) ALLOW_CONNECTIONS false IS_TEMPLATE true")
    }
}
