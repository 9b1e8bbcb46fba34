import TestSupport
import Testing

@testable import Postgres

@Suite("Migrations")
struct MigratorTests {
    private let first = (path: "sql/migrations/0001_person.sql", text: "CREATE TABLE atelier.person (id int);")
    private let second = (
        path: "sql/migrations/0002_name.sql", text: "-- names\nALTER TABLE atelier.person ADD name text;\n"
    )
    private let view = (
        path: "sql/current/people.sql", text: "CREATE OR REPLACE VIEW atelier.people AS SELECT id FROM atelier.person;"
    )

    private func migrator(
        _ conninfo: String, _ files: [(path: String, text: String)], current: [(path: String, text: String)] = [],
        owner: String? = nil, roles: (path: String, text: String)? = nil
    ) throws -> Migrator {
        Migrator(
            conninfo: conninfo, owner: owner, roles: roles, migrations: try Migration.list(files), current: current,
            logger: quiet)
    }

    private func failure(_ body: () async throws -> Void) async throws -> MigrationError {
        try #require(await #expect(throws: MigrationError.self) { try await body() })
    }

    @Test("Files are put in order of their numbers, whatever folder order they come in")
    func listing() throws {
        #expect(try Migration.list([second, first]).map(\.name) == ["person", "name"])
    }

    @Test(
        "A gap, a duplicate and a misnamed file are refused by name",
        arguments: [
            (["0001_a.sql", "0003_c.sql"], MigrationError.Kind.gap, "0003_c.sql: number 2 is missing before it"),
            (["0002_a.sql"], .gap, "0002_a.sql: number 1 is missing before it"),
            (["0001_a.sql", "0001_b.sql"], .duplicate, "0001_a.sql and 0001_b.sql have the same number"),
            (["1_a.sql"], .misnamed, "1_a.sql: expected a name like 0001_what_it_does.sql"),
            (["0001_a.txt"], .misnamed, "0001_a.txt: expected a name like 0001_what_it_does.sql"),
        ])
    func names(_ names: [String], _ kind: MigrationError.Kind, _ description: String) {
        let error = #expect(throws: MigrationError.self) { try Migration.list(names.map { (path: $0, text: "") }) }
        #expect(error?.kind == kind && error?.description == description)
    }

    @Test("What is missing is run once, in order, and the database is then current")
    func running() async throws {
        try await Fixture.with { fixture in
            let early = try migrator(fixture.conninfo, [first])
            #expect(try await early.status() == .behind(pending: early.migrations))
            #expect(try await early.migrate().applied == early.migrations)
            let late = try migrator(fixture.conninfo, [first, second], current: [view])
            #expect(try await late.status() == .behind(pending: [late.migrations[1]]))
            let report = try await late.migrate()
            #expect(report.applied.map(\.version) == [2] && report.isCurrentReplayed)
            #expect(try await late.status() == .current)
            let again = try await late.migrate()
            #expect(again.applied.isEmpty && !again.isCurrentReplayed)
            #expect(try await fixture.asked("SELECT count(*) FROM atelier.people") == 0)
        }
    }

    @Test("A file that was edited after it had been run stops everything")
    func altered() async throws {
        try await Fixture.with { fixture in
            _ = try await migrator(fixture.conninfo, [first]).migrate()
            let edited = try migrator(fixture.conninfo, [(first.path, first.text + " "), second])
            #expect(try await edited.status() == .altered(versions: [1]))
            let error = try await failure { _ = try await edited.migrate() }
            #expect(error.kind == .altered && error.description.hasPrefix(first.path))
        }
    }

    @Test("A failing file leaves nothing, names its line and what the server said; those before it stay")
    func failing() async throws {
        let broken = (
            path: "sql/migrations/0002_broken.sql",
            text: "CREATE TABLE atelier.left_over (id int);\n\n-- ; 'a comment\nSELECT nothing\n  FROM atelier.person;"
        )
        try await Fixture.with { fixture in
            let migrator = try migrator(fixture.conninfo, [first, broken])
            let error = try await failure { _ = try await migrator.migrate() }
            #expect(error.kind == .failed)
            #expect(error.description == #"\#(broken.path):4: column "nothing" does not exist (42703)"#)
            #expect(try await fixture.asked("SELECT to_regclass('atelier.left_over') IS NULL", as: Bool.self))
            #expect(try await migrator.status() == .behind(pending: [migrator.migrations[1]]))
        }
    }

    @Test("An error that has no position is traced to its statement")
    func failingWithoutPosition() async throws {
        let broken = (
            path: "0001_broken.sql",
            text:
                "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS $a$\nSELECT 1; $a$;\nCREATE TABLE t (id int);\n"
                + "/* ; /* ; */ */ SELECT ';''', E'\\';';\n\n  CREATE TABLE t (id int);"
        )
        try await Fixture.with { fixture in
            let error = try await failure { _ = try await migrator(fixture.conninfo, [broken]).migrate() }
            #expect(error.description == #"0001_broken.sql:6: relation "t" already exists (42P07)"#)
        }
    }

    @Test("A file that ends its own transaction is refused")
    func ownCommit() async throws {
        try await Fixture.with { fixture in
            let migrator = try migrator(fixture.conninfo, [("0001_a.sql", "COMMIT;")])
            let error = await #expect(throws: DatabaseError.self) { _ = try await migrator.migrate() }
            #expect(error?.kind == .abortedButNotThrown)
        }
    }

