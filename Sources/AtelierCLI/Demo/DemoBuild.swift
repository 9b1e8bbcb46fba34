import Atelier
import Foundation
import Postgres
import Store

/// Makes the demo's database: all of it, or nothing.
struct DemoBuild {
    let database: EmbeddedDatabase

    /// Does nothing if the demo is there. Progress goes to stderr, a line a step; on a terminal it moves.
    func run() async throws {
        // The composition root: the one place that asks this clock, for the day from which coming sessions are counted.
        let now = Date()
        let address = try await database.cluster.offPool { (cluster) throws(ClusterError) in
            try cluster.ensureRunning(now: now)
        }
        let postgres = address.conninfo(database: "postgres", user: EmbeddedCluster.superuser)
        _ = try await Setup.buildOnce(conninfo: postgres, logger: .silent) { name in
            Terminal.progress(
                "Making the demo in \(database.cluster.home), which takes a minute or two: its tables.", isLast: true)
            let setup = try Setup(
                conninfo: address.conninfo(database: name, user: EmbeddedCluster.superuser), deployment: .demo,
                logger: .silent)
            _ = try await setup.prepare()
            _ = try await setup.begin(
                office: Organisation(code: "HOME", name: "Home office", kind: .office),
                administrator: EmbeddedDatabase.firstUser)
            let conninfo = address.conninfo(database: name, user: "atelier_local")
            let store = Store(Database(Store.configuration(conninfo: conninfo, logger: .silent)))
            let outcome = await Result { try await fill(store, anchor: ClockReading(of: now).date) }
            await store.database.close()
            try outcome.get()
        }
    }

    private func fill(_ store: Store, anchor: LocalDate) async throws {
        let administrator = Identity.user(EmbeddedDatabase.firstUser)
        try await store.setDemoAnchor(anchor, as: administrator)
        var run = ProgrammeRun(
            store: store, administrator: administrator, anchor: anchor, names: try SeedFiles.names())
        for script in try Self.scripts() {
            let line = "Programme \(script.number): \(script.name)"
            try await run.carryOut(script) { done in Terminal.progress("\(line) (\(done) of \(script.steps.count))") }
            Terminal.progress("\(line).", isLast: true)
        }
    }

    /// The programmes that the binary carries, by number.
    static func scripts() throws -> [ProgrammeScript] {
        try SeedFiles.programmes().map { try ProgrammeScript(name: $0.name, text: $0.text) }
            .sorted { $0.number < $1.number }
    }
}
