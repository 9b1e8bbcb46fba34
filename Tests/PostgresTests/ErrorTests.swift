import Testing

@testable import Postgres

private let ground: SQL = """
    CREATE TABLE person (
        id int CONSTRAINT person_id PRIMARY KEY,
        email text NOT NULL CONSTRAINT person_one_per_email UNIQUE)
    """

@Suite("Errors")
struct ErrorTests {
    private func error(_ sql: SQL) async throws -> DatabaseError {
        try await Fixture.with(ground) { fixture in
            try await fixture.database.execute(
                as: tamar, "INSERT INTO person (id, email) VALUES (1, 'secret@example.org')")
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.execute(as: tamar, sql, file: "Feature.swift", line: 42)
            }
            return try #require(error)
        }
    }

    @Test("A violation is known by the constraint's name, with table and schema")
    func violation() async throws {
        let error = try await error("INSERT INTO person (id, email) VALUES (2, \("secret@example.org"))")
        #expect(error.sqlState == .uniqueViolation)
        #expect(error.violates("person_one_per_email") && !error.violates("person_id"))
        #expect(error.table == "person" && error.schema == "public")
        #expect(error.detail?.contains("secret@example.org") == true)
    }

    @Test("A column that must not be NULL is named")
    func notNull() async throws {
        let error = try await error("INSERT INTO person (id, email) VALUES (2, NULL)")
        #expect(error.sqlState == .notNullViolation && error.column == "email")
    }

    @Test("The description tells the code and no data; the debug description tells all but the values sent")
    func descriptions() async throws {
        let error = try await error("INSERT INTO person (id, email) VALUES (\(12345), \("secret@example.org"))")
        #expect("\(error)" == "database error 23505")
        let debug = String(reflecting: error)
        #expect(debug.contains("VALUES (•, •)") && !debug.contains("12345"))
        #expect(debug.contains("person_one_per_email") && debug.contains("Feature.swift:42"))
    }

    @Test("A state can be switched over by name")
    func switching() async throws {
        let error = try await error("SELEKT")
        let isSyntax =
            switch error.sqlState {
            case .syntaxError: true
            default: false
            }
        #expect(isSyntax && error.position == 1)
    }

    @Test(
        "What can't be connected to is described with its place and never with the password",
        arguments: [
            ("host=/nowhere dbname=atelier user=ana password=s3cret", "socket /nowhere/.s.PGSQL.5432"),
            ("postgresql://ana:s3cret@127.0.0.1:1/atelier", "host 127.0.0.1 port 1"),
        ])
    func refused(_ conninfo: String, _ place: String) async throws {
        let error = await #expect(throws: ConnectionError.self) {
            try await Connection.open(settings(conninfo))
        }
        #expect(error?.reason == .refused)
        let description = try #require(error?.description)
        #expect(description.contains("database “atelier” on \(place) as user “ana”"))
        #expect(!description.contains("s3cret") && !String(reflecting: error).contains("s3cret"))
    }

    @Test(
        "A connection string that can't be read isn't shown",
        arguments: ["password=x s3cret", "postgresql://a:s3cret@[::1", "s3cret=1"])
    func unreadable(_ conninfo: String) async throws {
        let error = await #expect(throws: ConnectionError.self) {
            try await Connection.open(settings(conninfo))
        }
        #expect(error?.reason == .unreadable)
        #expect(!String(reflecting: error).contains("s3cret"))
    }

    @Test("A connection that can't be opened leaves room in the pool for the next try")
    func slotReturned() async throws {
        try await Fixture.with(configure: {
            $0.conninfo = "host=/nowhere dbname=atelier user=ana"
            $0.maximumConnections = 1
        }) { fixture in
            for _ in 0..<3 {
                await #expect(throws: ConnectionError.self) {
                    try await fixture.database.one(as: nino, "SELECT 1", as: Int.self)
                }
            }
            #expect(fixture.database.pool.counts == (idle: 0, total: 0, waiting: 0))
        }
    }

    @Test("A setting that is overridden on the way is noticed")
    func unsuitable() async throws {
        try await Fixture.with("SET client_min_messages = error; CREATE SCHEMA s") { fixture in
            var settings = settings(fixture.conninfo)
            settings.searchPath = "\"unclosed"
            let error = await #expect(throws: ConnectionError.self) { try await Connection.open(settings) }
            #expect(error?.reason == .unsuitable)
        }
    }

    @Test("Sessions have UTC, ISO dates, UTF-8, our name, our search path and our limits")
    func settings() async throws {
        try await Fixture.with(configure: {
            $0.searchPath = "atelier, public"
            $0.applicationName = "atelier test"
            $0.lockTimeout = .milliseconds(1500)
        }) { fixture in
            let database = fixture.database
            func setting(_ name: String) async throws -> String {
                try await database.one(as: nino, "SELECT current_setting(\(name))", as: String.self)
            }
            for (name, value) in [
                ("TimeZone", "UTC"), ("DateStyle", "ISO, MDY"), ("client_encoding", "UTF8"),
                ("IntervalStyle", "iso_8601"),
                ("application_name", "atelier test"), ("search_path", "atelier, public"), ("lock_timeout", "1500ms"),
                ("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "1min"),
                ("client_min_messages", "warning"), ("jit", "off"),
            ] {
                let found = try await setting(name)
                #expect(found == value)
            }
        }
    }

    private func settings(_ conninfo: String) -> LinkSettings {
        Database.Configuration(
            conninfo: conninfo, identitySetting: "atelier.actor", reasonSetting: "atelier.reason", logger: quiet
        ).link
    }
}
