import ArgumentParser
import Foundation
import Postgres
import Store

extension DatabaseCommands {
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where the database is, whether it runs, and how its schema stands; changes nothing.",
            discussion: "Example: atelier db status --format json")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let facts =
                switch try DatabasePlace(connection) {
                case .embedded(let database): try await DatabaseFacts(database)
                case .named(let conninfo): try await DatabaseFacts(conninfo: conninfo)
                }
            facts.listing.put(as: listing.format)
        }
    }
}

/// What is known of a database from outside.
private struct DatabaseFacts {
    var kind: String
    var home: String?
    var state: String
    var since: Date?
    var process: Int?
    var version: Int?
    var bytes: Int?
    var schema: String?

    init(conninfo: String) async throws {
        kind = "named"
        state = "running"
        let setup = try Setup(conninfo: conninfo, deployment: .external, logger: .silent)
        schema = Schema.sentence(try await setup.migrator.status())
    }

    init(_ database: EmbeddedDatabase) async throws {
        kind = database.isDemo ? "demo" : "private"
        home = database.cluster.home
        switch try await database.cluster.offPool({ (cluster) throws(ClusterError) in try cluster.status() }) {
        case .absent:
            state = "absent"
        case .stopped(let major, let dataBytes):
            state = "stopped"
            version = major
            bytes = Int(dataBytes)
        case .running(let server):
            state = server.isReady ? "running" : "starting or stopping"
            since = server.since
            process = Int(server.pid)
            version = server.major
            bytes = Int(server.dataBytes)
            guard server.isReady else { return }
            let status = try await Schema.knownStatus(of: database.setup(at: database.start().address))
            schema = status.map(Schema.sentence) ?? "The database isn't made yet."
        }
    }

    var listing: Listing<DatabaseFacts> {
        Listing(
            columns: [
                Column("kind", "KIND") { .text($0.kind) },
                Column("state", "STATE") { .text($0.state) },
                Column("home", "HOME") { .text($0.home) },
                Column("process", "PROCESS", isRight: true) { .number($0.process) },
                Column("since", "SINCE (UTC)") { .text($0.since?.formatted(.iso8601)) },
                Column("postgresql", "POSTGRESQL", isRight: true) { .number($0.version) },
                Column("bytes", "BYTES", isRight: true) { .number($0.bytes) },
                Column("schema", "SCHEMA") { .text($0.schema) },
            ], rows: [self], empty: "")
    }
}
