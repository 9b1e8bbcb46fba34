import Foundation
import Testing

@testable import Postgres

@Suite("SQL")
struct SQLTests {
    @Test("A value becomes a parameter, never text")
    func values() {
        let name = "O'Brien'; DROP TABLE person; --"
        let statement = Statement("SELECT \(name), \(7)")
        #expect(statement.text == "SELECT $1, $2")
        #expect(statement.binds == [.text(name), .text("7")])
    }

    @Test("A spliced fragment's values are renumbered, wherever it stands and however deep")
    func splices() {
        let inner: SQL = "b = \(2) AND c = \(3)"
        let outer: SQL = "(\(inner) OR d = \(4))"
        let statement = Statement("WHERE a = \(1) AND \(outer) AND e = \(5) AND \(inner)")
        #expect(statement.text == "WHERE a = $1 AND (b = $2 AND c = $3 OR d = $4) AND e = $5 AND b = $6 AND c = $7")
        #expect(statement.binds == [1, 2, 3, 4, 5, 2, 3].map { .text("\($0)") })
    }

    @Test("An optional fragment may be empty")
    func optionalFragment() {
        func query(_ trainer: Int?) -> Statement {
            let byTrainer: SQL = trainer.map { "AND trainer_id = \($0)" } ?? ""
            return Statement("SELECT id FROM session WHERE true \(byTrainer) ORDER BY id")
        }
        #expect(query(nil).text == "SELECT id FROM session WHERE true  ORDER BY id")
        #expect(query(3).text == "SELECT id FROM session WHERE true AND trainer_id = $1 ORDER BY id")
    }

    @Test("Conditions can be joined")
    func joining() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        #expect(Statement("WHERE \(conditions.joined(separator: " AND "))").text == "WHERE a = $1 AND b = $2")
        #expect([SQL]().joined(separator: " AND ").isEmpty)
    }

    @Test("Described, a statement shows no value")
    func description() {
        let secret: SQL = "SELECT \("secret")"
        #expect("\(secret)" == "SELECT •")
    }

    @Test("nil is NULL")
    func null() {
        let nobody: String? = nil
        #expect(Statement("SELECT \(nobody)").binds == [.null])
    }

    @Test(
        "Text that attacks comes back as it went",
        arguments: [
            "'; DROP TABLE person; --", "\\'; SELECT 1; --", "$1", "$$; --", "\"", "E'\\''", "%s %n", "\u{202E}",
            "Ծիրան 🍑",
            "a\tb\nc\rd\\e", "", " ", "NULL", "\\N", "\\.", "\u{FFFD}\u{10FFFF}",
        ])
    func attacks(_ text: String) async throws {
        try await Fixture.with { fixture in
            let row = try await fixture.database.one(
                as: nino, "SELECT \(text)::text, \([text, text])::text[], length(\(text)::text)",
                as: (String, [String], Int).self)
            #expect(row.0 == text)
            #expect(row.1 == [text, text])
            #expect(row.2 == text.unicodeScalars.count)
        }
    }

    @Test("Text with U+0000 is refused before it is cut short")
    func nul() async throws {
        try await Fixture.with { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.one(as: nino, "SELECT \("a\0b")::text", as: String.self)
            }
            #expect(error?.kind == .misuse)
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("More values than the protocol can count are refused with advice, and the connection goes on")
    func tooManyValues() async throws {
        try await Fixture.with { fixture in
            let values = (0..<65_536).map { value -> SQL in "(\(value))" }.joined(separator: ", ")
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.execute(as: tamar, "SELECT FROM (VALUES \(values)) AS v")
            }
            #expect(error?.kind == .misuse)
            #expect(error?.message.contains("COPY") == true)
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }
}
