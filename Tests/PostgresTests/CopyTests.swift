import Foundation
import Testing

@testable import Postgres

private let ground: SQL = "CREATE TABLE t (id int NOT NULL, text text, bytes bytea)"

@Suite("COPY and streaming")
struct CopyTests {
    @Test("NULL, empty text, emoji, tabs, newlines and backslashes go in by COPY as they are")
    func texts() async throws {
        let texts: [String?] = [
            nil, "", "🍑 Ծիրան", "a\tb", "a\nb", "a\r\nb", "\\", "\\N", "\\.", "\\t", "'\"", "\u{1}\u{7F}", " ", "NULL",
        ]
        try await Fixture.with(ground) { fixture in
            let count = try await fixture.database.write(as: tamar) { tx in
                try tx.copyIn("COPY t (id, text, bytes) FROM STDIN") { rows in
                    for (id, text) in texts.enumerated() { try rows.append(id, text, Data([0, 9, 10, 92, 255])) }
                }
            }
            #expect(count == texts.count)
            let back = try await fixture.database.all(as: nino, "SELECT text FROM t ORDER BY id", as: String?.self)
            #expect(back == texts)
            let bytes = try await fixture.database.all(as: nino, "SELECT DISTINCT bytes FROM t", as: Data.self)
            #expect(bytes == [Data([0, 9, 10, 92, 255])])
        }
    }

    @Test("A hundred thousand rows go in and come out")
    func many() async throws {
        try await Fixture.with(ground) { fixture in
            try await fixture.database.write(as: tamar) { tx in
                try tx.copyIn("COPY t (id, text) FROM STDIN") { rows in
                    for id in 1...100_000 { try rows.append(id, "person number \(id)") }
                }
                var lines = 0
                try tx.copyOut("COPY (SELECT id FROM t) TO STDOUT") { _ in lines += 1 }
                #expect(lines == 100_000)
                var sum = 0
                try tx.forEach("SELECT id FROM t") { sum += try $0["id"] }
                #expect(sum == 5_000_050_000)
            }
        }
    }

    @Test("A writer that throws sends no row, and its error comes out unchanged")
    func writerThrows() async throws {
        try await Fixture.with(ground, configure: { $0.maximumConnections = 1 }) { fixture in
            await #expect(throws: Refusal.self) {
                try await fixture.database.write(as: tamar) { tx in
                    try tx.copyIn("COPY t (id) FROM STDIN") { rows in
                        for id in 1...50_000 { try rows.append(id) }
                        throw Refusal()
                    }
                }
            }
            #expect(fixture.database.pool.counts.idle == 1)
            let found = try await fixture.database.one(as: nino, "SELECT count(*) FROM t", as: Int.self)
            #expect(found == 0)
        }
    }

    @Test("A writer's error that is swallowed fails the transaction")
    func writerSwallowed() async throws {
        try await Fixture.with(ground) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { tx in
                    _ = try? tx.copyIn("COPY t (id) FROM STDIN") { _ in throw Refusal() }
                }
            }
            #expect(error?.kind == .abortedButNotThrown)
        }
    }

    @Test("A row that the server refuses fails the copy, with the line in the context")
    func refusedRow() async throws {
        try await Fixture.with(ground) { fixture in
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.write(as: tamar) { tx in
                    try tx.copyIn("COPY t (id) FROM STDIN") { rows in
                        try rows.append(1)
                        try rows.append("two")
                    }
                }
            }
            #expect(error?.sqlState == .invalidTextRepresentation)
            #expect(error?.context?.contains("line 2") == true)
        }
    }

    @Test("COPY with values, COPY as a plain statement, and statements within COPY are refused")
    func misuse() async throws {
        try await Fixture.with(ground) { fixture in
            let bodies: [@Sendable (Transaction) throws -> Void] = [
                { try $0.copyIn("COPY t (id) FROM STDIN WHERE id > \(1)") { _ in } },
                { try $0.copyIn("SELECT 1") { _ in } },
                { try $0.copyOut("COPY t FROM STDIN") { _ in } },
                { _ = try $0.execute("COPY t TO STDOUT") },
                { tx in try tx.copyIn("COPY t (id) FROM STDIN") { _ in try tx.execute("SELECT 1") } },
                { tx in try tx.forEach("SELECT 1") { _ in try tx.execute("SELECT 1") } },
            ]
            for (index, body) in bodies.enumerated() {
                let error = await #expect(throws: DatabaseError.self, "body \(index)") {
                    try await fixture.database.write(as: tamar) { try body($0) }
                }
                #expect(error?.kind == .misuse, "body \(index)")
            }
            let found = try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("A reader that throws ends a long result early, and its error comes out unchanged")
    func readerThrows() async throws {
        try await Fixture.with(configure: { $0.maximumConnections = 1 }) { fixture in
            let database = fixture.database
            let long: SQL = "SELECT generate_series(1, 100000000), repeat('x', 1000)"
            await #expect(throws: Refusal.self) {
                try await database.read(as: nino) { tx in try tx.forEach(long) { _ in throw Refusal() } }
            }
            await #expect(throws: Refusal.self) {
                try await database.read(as: nino) { tx in
                    try tx.copyOut("COPY (\(long)) TO STDOUT") { _ in throw Refusal() }
                }
            }
            let found = try await database.one(as: nino, "SELECT 1", as: Int.self)
            #expect(found == 1)
        }
    }

    @Test("A long result may be the first thing in a transaction, and statements may follow it")
    func streamFirst() async throws {
        try await Fixture.with { fixture in
            let ids = try await fixture.database.read(as: nino) { tx in
                var ids: [Int] = []
                try tx.forEach("SELECT n FROM generate_series(1, \(3)) AS n") { ids.append(try $0["n"]) }
                try tx.forEach("SELECT 0 AS n WHERE false") { ids.append(try $0["n"]) }
                return ids + [try tx.one("SELECT 4", as: Int.self)]
            }
            #expect(ids == [1, 2, 3, 4])
        }
    }
}
