import Atelier
import Foundation
import Postgres
import Store

/// Where the database is: a private cluster that the tool keeps itself, or one that somebody else keeps.
enum DatabasePlace: Sendable {
    case embedded(EmbeddedDatabase)
    /// libpq's connection string; empty: libpq's own variables.
    case named(conninfo: String)

    /// Who is going to use it, and so as which role.
    enum Purpose: Sendable { case command, service }

    /// - Throws: `Answer` (wrong usage) for `--as` on a database that isn't private.
    init(_ options: ConnectionOptions) throws {
        if options.demo {
            Environment.forgetLibpqVariables()
            self = .embedded(.demo)
        } else if let conninfo = options.database ?? Environment.value("ATELIER_DATABASE_URL") {
            self = .named(conninfo: conninfo)
        } else if Environment.namesDatabase {
            self = .named(conninfo: "")
        } else {
            Environment.forgetLibpqVariables()
            self = .embedded(.usual)
        }
        if case .named = self, options.user != nil {
            throw Answer.usage(
                "--as works on a private database only; on this one the token in ATELIER_TOKEN says who acts.")
        }
    }

    /// Whether the tool keeps the database itself.
    var isPrivate: Bool {
        if case .embedded = self { true } else { false }
    }

    /// As whom a command acts.
    func identity(_ options: ConnectionOptions) throws -> Identity {
        switch self {
        case .embedded: .user(options.user ?? EmbeddedDatabase.firstUser)
        case .named: Environment.value("ATELIER_TOKEN").map { .holder(ofToken: $0) } ?? .public
        }
    }

    /// Makes sure that the database is there and as this release knows it.
    ///
    /// - Returns: the connection string for the purpose.
    /// - Throws: `Answer` if it is behind, altered or ahead; `ClusterError`, `ConnectionError` if it is out of reach.
    func ready(for purpose: Purpose) async throws -> String {
        switch self {
        case .embedded(let database):
            try await database.ready().conninfo(database: EmbeddedDatabase.name, user: purpose.role)
        case .named(let conninfo):
            try await Schema.requireCurrent(conninfo)
        }
    }
}

extension DatabasePlace.Purpose {
    /// The role on an embedded database.
    fileprivate var role: String {
        switch self {
        case .command: "atelier_local"
        case .service: "atelier_service"
        }
    }
}
