import Foundation
import Testing

@Suite("How people come in")
struct ComingInTests {
    private let form = """
        {"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "born", "type": "date", "label": {"en": "Born"}, "required": true, "maps_to": "birth_date"},
        {"key": "town", "type": "choice", "label": {"en": "Town"}, "maps_to": "municipality", "stratum": true,
         "options": [{"value": "a", "label": {"en": "Tenkodogo"}}, {"value": "b", "label": {"en": "Garango"}}]},
        {"key": "health", "type": "text", "label": {"en": "Health"}, "sensitivity": "special", "delete_after_days": 30}]}
        """

    private func file(_ town: Town, _ name: String, _ text: String) throws -> String {
        let path = "\(town.machine.home)-\(town.mark)-\(name).json"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// An open round with a session of two seats.
    private func round(_ town: Town) throws -> (round: String, session: String) {
        let path = try file(town, "form", form)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (code, round) = ("YOUTH-\(town.mark)", "ROUND-\(town.mark)")
        #expect(try town.done("form", "check", path).contains("is a form of 4 fields: Youth."))
        #expect(try town.done("form", "add", code, path) == "Form \(code) is added as version 1.")
        let session = try town.published("Y", ["--capacity", "2"])
        try town.done(
            "round", "add", round, "--title", "First round", "--form", code, "--zone", "Africa/Ouagadougou", "--opens",
            "2020-01-01 08:00", "--closes", "2090-01-01 18:00", "--session", "\(session):2")
        try town.done(
            "round", "require", round, "--field", "born", "--age", "15/35", "--on", "2026-06-01", "--because",
            "Only for people from 15 to 35")
        try town.done(
            "round", "require", round, "--field", "town", "--one-of", "Tenkodogo", "--because", "Only for Tenkodogo")
        try town.done("round", "open", round)
        return (round, session)
    }

    @Test("A round takes applications, judges them with reasons, and keeps doubles and withdrawn ones apart")
    func roundOfApplications() throws {
        let town = try Town()
        let (round, session) = try round(town)
        func apply(_ name: String, _ born: String, _ place: String, _ more: String...) throws -> String {
            let said = try town.done(
                [
                    "application", "add", round, "--language", "fr", "--answer", "name=\(name)", "--answer",
                    "born=\(born)",
                    "--answer", "town=\(place)", "--prefer", session,
                ] + more)
            return try #require(said.firstMatch(of: /A-[0-9A-Z]{10}/).map { String($0.output) })
        }
        let awa = try apply("Awa Ouédraogo", "2000-05-05", "Tenkodogo", "--answer", "health=asthma")
        let old = try apply("Issa", "1970-01-01", "a")
        _ = try apply("Moussa", "2000-01-01", "Garango")
        let again = try apply("awa  ouédraogo", "2000-05-05", "a")
        #expect(try town.done("application", "judge", round) == "Round \(round): 2 eligible, 2 not.")
        #expect(try town.done("application", "list", round).contains("Not eligible: Only for people from 15 to 35."))
        #expect(try town.done("application", "doubles", round).contains(again))
        try town.done("application", "double", again, "--of", awa, "--because", "Same card")
        try town.done(
            "application", "judge", round, "--application", old, "--eligible", "--because", "Born in 1999, misread")
        let withdrawn = try town.done("application", "withdraw", old, "--because", "Found a job")
        #expect(withdrawn == "\(old) is withdrawn.")
        let shown = try town.machine.atelier("round", "show", round, "--format", "json").json([[String: Datum]].self)[0]
        #expect(
            ["applications", "eligible", "ineligible", "doubled", "withdrawn"].map { shown[$0] }
                == [.number(4), .number(1), .number(1), .number(1), .number(1)])
        #expect(try town.done("application", "show", awa).contains("asthma"))
        #expect(try !town.done("application", "list", round, "--format", "json").contains("asthma"))
        try town.done("round", "close", round, "--because", "Enough")
        let early = try town.machine.atelier("round", "decide", round)
        #expect(early.status == 1)
        #expect(early.errors.contains("applications that have neither a seat nor a refusal (1)"))
        try town.done("round", "decide", round, "--because", "The project has no seats left")
        let late = try town.machine.atelier("application", "judge", round)
        #expect(late.status == 1)
        #expect(late.errors.contains("is decided; applications are judged while it is open or closed"))
    }

