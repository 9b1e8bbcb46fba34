import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import Store
import TestSupport
import Testing

@Suite("When the database is away")
struct OutageTests {
    /// A socket's folder in which no server listens.
    private var nowhere: Store {
        let conninfo = "host=/tmp/atelier-no-such-folder dbname=secret_name user=atelier_service"
        return Store(Database(Store.configuration(conninfo: conninfo, logger: Logger(label: "test"))))
    }

    @Test(
        "A page or feed answers 503, says when to try again, and tells nothing of the inside",
        arguments: ["/", "/countries/AM", "/sessions/HM-1", "/events.ics", "/countries/AM/events.json", "/readyz"])
    func unavailable(path: String) async throws {
        let answer = try await visit(nowhere, path)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "5")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.text.replacing("&#39;", with: "'").contains("The database can't be reached at the moment"))
        for inside in ["secret_name", "no-such-folder", "atelier_service", "socket", "Error"] {
            #expect(!answer.text.contains(inside), "\(inside)")
        }
    }

    @Test("The service is alive without its database, and ready only with it")
    func health() async throws {
        #expect(try await visit(nowhere, "/healthz").status == .ok)
        let world = try await World()
        #expect(try await visit(world, "/healthz").text == #"{"status":"alive"}"#)
        #expect(try await visit(world, "/readyz").text == #"{"status":"ready"}"#)
    }

    @Test("A connection that asks nothing is closed after a while")
    func idle() async throws {
        try await serving(try await World(), idleTimeout: .milliseconds(100)) { desk in
            let port = try #require(desk.client.port)
            let visitor = Process()
            visitor.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            visitor.arguments = ["timeout", "60", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); cat <&3"]
            try visitor.run()
            visitor.waitUntilExit()
            #expect(visitor.terminationStatus == 0)
        }
    }

    @Test("An error that nobody foresaw answers 500 without its text", arguments: ["/", "/events.json"])
    func unforeseen(path: String) async throws {
        let world = try await World()
        try psql(world.conninfo, "ALTER TABLE atelier.country RENAME COLUMN name TO secret_name")
        let answer = try await visit(world, path)
        #expect(answer.status == .internalServerError)
        for inside in ["secret_name", "column", "42703", "SELECT", "database error"] {
            #expect(!answer.text.contains(inside), "\(inside)")
        }
        #expect(answer.headers[.cacheControl] == "no-store")
    }
}
