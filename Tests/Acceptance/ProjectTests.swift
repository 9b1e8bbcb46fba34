import Foundation
import Testing

@Suite("Projects, needs and head counts from the command line")
struct ProjectTests {
    @Test("A project from its plan to its figures, and its stop")
    func project() throws {
        let town = try Town()
        let (project, donor) = ("RET-\(town.mark)", "EU-\(town.mark)")
        try town.done("organisation", "add", donor, "--name", "European Union", "--kind", "donor")
        try town.done(
            "project", "add", project, "--name", "Return", "--from", "2009-01-01", "--donor", "\(donor):80",
            "--retention-months", "60")
        try town.done(
            "project", "target", project, "--measure", "reached", "--planned", "300", "--until", "2010-06-30",
            "--counts", "experts from the Netherlands and other EU states", "--not-comparable",
            "those counted so far are from the Netherlands only")
        try town.done(
            "project", "cost", project, "Assignments", "--currency", "EUR", "--planned", "9000000", "--spent", "5800000"
        )
        let emblem = "\(town.machine.home)-\(town.mark).svg"
        try "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>"
            .write(toFile: emblem, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: emblem) }
        try town.done("project", "paper", project, "certificate", "--line", "Co-funded", "--emblem", emblem)
        try town.done(
            "headcount", "record", project, "--activity", "Assignments", "--from", "2009-01-01", "--until",
            "2010-05-01", "--total", "256", "--unit", "experts")
        let shown = try town.done("project", "show", project)
        for words in ["80", "300", "9000000.00", "5800000.00", "Co-funded", "image/svg+xml", "returnees"] {
            #expect(shown.contains(words), "\(words)")
        }
        let figures = try figures(of: project, in: town)
        let target = try #require(figures.first)
        #expect(target["planned"] == .number(300))
        #expect(target["realised"] == .number(256))
        #expect(target["comparable"] == .flag(false))
        #expect(
            target["note"]
                == .text(
                    "Planned and realised don't count the same: those counted so far are from the Netherlands only."))
        try town.done("project", "stop", project, "--on", "2030-01-01", "--because", "Low demand")
        try town.done(town.planning("A", ["--project", project]))
        let publish = try town.machine.atelier("session", "publish", town.session("A"))
        #expect(publish.status == 1)
        #expect(publish.errors.hasPrefix("Project \(project) was stopped on 2030-01-01 (Low demand), so session"))
        try town.done("project", "resume", project, "--because", "Demand is back")
        try town.done("session", "publish", town.session("A"))
        try town.done("project", "edit", project, "--name", "Temporary return", "--without", "retention-months")
        #expect(try town.done("project", "list").contains("Temporary return"))
    }

    private func figures(of project: String, in town: Town, as user: [String] = []) throws -> [[String: Datum]] {
        let answer = try town.machine.atelier(["project", "figures", project, "--format", "json"] + user)
        try #require(answer.status == 0, "\(answer.errors)")
        return try answer.json([[String: Datum]].self)
    }

    @Test("Figures have persons by sex and age group in CSV, and a donor's user reads them and no names")
    func breakdown() throws {
        let town = try Town()
        let (project, donor, user) = ("RET-\(town.mark)", "EU-\(town.mark)", "eu\(town.mark)")
        try town.done("organisation", "add", donor, "--name", "European Union", "--kind", "donor")
        try town.done("user", "add", user, "--office", donor, "--role", "donor")
        try town.done("project", "add", project, "--name", "Return", "--donor", donor)
        try town.done(town.planning("A", on: "2020-05-06", ["--project", project, "--visibility", "staff"]))
        try town.done("session", "publish", town.session("A"))
        for (name, sex, year) in [("Ani", "female", "2001"), ("Karen", "male", "1980")] {
            let person = try town.done("person", "add", name, "--sex", sex, "--birth-year", year)
            try town.done("registration", "add", town.session("A"), person, "--late", "On paper")
        }
        try town.done("attendance", "record", town.session("A"), "--block", "1", "--all-present")
        let rows = try figures(of: project, in: town, as: ["--as", user])
        let women = rows.first { $0["part"] == .text("breakdown") && $0["sex"] == .text("female") }
        #expect(women?["age_group"] == .text("18–24"))
        #expect(women?["realised"] == .number(1))
        #expect(rows.first { $0["measure"] == .text("participants") }?["realised"] == .number(2))
        let csv = try town.machine.atelier("project", "figures", project, "--format", "csv")
        #expect(csv.output.contains("male,35–49"))
        let seats = rows.first { $0["measure"] == .text("seats") }
        #expect(seats?["note"] == .text("Demand was low: 2 of 12 seats were taken (17 %)."))
        #expect(!csv.output.contains("Ani"))
        for words in [["person", "list"], ["registration", "list", town.session("A")], ["outcome", "list"]] {
            let answer = try town.machine.atelier(words + ["--as", user])
            #expect(!answer.output.contains("Ani"), "\(words)")
        }
        let other = "OTH-\(town.mark)"
        try town.done("project", "add", other, "--name", "Another")
        let refused = try town.machine.atelier("project", "figures", other, "--as", user)
        #expect(refused.status == 1)
        #expect(refused.complaints.count == 1)
    }

    @Test("From a need to a fitting session, a referral and its outcome")
    func need() throws {
        let town = try Town()
        let session = try town.published("A")
        let person = try town.done("person", "add", "Ani", "--language", "hy")
        let need = try town.done(
            "need", "add", person, "Work in a hotel", "--training", town.training, "--country", "AM")
        #expect(need.wholeMatch(of: /N-[0-9A-Z]{8}/) != nil)
        let match = try town.done("need", "match", need)
        #expect(match.contains(session) && match.contains("It is the training looked for."))
        #expect(match.contains("It is held in the person's language."))
        let referral = try town.done("referral", "add", need, "--session", session, "--answer-by", "2030-05-01")
        let closed = try town.machine.atelier("need", "close", need, "--met")
        #expect(closed.status == 1)
        #expect(closed.errors.contains("atelier referral complete \(referral)"))
        try town.done("referral", "accept", referral)
        let declined = try town.machine.atelier("referral", "decline", referral, "--because", "x")
        #expect(declined.status == 1)
        #expect(declined.errors.contains("can't go from accepted to declined"))
        try town.done("referral", "drop", referral, "--because", "Found work")
        #expect(try town.done("referral", "list", "--need", need).contains("dropped out"))
        try town.done("need", "close", need, "--because", "Found work elsewhere")
        #expect(try town.done("need", "list", "--person", person).contains("Found work elsewhere"))
        try town.done("outcome", "record", "employed", "--on", "2026-01-01", "--referral", referral)
        let outcomes = try town.machine.atelier("outcome", "list", "--format", "json").json([[String: Datum]].self)
        #expect(outcomes.contains { $0["person"] == .text(person) && $0["kind"] == .text("employed") })
    }

    @Test("A head count is corrected and removed, and its parts must add up")
    func headCount() throws {
        let town = try Town()
        let project = "AC-\(town.mark)"
        try town.done("project", "add", project, "--name", "Campaigns")
        let record = [
            "headcount", "record", project, "--activity", "School day", "--country", "XK", "--from", "2020-05-06",
            "--unit", "pupils",
        ]
        let count = try town.done(record + ["--female", "30", "--male", "31"])
        try town.done("headcount", "edit", count, "--bound", "at least")
        let listed = try town.machine.atelier("headcount", "list", "--project", project, "--format", "json").json(
            [[String: Datum]].self)
        #expect(listed.first?["total"] == .number(61))
        #expect(listed.first?["bound"] == .text("at least"))
        #expect(listed.first?["country_note"]?.text?.hasPrefix("References to Kosovo") == true)
        let wrong = try town.machine.atelier(record + ["--total", "5", "--female", "4"])
        #expect(wrong.status == 1)
        #expect(
            wrong.errors == "The parts 4 don't add up to the total 5; correct one of them, or leave the total out.\n")
        try town.done("headcount", "remove", count, "--because", "Counted twice")
        #expect(try town.machine.atelier("headcount", "remove", count, "--because", "x").status == 1)
    }

    static let usages: [BadInputTests.Case] = [
        .init(
            "a target without a number", ["project", "target", "X", "--measure", "sessions"], says: ["--planned"]),
        .init(
            "an unknown measure",
            ["project", "target", "X", "--measure", "people", "--planned", "1", "--counts", "x"],
            says: ["people", "--measure"]),
        .init(
            "a target in and for a country",
            [
                "project", "target", "X", "--measure", "sessions", "--in", "AM", "--for", "GE", "--planned", "1",
                "--counts", "x",
            ], says: ["--in", "--for"]),
        .init(
            "an amount with a comma", ["project", "cost", "X", "Rent", "--currency", "EUR", "--planned", "9,000"],
            says: ["--planned", "9,000", "9000.50"]),
        .init(
            "a cost line without an amount", ["project", "cost", "X", "Rent", "--currency", "EUR"], says: ["--spent"]),
        .init("a paper that bears nothing", ["project", "paper", "X", "badge"], says: ["--line"]),
        .init(
            "days the wrong way round",
            ["project", "figures", "X", "--from", "2020-02-01", "--until", "2020-01-01"],
            says: ["--until 2020-01-01 is before --from 2020-02-01"]),
        .init("a need closed for no reason", ["need", "close", "N-1"], says: ["--met", "--because"]),
        .init("a referral to nothing", ["referral", "add", "N-1"], says: ["--session", "--training"]),
        .init(
            "a referral to two things", ["referral", "add", "N-1", "--session", "A", "--training", "B"],
            says: ["one thing"]),
        .init("an outcome of nobody", ["outcome", "record", "grant", "--on", "2020-01-01"], says: ["--person"]),
        .init(
            "money without a currency",
            ["outcome", "record", "grant", "--on", "2020-01-01", "--organisation", "X", "--amount", "9000"],
            says: ["--amount", "9000", "9000.50 EUR"]),
        .init(
            "a head count of nothing", ["headcount", "record", "X", "--from", "2020-01-01", "--total", "5"],
            says: ["--session", "--activity"]),
        .init(
            "a head count without a number", ["headcount", "record", "X", "--activity", "x", "--from", "2020-01-01"],
            says: ["--total", "--female"]),
        .init(
            "a head count at no time", ["headcount", "record", "X", "--activity", "x", "--total", "5"],
            says: ["--from"]),
    ]

    @Test("Wrong usage gets status 64 and one sentence", arguments: usages)
    func usage(_ bad: BadInputTests.Case) throws {
        let answer = try Machine("nowhere").atelier(bad.words)
        #expect(answer.status == 64)
        let said = answer.complaints.first ?? ""
        for words in bad.says { #expect(said.contains(words), "“\(words)” in “\(said)”") }
    }

    @Test("A bad plan gets one sentence: an unknown currency, an emblem that runs something, shares above the whole")
    func refused() throws {
        let town = try Town()
        let project = "RET-\(town.mark)"
        try town.done("project", "add", project, "--name", "Return")
        let emblem = "\(town.machine.home)-\(town.mark)-bad.svg"
        try "<svg><script>x</script></svg>".write(toFile: emblem, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: emblem) }
        let cases: [(words: [String], says: String)] = [
            (["cost", project, "Rent", "--currency", "EUX", "--planned", "1"], "There is no currency EUX in ISO 4217"),
            (
                ["cost", project, "Rent", "--currency", "EUR", "--planned", "1.125"],
                "Amounts in EUR have at most 2 decimals, but 1.125 has more"
            ),
            (["paper", project, "badge", "--emblem", emblem], "The emblem holds a script"),
            (["paper", project, "badge", "--emblem", "/nowhere/eu.svg"], "/nowhere/eu.svg can't be read"),
            (["edit", project, "--donor", "HOME:60", "--donor", "HOME:60"], "An organisation stands once"),
            (["edit", project, "--planned=-1"], "The number of people planned can't be negative"),
            (["target", project, "--measure", "sessions", "--remove"], "Project \(project) has no such target"),
            (
                ["target", project, "--measure", "head counts", "--planned", "1", "--counts", "x"],
                "Head counts are planned in a unit such as families"
            ),
            (["stop", project, "--on", "2030-01-01", "--because", " "], "Stopping a project needs a day and a reason"),
            (["figures", "NONE-\(town.mark)"], "There is no project NONE-\(town.mark)"),
        ]
        for bad in cases {
            let answer = try town.machine.atelier(["project"] + bad.words)
            #expect(answer.status == 1, "\(bad.words)")
            #expect(answer.complaints.count == 1, "\(answer.errors)")
            #expect(answer.errors.hasPrefix(bad.says), "\(answer.errors)")
        }
    }
}
