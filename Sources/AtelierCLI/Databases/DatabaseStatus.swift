import ArgumentParser
import Atelier
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
            try facts.listing.put(as: listing)
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
    var datasets: [Dataset] = []

    init(conninfo: String) async throws {
        kind = "named"
        state = "running"
        let setup = try Setup(conninfo: conninfo, deployment: .external, logger: .silent)
        let status = try await setup.migrator.status()
        schema = Schema.sentence(status)
        if case .current = status { datasets = try await setup.datasets() }
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
            let setup = try await database.setup(at: database.start().address)
            let status = try await Schema.knownStatus(of: setup)
            schema = status.map(Schema.sentence) ?? "The database isn't made yet."
            if case .current = status { datasets = try await setup.datasets() }
        }
    }

    private static func dataset(_ dataset: Dataset) -> Value {
        .object([
            .init("name", .text(dataset.name)), .init("version", .text(dataset.version)),
            .init("source", .text(dataset.source)), .init("licence", .text(dataset.licence)),
            .init("attribution", .text(dataset.attribution)), .init("rows", .number(dataset.rows)),
        ])
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
                Column("reference_data", nil) { .list($0.datasets.map(Self.dataset)) },
                Column("reference_shown", "REFERENCE DATA", isForPeople: true) {
                    .texts($0.datasets.map { "\($0.name) \($0.version) (\($0.attribution), \($0.licence))" })
                },
            ], rows: [self], empty: "")
    }
}
