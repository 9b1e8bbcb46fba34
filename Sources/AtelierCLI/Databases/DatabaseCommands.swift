import ArgumentParser
import Atelier
import Foundation
import Postgres
import Store

/// The database itself.
struct DatabaseCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "The database itself: start, stop, status, migrate.",
        discussion: "Example: atelier db status",
        subcommands: [Start.self, Stop.self, Status.self, Migrate.self, Compact.self])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start the private database, which any command does when it needs it.",
            discussion: "Example: atelier db start")
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let database = try DatabaseCommands.embedded(connection, doing: "started")
            let address = try await database.ready()
            Terminal.put(
                "The private database in \(database.cluster.home) runs; its socket is in \(address.socketFolder).")
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop the private database; nothing is lost, and any command starts it again.",
            discussion: "Example: atelier db stop")
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let cluster = try DatabaseCommands.embedded(connection, doing: "stopped").cluster
            let hasRun = try await cluster.offPool { (cluster) throws(ClusterError) in try cluster.stop() }
            Terminal.put(
                hasRun ? "The private database in \(cluster.home) is stopped." : "No database runs in \(cluster.home).")
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a database's schema to what this release of atelier carries.",
            discussion: """
                On a database that isn't private, --database names one of its administrators.

                Example: atelier db migrate --database postgresql://postgres@db.example.org/atelier
                """)
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let report =
                switch try DatabasePlace(connection) {
                case .embedded(let database): try await Self.migrate(database)
                case .named(let conninfo):
                    try await Setup(conninfo: conninfo, deployment: .external, logger: .silent).prepare()
                }
            for step in report.applied { Terminal.put("Applied \(step.name).") }
            Terminal.put(Schema.sentence(.current))
        }

        private static func migrate(_ database: EmbeddedDatabase) async throws -> Migrator.Report {
            let address = try await database.start().address
            try await database.create(at: address)
            return try await database.setup(at: address).prepare()
        }
    }

    /// The private database, for what can't be done with one that somebody else keeps.
    static func embedded(_ options: ConnectionOptions, doing verb: String) throws -> EmbeddedDatabase {
        guard case .embedded(let database) = try DatabasePlace(options) else {
            throw Answer.usage(
                "Only the private database can be \(verb) by atelier; this one is kept by somebody else (see --database, "
                    + "ATELIER_DATABASE_URL and the PG… variables).")
        }
        return database
    }
}
