import Foundation
import Synchronization
import Testing

@testable import Postgres

private let ground: SQL = "CREATE TABLE note (id int PRIMARY KEY, text text NOT NULL)"
private let who: SQL = "SELECT current_setting('atelier.actor', true), current_setting('atelier.reason', true)"

@Suite("Transactions")
struct TransactionTests {
    @Test("A transaction's first statement knows for whom it is and why, and the next transaction doesn't")
    func identity() async throws {
        try await Fixture.with(configure: { $0.maximumConnections = 1 }) { fixture in
            let written = try await fixture.database.write(as: tamar) { try $0.one(who, as: (String, String).self) }
            #expect(written == ("tamar", "a test"))
            let read = try await fixture.database.read(as: nino) { try $0.one(who, as: (String, String).self) }
            #expect(read == ("nino", ""))
            let once = try await fixture.database.one(as: Viewer(identity: "ana"), who, as: (String, String).self)
            #expect(once == ("ana", ""))
            // Outside a transaction, on the same connection, nobody is there.
            let connection = try await fixture.database.pool.lease()
            let left = try await connection.withLink { link in
                try link.run([Statement(who)])[0].all(as: (String?, String?).self)[0].0
            }
            await fixture.database.pool.giveBack(connection, isReusable: true)
            #expect(left == "")
        }
    }

    @Test("A connection's very first transaction has its identity too")
    func firstIdentity() async throws {
        try await Fixture.with { fixture in
            let found = try await fixture.database.one(as: nino, who, as: (String, String).self)
            #expect(found == ("nino", ""))
        }
    }

    @Test("The opening travels with the first statement, and a single statement with its commit")
    func roundTrips() async throws {
        try await Fixture.with(ground, configure: { $0.maximumConnections = 1 }) { fixture in
            let database = fixture.database
            func exchanges() async throws -> Int {
                let connection = try await database.pool.lease()
                let count = try await connection.withLink(\.exchanges)
                await database.pool.giveBack(connection, isReusable: true)
                return count
            }
            let start = try await exchanges()
            _ = try await database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(try await exchanges() == start + 1)
            try await database.execute(as: tamar, "INSERT INTO note (id, text) VALUES (1, 'a')")
            #expect(try await exchanges() == start + 2)
            try await database.write(as: tamar) { tx in
                try tx.execute("INSERT INTO note (id, text) VALUES (2, 'b')")
                #expect(tx.link.exchanges == start + 3)
                try tx.execute("INSERT INTO note (id, text) VALUES (3, 'c')")
            }
            #expect(try await exchanges() == start + 5)
            try await database.write(as: tamar) { _ in }
            #expect(try await exchanges() == start + 5, "a body without statements costs nothing")
        }
    }

