import ArgumentParser
import Atelier
import Foundation
import Glibc
import Postgres
import Store

/// Real programmes, the whole way from plan to certificate, on a private database of its own.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Carry real programmes from plan to certificate in a database of the demo's own, and list what is coming up.",
        discussion: """
            The first run creates the demo's database; later ones change nothing and show the same. Every command reaches it \
            with --demo, and only so. Its certificates say SPECIMEN.

            Example: atelier demo --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json
    }

    @Option(help: "How to write it: tables for people, json for programs.") var format = Format.table
    @Flag(help: "Remove the demo's database, and stop there.") var remove = false
    @Flag(help: "Remove the demo's database and make it anew, counted from today.") var fresh = false

    func validate() throws {
        if remove, fresh { throw ValidationError("--remove and --fresh exclude each other; give one of them.") }
    }

    func run() async throws {
        let database = EmbeddedDatabase.demo
        Environment.forgetLibpqVariables()
        if remove || fresh {
            _ = try await database.cluster.offPool { (cluster) throws(ClusterError) in try cluster.remove() }
            if remove { return Terminal.put("The demo in \(database.cluster.home) is removed.") }
        }
        try await DemoBuild(database: database).run()
        try await Desk.open(ConnectionOptions.parse(["--demo"])) { desk in
            let report = try await DemoReport(of: desk)
            switch format {
            case .table: Terminal.put(report.text)
            case .json: Terminal.put(JSONText.of(report.json))
            }
        }
    }
}
