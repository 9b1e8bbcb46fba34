import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("The test run's own cluster")
struct TestClusterTests {
    private static let prepared = Atomic(0)

    @Test("Every test gets a database of its own; a template is prepared once, however many ask at the same time")
    func clones() async throws {
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...8 {
                group.addTask {
                    try await TestCluster.database(template: "clones") { conninfo in
                        Self.prepared.add(1, ordering: .relaxed)
                        _ = try psql(conninfo, "CREATE TABLE trainer (name text); INSERT INTO trainer VALUES ('Nino')")
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names.count == 8)
        #expect(Self.prepared.load(ordering: .relaxed) == 1)
        for name in names { #expect(try psql(name, "SELECT name FROM trainer") == "Nino") }
    }

    @Test("The map lets in every role of the list, and nobody else")
    func roles() throws {
        let database = try TestCluster.emptyDatabase()
        let role = "atelier_local"
        _ = try psql(
            database,
            """
            DO $$ BEGIN CREATE ROLE \(role); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            ALTER ROLE \(role) LOGIN;
            CREATE ROLE stranger LOGIN
            """)
        #expect(try psql(TestCluster.conninfo(database, user: role), "SELECT current_user") == role)
        #expect(throws: PsqlFailure.self) {
            try psql(TestCluster.conninfo(database, user: "stranger"), "SELECT 1")
        }
    }
}