    @Test("A file is shown with everything that is wrong, row by row, and written only when told to")
    func importing() throws {
        let town = try Town()
        let (round, session) = try round(town)
        let path = try file(
            town, "rows",
            """
            [{"name": "Awa", "born": "2000-05-05", "preferences": "\(session)"}, {"born": "5 May", "colour": "red"},
            {"name": "Issa", "born": "2001-01-01", "language": "mos"}]
            """)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let words = ["application", "import", round, path, "--language", "fr"]
        let looked = try town.machine.atelier(words + ["--apply"])
        #expect(looked.status == 1)
        #expect(
            looked.complaints
                == [
                    "Row 2: name: an answer is required and there is none.",
                    "Row 2: born: expected an answer of type date, found “5 May”.",
                    "Row 2: colour: the form has no such field; see `atelier form show`.",
                    "2 of 3 rows are good; nothing was written. Mend the others, or give --good-rows-only with --apply.",
                ])
        #expect(try town.done("application", "list", round, "--format", "json") == "[]")
        #expect(
            try town.done(words + ["--apply", "--good-rows-only"])
                == "2 applications are entered in round \(round), 1 rows are not.")
        #expect(
            try town.machine.atelier("application", "import", round, "/nowhere.json", "--language", "fr").status == 64)
    }

    @Test("A bad form is told with every place; a bad answer, a bad range and a missing reason are told in a sentence")
    func badInput() throws {
        let town = try Town()
        let path = try file(town, "bad", #"{"title": {"en": "x"}, "fields": [{"key": "A", "type": "colour"}]}"#)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let wrong = try town.machine.atelier("form", "check", path)
        #expect(wrong.status == 1)
        #expect(wrong.complaints.count == 4)
        #expect(wrong.complaints.contains { $0.hasPrefix("fields[0].label: expected texts by language") })
        #expect(wrong.complaints.contains { $0.contains("expected one of text, long text") })
        let (round, _) = try round(town)
        for (words, status, complaint) in [
            (["application", "add", round, "--language", "fr"], 1, "name: an answer is required"),
            (["application", "add", round, "--language", "fr", "--answer", "name"], 64, "such as name=Awa"),
            (["application", "add", round, "--language", "fr", "--late", "Post"], 64, "the paper's date"),
            (["application", "show", "A-0000000000"], 1, "No application A-0000000000 is known"),
            (["round", "require", round, "--age", "15/35", "--because", "x"], 64, "--field"),
            (
                ["round", "require", round, "--field", "born", "--age", "x", "--on", "2026-01-01", "--because", "x"],
                64, "a range such as 15/35"
            ),
            (
                ["round", "require", round, "--never", town.training, "--because", "x"], 1,
                "is open, so its form, opening, sessions and rules stay"
            ),
            (["round", "close", round], 1, "closing it early needs a reason"),
            (["round", "show", "NOWHERE"], 1, "There is no round NOWHERE"),
            (["application", "judge", round, "--eligible"], 64, "--application"),
            (["assessment", "add", town.training, "EXAM", "--title", "Test", "--maximum", "20"], 64, "--pass-mark"),
        ] as [([String], Int32, String)] {
            let answer = try town.machine.atelier(words)
            #expect(answer.status == status, "\(words): \(answer.errors)")
            #expect(answer.errors.contains(complaint), "\(words): \(answer.errors)")
        }
    }

    @Test("Another office sees neither round nor applications nor invitations")
    func otherOffice() throws {
        let town = try Town()
        let (round, session) = try round(town)
        let (office, user) = ("KUT-\(town.mark)", "eka\(town.mark)")
        try town.done("organisation", "add", office, "--name", "Other office", "--kind", "office", "--country", "GE")
        try town.done("user", "add", user, "--office", office, "--role", "office")
        let person = try town.done("person", "add", "Ani")
        try town.done("invitation", "add", session, person, "--by", "phone", "--until", "2030-05-01")
        #expect(
            try town.machine.atelier("application", "list", round, "--as", user).errors.contains("There is no round"))
        #expect(try town.machine.atelier("round", "list", "--as", user).output.contains("There is no round yet"))
        #expect(
            try town.machine.atelier("invitation", "list", session, "--as", user).output.contains(
                "Nobody whom the acting office sees"))
        #expect(try town.machine.atelier("invitation", "accept", session, person, "--as", user).status == 1)
    }

    @Test("Who is invited accepts a seat or waits, declines, or is refused with the reason")
    func invitations() throws {
        let town = try Town()
        let session = try town.published("I", ["--capacity", "1"])
        let people = try ["Ani", "Davit", "Nare"].map { try town.done("person", "add", $0) }
        for person in people {
            try town.done("invitation", "add", session, person, "--by", "text message", "--until", "2030-05-01")
        }
        let twice = try town.machine.atelier(
            "invitation", "add", session, people[0], "--by", "letter", "--until", "2030-05-01")
        #expect(twice.errors.hasPrefix("\(people[0]) is invited to session \(session) already"))
        #expect(
            try town.done("invitation", "accept", session, people[0])
                == "\(people[0]) has a seat in session \(session).")
        #expect(try town.done("invitation", "accept", session, people[1]).contains("waits in place 1"))
        try town.done("invitation", "decline", session, people[2], "--because", "Found a job")
        let over = try town.machine.atelier("invitation", "accept", session, people[2])
        #expect(over.status == 1)
        #expect(over.errors.contains("the last one is declined"))
        let states = try town.machine.atelier("invitation", "list", session, "--format", "json").json(
            [[String: Datum]].self)
        #expect(states.map { $0["state"] } == [.text("accepted"), .text("accepted"), .text("declined")])
        #expect(states[0]["until"] == .text("2030-05-02 00:00"))
        #expect(try town.done("invitation", "expire") == "0 invitations expired.")
    }

    @Test("A certificate waits for the minutes and for the test; corrections need a reason")
    func testsAndMinutes() throws {
        let town = try Town()
        let session = try town.published("T", on: "2025-05-05", ["--module", "1"])
        try town.done(
            "assessment", "add", town.training, "EXAM", "--title", "Final test", "--maximum", "20", "--pass-mark", "12",
            "--attempts", "2")
        let person = try town.done("person", "add", "Ani")
        try town.done("registration", "add", session, person, "--late", "From paper")
        try town.done("attendance", "record", session, "--block", "1", "--present", "\(person):240")
        #expect(try town.done("attendance", "sheet", session).contains("50"))
        #expect(try town.done("certificate", "due", session).contains("Attended 50 % of the time"))
        let silent = try town.machine.atelier("attendance", "record", session, "--block", "1", "--all-present")
        #expect(silent.errors.contains("changing it needs a reason (--because"))
        try town.done("attendance", "record", session, "--block", "1", "--all-present", "--because", "Misread")
        #expect(try town.done("certificate", "due", session).contains("no result yet: Final test"))
        func record(_ score: String, _ more: String...) throws -> Outcome {
            try town.machine.atelier(
                ["assessment", "record", session, "EXAM", "--on", "2025-05-05", "--score", "\(person):\(score)"] + more)
        }
        #expect(try record("21").errors.contains("is above the maximum 20 of EXAM"))
        #expect(try record("11.5").status == 0)
        #expect(try town.done("certificate", "due", session).contains("Final test (11.5 of 12)"))
        #expect(try record("12", "--attempt", "1").errors.contains("changing it needs a reason"))
        #expect(try record("13").status == 0)
        #expect(try record("14").errors.contains("more than the 2 that it allows"))
        #expect(
            try town.done("assessment", "results", session, "--format", "csv").contains(
                "EXAM,\(person),Ani,2,13,20,true"))
        #expect(try town.done("certificate", "issue", session).contains("Ani"))
    }
}