    @Test("Two at once run each file once")
    func atOnce() async throws {
        let slow = (path: "0002_slow.sql", text: "SELECT pg_sleep(0.2); CREATE TABLE slow (id int);")
        try await Fixture.with { fixture in
            let migrator = try migrator(fixture.conninfo, [first, slow], current: [view])
            let reports = try await withThrowingTaskGroup(of: Migrator.Report.self) { group in
                for _ in 0..<4 { group.addTask { try await migrator.migrate() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(reports.map(\.applied.count).sorted() == [0, 0, 0, 2])
            #expect(reports.filter(\.isCurrentReplayed).count == 1)
        }
    }

    @Test("Statements that can't be in a transaction run one by one from a file that says so")
    func noTransaction() async throws {
        let index = (
            path: "0002_index.sql",
            text: "-- no-transaction\nCREATE INDEX CONCURRENTLY person_id ON atelier.person (id);\nSELECT 1;\nSELEKT;"
        )
        try await Fixture.with { fixture in
            let error = try await failure { _ = try await migrator(fixture.conninfo, [first, index]).migrate() }
            #expect(error.description == #"0002_index.sql:4: syntax error at or near "SELEKT" (42601)"#)
            let mended = (index.path, "-- no-transaction\nDROP INDEX CONCURRENTLY atelier.person_id; SELECT 1;")
            #expect(try await migrator(fixture.conninfo, [first, mended]).migrate().applied.count == 1)
        }
    }

    @Test("Ahead by compatible steps it may be served and is left alone; by an incompatible one it is refused")
    func ahead() async throws {
        try await Fixture.with { fixture in
            let old = try migrator(fixture.conninfo, [first], current: [view])
            _ = try await migrator(fixture.conninfo, [first, second]).migrate()
            let step = Migrator.UnknownStep(version: 2, name: "name", isIncompatible: false)
            #expect(try await old.status() == .ahead(by: [step]))
            #expect(try await old.status().isServable)
            let report = try await old.migrate()
            #expect(report.applied.isEmpty && !report.isCurrentReplayed)

            let third = (path: "0003_break.sql", text: "-- incompatible\nDROP TABLE atelier.person;")
            _ = try await migrator(fixture.conninfo, [first, second, third]).migrate()
            #expect(try await !old.status().isServable)
            let error = try await failure { _ = try await old.migrate() }
            #expect(error.kind == .ahead && error.description.contains("3 break"))
        }
    }

    @Test("Changed current texts are noticed and replayed, unchanged ones are not")
    func current() async throws {
        try await Fixture.with { fixture in
            _ = try await migrator(fixture.conninfo, [first], current: [view]).migrate()
            let changed = (view.path, view.text.replacing("SELECT id", with: "SELECT id, 1 AS one"))
            let next = try migrator(fixture.conninfo, [first], current: [changed])
            #expect(try await next.status() == .currentTextsDiffer)
            #expect(try await next.migrate().isCurrentReplayed)
            #expect(try await next.status() == .current)
            #expect(try await fixture.asked("SELECT count(one) FROM atelier.people") == 0)
        }
    }

    @Test("A failing current text names its file and leaves the old ones")
    func failingCurrent() async throws {
        try await Fixture.with { fixture in
            _ = try await migrator(fixture.conninfo, [first], current: [view]).migrate()
            let broken = [(view.path, "DROP VIEW atelier.people;"), ("sql/current/z.sql", "SELECT 1;\nSELEKT")]
            let error = try await failure {
                _ = try await migrator(fixture.conninfo, [first], current: broken).migrate()
            }
            #expect(error.description.hasPrefix("sql/current/z.sql:2:"))
            #expect(try await fixture.asked("SELECT count(*) FROM atelier.people") == 0)
        }
    }

    @Test("The last step comes with the current texts that stand on it, or not at all")
    func lastStep() async throws {
        try await Fixture.with { fixture in
            _ = try await migrator(fixture.conninfo, [first], current: [view]).migrate()
            let next = try migrator(fixture.conninfo, [first, second], current: [(view.path, "SELEKT")])
            _ = try await failure { _ = try await next.migrate() }
            guard case .behind(let pending) = try await next.status() else {
                Issue.record("the step is there without its texts")
                return
            }
            #expect(pending.map(\.version) == [2])
        }
    }

    @Test("An administrative transaction that fails leaves its session usable, and nothing else")
    func administrativeTransaction() async throws {
        try await Fixture.with { fixture in
            let found = try await AdminConnection.with(fixture.conninfo, logger: quiet) { session in
                #expect(throws: DatabaseError.self) {
                    try session.transaction { try session.run("CREATE TABLE left_over (id int); SELEKT") }
                }
                return try session.one("SELECT to_regclass('left_over') IS NULL", as: Bool.self)
            }
            #expect(found)
        }
    }

    @Test("Roles are made by the administrator before anything, everything else by the owner")
    func roles() async throws {
        let text = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postgres_tests_owner') THEN
                    CREATE ROLE postgres_tests_owner NOLOGIN;
                END IF;
            END $$;
            """
        try await Fixture.with { fixture in
            let migrator = try migrator(
                fixture.conninfo, [first], current: [view], owner: "postgres_tests_owner",
                roles: ("sql/roles.sql", text))
            _ = try await migrator.migrate()
            _ = try await migrator.migrate()
            let owners: [String] = try await fixture.asked(
                """
                SELECT array_agg(DISTINCT relowner::regrole::text) FROM pg_class
                WHERE relnamespace = 'atelier'::regnamespace
                """)
            #expect(owners == ["postgres_tests_owner"])
        }
    }
}
