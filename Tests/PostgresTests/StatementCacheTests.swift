import Testing

@testable import Postgres

@Suite("Prepared statements")
struct StatementCacheTests {
    private func onOneConnection(_ schema: SQL = "", _ body: (Fixture) async throws -> Void) async throws {
        try await Fixture.with(schema, configure: { $0.maximumConnections = 1 }, body)
    }

    /// The texts that the server has prepared for this session.
    private let known: SQL = "SELECT statement FROM pg_prepared_statements ORDER BY statement"

    @Test("The same text with other values is prepared once")
    func once() async throws {
        try await onOneConnection { fixture in
            for n in 1...3 { _ = try await fixture.database.one(as: nino, "SELECT \(n)::int", as: Int.self) }
            let texts = try await fixture.database.all(as: nino, known, as: String.self)
            #expect(texts.filter { $0 == "SELECT $1::int" }.count == 1)
        }
    }

    @Test("Of more than the cache holds, the least recently used leaves the server too")
    func bounded() async throws {
        try await onOneConnection { fixture in
            let database = fixture.database
            for n in 1...300 {
                let text: SQL = "SELECT \(SQL(trusted: "\(n)"))"
                #expect(try await database.one(as: nino, text, as: Int.self) == n)
            }
            let texts = try await database.all(as: nino, known, as: String.self)
            #expect(texts.count == 256)
            #expect(texts.contains("SELECT 300") && !texts.contains("SELECT 1"))
            #expect(texts.contains("COMMIT"), "what is used all the time stays")
        }
    }

    @Test("Least recently used means used, not made")
    func leastRecentlyUsed() {
        var cache = StatementCache(capacity: 2)
        let first = cache.add("a").added
        _ = cache.add("b")
        #expect(cache.find("a") === first)
        #expect(cache.add("c").evicted?.text == "b")
        #expect(cache.count == 2)
    }

    @Test("A statement that can't be prepared isn't taken for known, and room is made only once")
    func failedPreparation() async throws {
        try await onOneConnection { fixture in
            for _ in 0..<2 {
                let error = await #expect(throws: DatabaseError.self) {
                    try await fixture.database.one(as: nino, "SELECT nothing", as: Int.self)
                }
                #expect(error?.sqlState == .undefinedColumn)
            }
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("A transaction goes on unnoticed when the server has forgotten its statements")
    func forgotten() async throws {
        try await onOneConnection { fixture in
            let database = fixture.database
            let attempts = Tally()
            for _ in 0..<2 {
                #expect(try await database.one(as: nino, "SELECT 5", as: Int.self) == 5)
                let read = try await database.read(as: nino) { tx in
                    attempts.next()
                    return try tx.one("SELECT 6", as: Int.self)
                }
                #expect(read == 6)
                try await database.execute(as: tamar, "DEALLOCATE ALL")
            }
            #expect(attempts.count == 2, "nothing of the body had happened, so it isn't repeated")
        }
    }

    @Test("When a table's column changes its type, the statements on it are prepared anew")
    func changedType() async throws {
        try await onOneConnection("CREATE TABLE t (n int); INSERT INTO t VALUES (1)") { fixture in
            let database = fixture.database
            let sql: SQL = "SELECT n FROM t"
            #expect(try await database.one(as: nino, sql, as: Int.self) == 1)
            try await Fixture.run("ALTER TABLE t ALTER n TYPE text USING n || ' person'", on: fixture.conninfo)
            #expect(try await database.one(as: nino, sql, as: String.self) == "1 person")
            try await Fixture.run("ALTER TABLE t ALTER n TYPE int USING 2", on: fixture.conninfo)
            #expect(try await database.read(as: nino) { try $0.one(sql, as: Int.self) } == 2)
        }
    }

    @Test("Stale in the middle of a transaction, the body is repeated as a whole")
    func staleInTheMiddle() async throws {
        try await onOneConnection("CREATE TABLE t (n int); INSERT INTO t VALUES (1)") { fixture in
            let database = fixture.database
            let sql: SQL = "SELECT n FROM t"
            #expect(try await database.one(as: nino, sql, as: Int.self) == 1)
            try await Fixture.run("ALTER TABLE t ALTER n TYPE text USING n || ' person'", on: fixture.conninfo)
            let attempts = Tally()
            let read = try await database.read(as: nino) { tx in
                attempts.next()
                try tx.execute("SELECT 1")
                return try tx.one(sql, as: String.self)
            }
            #expect(read == "1 person" && attempts.count == 2)
        }
    }
}
