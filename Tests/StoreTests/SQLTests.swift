import Foundation
import SQLTexts
import TestSupport
import Testing

/// Runs `sql/tests/*.sql`: each part after a line `-- test: RULE` in a transaction of its own, after `fixtures.sql`, on a
/// database that holds only what the migrations make; then it is rolled back.
@Suite("What the database itself guarantees")
struct SQLTests {
    @Test("SQL", arguments: try SQLTest.all())
    func rule(_ test: SQLTest) async throws {
        let conninfo = try await TestCluster.database(template: "bare") { try await bareDatabase($0) }
        let script = """
            BEGIN;
            SET LOCAL client_min_messages = warning;
            SET LOCAL search_path = atelier, public;
            \(try SQLTest.fixtures())
            \(test.script)
            ; SET CONSTRAINTS ALL IMMEDIATE;
            ROLLBACK;
            """
        do {
            try psql(conninfo, script: script)
        } catch let failure as PsqlFailure {
            Issue.record("\(test): \(failure.words)")
        }
    }

    @Test("Every SQL test file holds tests")
    func filesHoldTests() throws {
        let tests = try SQLTest.all()
        #expect(Set(tests.map(\.file)).count >= 9)
        #expect(Set(tests.map(\.description)).count == tests.count)
    }
}

struct SQLTest: CustomTestStringConvertible, CustomStringConvertible, Sendable {
    let file: String
    let rule: String
    let script: String

    var description: String { "\(file): \(rule)" }
    var testDescription: String { description }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../sql/tests").standardizedFileURL

    static func fixtures() throws -> String {
        try String(contentsOf: folder.appending(path: "fixtures.sql"), encoding: .utf8)
    }

    static func all() throws -> [SQLTest] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".sql") && $0 != "fixtures.sql" }
            .sorted()
            .flatMap { file in
                try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                    .components(separatedBy: "-- test: ").dropFirst()
                    .map { part in
                        let lines = part.split(separator: "\n", maxSplits: 1)
                        return SQLTest(
                            file: file, rule: String(lines[0]), script: lines.count > 1 ? String(lines[1]) : "")
                    }
            }
    }
}
