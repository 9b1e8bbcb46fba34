import Foundation
import Testing

@Suite("The database itself")
struct DatabaseTests {
    @Test(
        "On an empty machine two shells at once both get their answer; then the database is stopped, started and told of"
    )
    func life() throws {
        let machine = Machine("life")
        defer { machine.remove() }
        let absent = try machine.atelier("db", "status", "--format", "json").json([[String: Datum]].self)
        #expect(absent.first?["state"] == .text("absent"))
        #expect(!FileManager.default.fileExists(atPath: machine.home))

        let runs = try ["Ani", "Davit"].map { try machine.start(["person", "add", $0]) }
        let answers = runs.map { $0.finish() }
        #expect(answers.map(\.status) == [0, 0], "\(answers)")
        #expect(try machine.atelier("person", "list", "--format", "json").json([[String: Datum]].self).count == 2)
        #expect(answers.contains { $0.complaints.count == 1 && $0.errors.contains("until `atelier db stop`") })
        #expect(try state(machine) == "running")

        #expect(try machine.atelier("db", "stop").output.contains("is stopped"))
        #expect(try state(machine) == "stopped")
        #expect(try machine.atelier("db", "stop").output.contains("No database runs"))
        let again = try machine.atelier("person", "list", "--format", "json")
        #expect(again.complaints.count == 1)
        #expect(try again.json([[String: Datum]].self).count == 2)
        #expect(try machine.atelier("person", "list").errors.isEmpty)
        #expect(try machine.atelier("db", "start").status == 0)
    }

    @Test("A first office is set up under its own name on an empty machine, and only there")
    func initOnce() throws {
        let machine = Machine("init")
        defer { machine.remove() }
        let words = [
            "init", "--office", "EVN-OFFICE", "--name", "Yerevan office", "--administrator", "lusine", "--country",
            "AM",
        ]
        #expect(try machine.atelier(words).output == "Office EVN-OFFICE is set up, with lusine as administrator.\n")
        #expect(try machine.atelier("user", "list", "--as", "lusine").output.contains("EVN-OFFICE"))
        let again = try machine.atelier(words)
        #expect(again.status == 1)
        #expect(again.complaints.count == 1)
    }

    @Test("A database that lacks steps is refused by commands and by serve, until it is migrated")
    func behind() throws {
        let town = try Town()
        let empty = ["--database", town.machine.conninfo("postgres", user: "atelier_admin")]
        for words in [["country", "list"], ["serve", "--bind", "127.0.0.1:0"]] {
            let run = try town.machine.start(words + empty)
            let answer = run.finish(within: .seconds(60))
            #expect(answer.status == 1)
            #expect(answer.errors.contains("The database lacks"))
            #expect(answer.errors.contains("Run `atelier db migrate`."))
        }
        #expect(
            try town.machine.atelier(["db", "migrate"] + empty).output.contains("as this release of atelier knows it"))
        let served = ["--database", town.machine.conninfo("postgres", user: "atelier_service")]
        let admitted = try town.machine.atelier(["init", "--office", "HQ", "--name", "Headquarters"] + empty)
        let token = admitted.output.trimmingCharacters(in: .newlines)
        let users = try town.machine.atelier(["user", "list"] + served, environment: ["ATELIER_TOKEN": token])
        #expect(users.output.contains("administrator"), "\(users.errors)")
        #expect(try town.machine.atelier(["user", "list"] + served).output.contains("administrator") == false)
    }

    @Test("A database role for which row security doesn't hold is refused by commands and by serve")
    func unboundRole() throws {
        let town = try Town()
        let unbound = ["--database", town.machine.conninfo("atelier", user: "atelier_admin")]
        for words in [["country", "list"], ["serve", "--bind", "127.0.0.1:0"]] {
            let answer = try town.machine.start(words + unbound).finish(within: .seconds(60))
            #expect(answer.status == 1)
            #expect(answer.complaints.count == 1)
            #expect(answer.errors.contains("atelier_admin isn't bound by row security"))
        }
    }

    @Test("libpq variables that name no place don't reach the private database")
    func libpqVariables() throws {
        let environment = [
            "PGUSER": "somebody", "PGOPTIONS": "-c work_mem=nonsense", "PGAPPNAME": "x",
            "PGSSLMODE": "require",
        ]
        #expect(try Town().machine.atelier(["person", "add", "Ani"], environment: environment).status == 0)
    }

    @Test("--demo ignores every other database, and says what to do when there is no demo")
    func demo() throws {
        let environment = ["ATELIER_DATABASE_URL": "postgresql://127.0.0.1:1/x", "PGHOST": "127.0.0.1", "PGPORT": "1"]
        let answer = try Machine("nowhere").atelier(["country", "list", "--demo"], environment: environment)
        #expect(answer.status == 1)
        #expect(answer.errors == "There is no demo on this machine yet; run `atelier demo` first.\n")
    }

    @Test(
        "A database that can't be reached is status 69 and one sentence without the password",
        arguments: [
            (["--database", "postgresql://ani:geheim@127.0.0.1:1/atelier"], [:]),
            ([], ["ATELIER_DATABASE_URL": "postgresql://ani:geheim@127.0.0.1:1/atelier"]),
            ([], ["PGHOST": "127.0.0.1", "PGPORT": "1", "PGPASSWORD": "geheim"]),
            ([], ["ATELIER_HOME": "/tmp/" + String(repeating: "long", count: 30)]),
            ([], ["ATELIER_HOME": "/etc"]),
        ] as [([String], [String: String])])
    func outOfReach(_ options: [String], _ environment: [String: String]) throws {
        let answer = try Machine("nowhere").atelier(["country", "list"] + options, environment: environment)
        #expect(answer.status == 69)
        #expect(answer.output.isEmpty)
        // Before it finds that it can't, it may have said that it begins to create one.
        #expect(answer.complaints.filter { !$0.hasPrefix("Creating") }.count == 1, "\(answer.errors)")
        #expect(!answer.errors.contains("geheim"))
    }

    @Test("Every promise holds after stories were played")
    func doctor() throws {
        let town = try Town()
        let session = try town.published("A", ["--capacity", "1"])
        for name in ["Ani", "Davit"] {
            try town.done("registration", "add", session, town.done("person", "add", name))
        }
        #expect(try town.done("doctor") == "Every promise holds.")
    }

    private func state(_ machine: Machine) throws -> String? {
        try machine.atelier("db", "status", "--format", "json").json([[String: Datum]].self).first?["state"]?.text
    }
}
