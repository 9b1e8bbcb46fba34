import Foundation
import Testing

@testable import Postgres

private struct Person: RowDecodable, Equatable, Sendable {
    let id: Int
    let name: String
    let born: Int?

    init(row: Row) throws(RowError) {
        id = try row["id"]
        name = try row["name"]
        born = try row["born"]
    }
}

@Suite("Rows")
struct RowTests {
    private func person(_ sql: SQL) async throws -> Person {
        try await Fixture.with { try await $0.database.one(as: nino, sql, as: Person.self) }
    }

    private func error(_ sql: SQL) async throws -> RowError? {
        await #expect(throws: RowError.self) { try await person(sql) }
    }

    @Test("Columns are read by name in any order, and only an optional may be NULL")
    func byName() async throws {
        let ana = try await person("SELECT NULL::int AS born, 'Ana' AS name, 1 AS id, 'unused' AS more")
        #expect(ana.id == 1 && ana.name == "Ana" && ana.born == nil)
        #expect(try await person("SELECT 1 AS id, 'Ana' AS name, 1990 AS born").born == 1990)
    }

    @Test("An unknown column is an error that names it and those there are")
    func unknown() async throws {
        let error = try #require(await error("SELECT 1 AS id, 'Ana' AS title, 1990 AS born"))
        #expect(
            error == RowError(column: "name", expected: "text", found: .missing(available: ["id", "title", "born"])))
        #expect(error.description == "column name: expected text, found no such column among id, title, born")
    }

    @Test("NULL where there must be a value is an error")
    func null() async throws {
        #expect(
            try await error("SELECT 1 AS id, NULL::text AS name, 1990 AS born")
                == RowError(column: "name", expected: "text", found: .null))
    }

    @Test("Text of another type is an error whose description doesn't show it")
    func unparsable() async throws {
        let error = try #require(await error("SELECT 'secret' AS id, 'Ana' AS name, 1990 AS born"))
        #expect(error == RowError(column: "id", expected: "a whole number", found: .text("secret")))
        #expect(error.description == "column id: expected a whole number, found other text (6 bytes)")
        #expect(error.debugDescription.contains("“secret”"))
    }

    @Test("Two columns of the name that is asked for are an error")
    func ambiguous() async throws {
        let error = try await error("SELECT 1 AS id, 2 AS id, 'Ana' AS name, 1990 AS born")
        #expect(error?.found == .ambiguous)
    }

    @Test("A tuple takes exactly its columns", arguments: [("SELECT 1" as SQL, 1), ("SELECT 1, 'a', 3", 3)])
    func tupleWidth(_ sql: SQL, _ found: Int) async throws {
        try await Fixture.with { fixture in
            let error = await #expect(throws: RowError.self) {
                try await fixture.database.one(as: nino, sql, as: (Int, String).self)
            }
            #expect(error == RowError(column: "row", expected: "2 columns", found: .columns(found)))
        }
    }

    @Test("A tuple may hold optionals")
    func tuple() async throws {
        try await Fixture.with { fixture in
            let row = try await fixture.database.one(
                as: nino, "SELECT 1, NULL, 'x', ARRAY[1, 2]", as: (Int, String?, String, [Int]).self)
            #expect(row.0 == 1 && row.1 == nil && row.2 == "x" && row.3 == [1, 2])
        }
    }

    @Test("A single value takes exactly one column")
    func singleColumn() async throws {
        try await Fixture.with { fixture in
            await #expect(throws: RowError.self) {
                try await fixture.database.all(as: nino, "SELECT 1, 2", as: Int.self)
            }
        }
    }

    @Test("one wants one row, atMostOne none or one, and two are never silently the first")
    func counts() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            func rows(_ count: Int) -> SQL { "SELECT n FROM generate_series(1, \(count)) AS n" }
            let found = try await database.one(as: nino, rows(1), as: Int.self)
            #expect(found == 1)
            #expect(try await database.atMostOne(as: nino, rows(0), as: Int.self) == nil)
            #expect(try await database.atMostOne(as: nino, rows(1), as: Int.self) == 1)
            for (count, isOne) in [(0, true), (2, true), (2, false)] {
                let error = await #expect(throws: DatabaseError.self) {
                    _ =
                        isOne
                        ? try await database.one(as: nino, rows(count), as: Int.self)
                        : try await database.atMostOne(as: nino, rows(count), as: Int.self)
                }
                #expect(error?.kind == .rowCount(found: count))
            }
        }
    }
}