    @Test("Reading can't write")
    func readOnly() async throws {
        try await Fixture.with(ground) { fixture in
            for isOnce in [true, false] {
                let error = await #expect(throws: DatabaseError.self) {
                    let insertion: SQL = "INSERT INTO note (id, text) VALUES (1, 'a') RETURNING id"
                    _ =
                        isOnce
                        ? try await fixture.database.one(as: nino, insertion, as: Int.self)
                        : try await fixture.database.read(as: nino) { try $0.one(insertion, as: Int.self) }
                }
                #expect(error?.sqlState == .readOnlyTransaction)
            }
        }
    }

    @Test("A body that throws changes nothing, and its own error comes out unchanged")
    func ownError() async throws {
        try await Fixture.with(ground) { fixture in
            let error = await #expect(throws: Refusal.self) {
                try await fixture.database.write(as: tamar) { tx in
                    try tx.execute("INSERT INTO note (id, text) VALUES (1, 'a')")
                    throw Refusal(reason: "full")
                }
            }
            #expect(error == Refusal(reason: "full"))
            let found: Int = try await fixture.asked("SELECT count(*) FROM note")
            #expect(found == 0)
        }
    }

    @Test("A body that throws always returns its lease")
    func leaseReturned() async throws {
        try await Fixture.with(ground, configure: { $0.maximumConnections = 1 }) { fixture in
            for attempt in 0..<20 {
                await #expect(throws: (any Error).self) {
                    try await fixture.database.write(as: tamar) { tx in
                        if attempt % 4 == 1 { try tx.execute("SELECT 1") }
                        if attempt % 4 == 2 { try tx.execute("SELECT 1 / 0") }
                        if attempt % 4 == 3 { try tx.execute("SELEKT") }
                        throw Refusal()
                    }
                }
                #expect(fixture.database.pool.counts == (idle: 1, total: 1, waiting: 0))
            }
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("A swallowed failure is noticed before COMMIT would turn it into a silent rollback")
    func swallowed() async throws {
        try await Fixture.with(ground) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { tx in
                    try tx.execute("INSERT INTO note (id, text) VALUES (1, 'a')")
                    _ = try? tx.execute("INSERT INTO note (id, text) VALUES (1, 'again')")
                }
            }
            #expect(error?.kind == .abortedButNotThrown)
            let found: Int = try await fixture.asked("SELECT count(*) FROM note")
            #expect(found == 0)
        }
    }

    @Test("A body that ends the transaction itself is refused")
    func ownCommit() async throws {
        try await Fixture.with(ground) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { _ = try $0.execute("ROLLBACK") }
            }
            #expect(error?.kind == .abortedButNotThrown)
        }
    }

    @Test("COMMIT answered by ROLLBACK is an error")
    func commitAnsweredByRollback() async throws {
        try await Fixture.with { fixture in
            let connection = try await fixture.database.pool.lease()
            let error = await #expect(throws: DatabaseError.self) {
                try await connection.withLink { link in
                    try link.run([Statement("BEGIN")])
                    _ = try? link.run([Statement("SELECT 1 / 0")])
                    try link.commit()
                }
            }
            await fixture.database.pool.giveBack(connection, isReusable: false)
            #expect(error?.kind == .commitAnsweredByRollback)
        }
    }

    @Test("What a deferred constraint says at COMMIT is an error, and nothing is kept", arguments: [true, false])
    func deferredConstraint(isOnce: Bool) async throws {
        let schema: SQL = "CREATE TABLE t (id int CONSTRAINT t_id UNIQUE DEFERRABLE INITIALLY DEFERRED)"
        try await Fixture.with(schema, configure: { $0.maximumConnections = 1 }) { fixture in
            let insertion: SQL = "INSERT INTO t (id) VALUES (1), (1)"
            let error = await #expect(throws: DatabaseError.self) {
                if isOnce {
                    try await fixture.database.execute(as: tamar, insertion)
                } else {
                    try await fixture.database.write(as: tamar) { _ = try $0.execute(insertion) }
                }
            }
            #expect(error?.violates("t_id") == true)
            let found = try await fixture.database.one(as: nino, "SELECT count(*) FROM t", as: Int.self)
            #expect(found == 0)
        }
    }

    @Test("What fails in a savepoint is undone alone")
    func savepoint() async throws {
        try await Fixture.with(ground) { fixture in
            try await fixture.database.write(as: tamar) { tx in
                try tx.savepoint { try $0.execute("INSERT INTO note (id, text) VALUES (1, 'a')") }
                let error = #expect(throws: DatabaseError.self) {
                    try tx.savepoint { tx in
                        try tx.execute("INSERT INTO note (id, text) VALUES (2, 'b')")
                        try tx.execute("INSERT INTO note (id, text) VALUES (1, 'again')")
                    }
                }
                #expect(error?.violates("note_pkey") == true)
                #expect(throws: Refusal.self) {
                    try tx.savepoint { tx in
                        try tx.execute("INSERT INTO note (id, text) VALUES (3, 'c')")
                        throw Refusal()
                    }
                }
                let swallowed = #expect(throws: DatabaseError.self) {
                    try tx.savepoint { _ = try? $0.execute("SELECT 1 / 0") }
                }
                #expect(swallowed?.kind == .abortedButNotThrown)
                try tx.execute("INSERT INTO note (id, text) VALUES (4, 'd')")
            }
            #expect(try await fixture.asked("SELECT array_agg(id ORDER BY id) FROM note") == [1, 4])
        }
    }

    @Test("A savepoint may be the first thing in a transaction, and its failure the last")
    func savepointFirst() async throws {
        try await Fixture.with(ground) { fixture in
            try await fixture.database.write(as: tamar) { tx in
                _ = try? tx.savepoint { try $0.execute("SELECT 1 / 0") }
            }
        }
    }

    @Test("A handle kept beyond its transaction is of no use")
    func handleAfterwards() async throws {
        try await Fixture.with { fixture in
            let connection = try await fixture.database.pool.lease()
            let error = await #expect(throws: DatabaseError.self) {
                try await connection.withLink { link in
                    let transaction = Transaction(
                        link: link, opening: fixture.database.configuration.opening(nino))
                    transaction.isOver = true
                    try transaction.execute("SELECT 1")
                }
            }
            await fixture.database.pool.giveBack(connection, isReusable: true)
            #expect(error?.kind == .misuse)
        }
    }

    @Test("Results are freed on every way out")
    func leaks() async throws {
        try await Fixture.with(ground, configure: { $0.maximumConnections = 1 }) { fixture in
            let ledgers = Mutex<[ResultLedger]>([])
            let bodies: [@Sendable (Transaction) throws -> Void] = [
                { _ = try $0.all("SELECT n, n FROM generate_series(1, 100) AS n", as: (Int, Int).self) },
                { _ = try $0.all("SELECT 'x'", as: Int.self) },
                { _ = try $0.execute("SELECT 1 / 0") },
                { try $0.forEach("SELECT n FROM generate_series(1, 100) AS n") { _ in } },
                { try $0.forEach("SELECT n FROM generate_series(1, 100) AS n") { _ in throw Refusal() } },
                { try $0.forEach("SELECT 1 / (3 - n) FROM generate_series(1, 100) AS n") { _ in } },
                { try $0.copyIn("COPY note (id, text) FROM STDIN") { try $0.append("x", "y") } },
                { try $0.copyIn("COPY note (id, text) FROM STDIN") { _ in throw Refusal() } },
                { try $0.copyOut("COPY note TO STDOUT") { _ in } },
                { try $0.savepoint { _ = try $0.execute("SELEKT") } },
            ]
            for body in bodies {
                // Each ends in its own way; only what is left behind matters here.
                _ = try? await fixture.database.write(as: tamar) { tx in
                    ledgers.withLock { $0.append(tx.link.ledger) }
                    try body(tx)
                }
                #expect(ledgers.withLock { $0.map(\.count) }.allSatisfy { $0 == 0 })
            }
            #expect(ledgers.withLock(\.count) == bodies.count)
        }
    }
}
