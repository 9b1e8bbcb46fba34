import Atelier
import Foundation
import Logging
import Postgres
import Store
import TestSupport
import Testing

/// A database that holds what the migrations make and nothing else.
func bareDatabase(_ conninfo: String) async throws {
    _ = try await Setup(conninfo: conninfo, deployment: .embedded, logger: Logger(label: "test"))
        .prepare(referenceData: false)
}

@Suite("Schema")
struct SchemaTests {
    @Test("sql/schema.sql is what the migrations make; run with ATELIER_WRITE_SCHEMA=1 to write it anew")
    func schemaFileIsCurrent() async throws {
        let made = try dump(try await TestCluster.database(template: "bare") { try await bareDatabase($0) })
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sql/schema.sql")
        if ProcessInfo.processInfo.environment["ATELIER_WRITE_SCHEMA"] == "1" {
            try made.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(firstDifference(made, kept) == nil)
    }

    @Test("A database that is dumped and restored is the same, rows and schema")
    func dumpAndRestore() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 1)
        for name in ["Anna", "Նարե"] {
            _ = try await world.store.register(person: world.person(name).reference, in: "S1", as: World.ani)
        }
        let restored = try TestCluster.emptyDatabase()
        try run([
            "bash", "-c", "pg_dump -Fc -d \"$0\" | pg_restore --exit-on-error -d \"$1\"", world.conninfo, restored,
        ])
        #expect(try firstDifference(dump(world.conninfo), dump(restored)) == nil)
        #expect(try firstDifference(dump(world.conninfo, rows: true), dump(restored, rows: true)) == nil)
    }

    @Test("Preparing a prepared database changes nothing")
    func preparingTwice() async throws {
        let conninfo = try await TestCluster.database(template: "bare") { try await bareDatabase($0) }
        let setup = try Setup(conninfo: conninfo, deployment: .embedded, logger: Logger(label: "test"))
        let report = try await setup.prepare()
        #expect(report.applied.isEmpty)
        #expect(!report.isCurrentReplayed)
        #expect(try await setup.migrator.status() == .current)
    }

    @Test("Every rule by which the database may refuse has a sentence")
    func everyRuleHasASentence() async throws {
        let conninfo = try await TestCluster.database(template: "bare") { try await bareDatabase($0) }
        let constraints = try psql(
            conninfo,
            """
            SELECT conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'atelier'::regnamespace AND k.contype IN ('c', 'u', 'x') AND NOT c.relispartition
                AND c.relname NOT LIKE 'schema\\_%' AND c.relname NOT IN ('audit', 'audit_value', 'idempotency')
            UNION
            SELECT (regexp_matches(p.prosrc, 'refuse\\(''(\\w+)''', 'g'))[1] FROM pg_proc p
            WHERE p.pronamespace = 'atelier'::regnamespace
            UNION
            SELECT (regexp_matches(pg_get_viewdef(c.oid), '''(\\w+)''::text AS rule', 'g'))[1] FROM pg_class c
            WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind = 'v'
            UNION
            SELECT (regexp_matches(pg_get_viewdef(c.oid), '(?:THEN|ELSE) ''(\\w+_\\w+)''::text', 'g'))[1] FROM pg_class c
            WHERE c.relnamespace = 'atelier'::regnamespace AND c.relname LIKE 'check\\_%'
            """
        ).split(separator: "\n").map(String.init)
        #expect(constraints.count > 80)
        #expect(Set(constraints).subtracting(Messages.rules(in: "en")) == [])
    }

    /// The first line in which two texts differ, from both; nil if they are the same.
    private func firstDifference(_ left: String, _ right: String) -> [String]? {
        let (left, right) = (left.split(separator: "\n"), right.split(separator: "\n"))
        if let (one, other) = zip(left, right).first(where: { $0 != $1 }) { return [String(one), String(other)] }
        return left.count == right.count ? nil : ["\(left.count) lines", "\(right.count) lines"]
    }

    /// The schema (or the rows) as text, without what pg_dump writes differently each time.
    private func dump(_ conninfo: String, rows: Bool = false) throws -> String {
        let part = rows ? "--data-only" : "--schema-only"
        return try run([
            "pg_dump", part, "--no-owner", "--schema=atelier", "--exclude-table=atelier.audit_*2*", "-d", conninfo,
        ])
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in
            !["\\restrict", "\\unrestrict", "-- Dumped", "SET ", "SELECT pg_catalog.set_config"]
                .contains { line.hasPrefix($0) }
        }
        .joined(separator: "\n")
    }

    @discardableResult
    private func run(_ command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text
    }
}
