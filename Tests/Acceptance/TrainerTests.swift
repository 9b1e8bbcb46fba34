import Testing

@Suite("Trainers, interpreters, speakers from the command line")
struct TrainerTests {
    @Test("A trainer is looked for, asked, declines with a reason; another accepts, and the roster says where and when")
    func asking() throws {
        let town = try Town()
        let (ani, davit) = (try town.trainer("ani"), try town.trainer("davit"))
        let session = try town.published("A")
        let search = [
            "trainer", "list", "--training", town.training, "--language", "hy", "--free", "2030-05-06..2030-05-07",
        ]
        let free = try town.done(search)
        #expect(free.contains(ani) && free.contains(davit))
        #expect(try town.done("session", "ask", session, ani).contains("atelier trainer answer \(ani) \(session) yes"))
        #expect(try !town.done(search).contains(ani))
        #expect(
            try town.done(search + ["--all"]).contains(
                "Expected elsewhere from 2030-05-06 05:00 to 2030-05-06 13:00 (UTC), in session \(session)."))
        try town.done("session", "remind", session, ani)
        try town.done("trainer", "answer", ani, session, "no", "--because", "On leave")
        #expect(try town.done(search).contains(ani))
        let over = try town.machine.atelier("trainer", "answer", ani, session, "yes")
        #expect(over.status == 1)
        #expect(over.errors.contains("\(ani) is declined for session \(session) (On leave)"))
        try town.done("session", "ask", session, davit)
        #expect(try town.done("trainer", "answer", davit, session, "yes").contains("accepted as lead"))
        let shown = try town.done("trainer", "show", davit)
        for words in ["2030-05-06 09:00–17:00", "Asia/Yerevan", session, "lead", "accepted"] {
            #expect(shown.contains(words))
        }
        try town.done("session", "withdraw", session, davit, "--because", "Ill")
        #expect(try town.done("session", "show", session).contains("Ill"))
        #expect(try town.done(search).contains(davit))
    }

    @Test("A reason for one rule doesn't excuse the other, and findings show the reason")
    func overrides() throws {
        let town = try Town()
        let person = try town.done("person", "add", "Ani")
        let ani = "ANI-\(town.mark)"
        try town.done("trainer", "add", ani, "--person", person, "--language", "hy")
        let sessions = try ["A", "B"].map { try town.published($0) }
        let ask = ["session", "ask", sessions[0], ani]
        let unqualified = try town.machine.atelier(ask + ["--double-booked", "Half a day each"])
        #expect(unqualified.status == 1)
        #expect(unqualified.errors.contains("--unqualified"))
        try town.done(ask + ["--unqualified", "Renewal is on its way"])
        let twice = try town.machine.atelier([
            "session", "ask", sessions[1], ani, "--unqualified", "Renewal is on its way",
        ])
        #expect(twice.status == 1)
        #expect(twice.errors.contains("--double-booked"))
        try town.done(
            "session", "ask", sessions[1], ani, "--unqualified", "Renewal is on its way", "--double-booked",
            "Half a day each")
        let findings = try town.machine.atelier("schedule", "check").output
        #expect(findings.contains("(overridden: Renewal is on its way)"))
        #expect(findings.contains("Trainer \(ani) is expected in two places at once, on purpose: Half a day each."))
        #expect(try town.machine.atelier(ask + ["--override", "x"]).status == 64)
    }

    @Test("An interpreter with the right pair puts a trainer's language right; a speaker needs no code")
    func interpreting() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        let nino = try town.trainer("nino")
        let session = try town.published("A", on: "2030-05-06", ["--language", "fr"])
        try town.done("session", "ask", session, ani)
        let wrong = "Trainer \(ani) isn't known to speak fr"
        #expect(try town.machine.atelier("schedule", "check").output.contains(wrong))
        let unpaired = try town.machine.atelier("session", "ask", session, nino, "--role", "interpreter")
        #expect(unpaired.status == 1)
        #expect(unpaired.errors.contains("Interpreter \(nino) has no language pair with fr on 2030-05-06"))
        try town.done("trainer", "interprets", nino, "fr:hy", "--both-ways")
        #expect(try town.done("trainer", "list", "--interprets", "hy:fr").contains(nino))
        try town.done("session", "ask", session, nino, "--role", "interpreter")
        #expect(try !town.machine.atelier("schedule", "check").output.contains(wrong))
        let guest = try town.done("person", "add", "A guest from the ministry")
        try town.done("session", "ask", session, guest, "--role", "speaker")
        let shown = try town.done("session", "show", session)
        for words in [guest, "A guest from the ministry", "speaker", "interpreter"] { #expect(shown.contains(words)) }
        let lead = try town.machine.atelier("session", "ask", session, guest, "--role", "lead")
        #expect(lead.status == 1)
        try town.done("trainer", "interprets", nino, "fr:hy", "--cancel")
        #expect(
            try town.machine.atelier("schedule", "check").output.contains("Interpreter \(nino) has no language pair"))
    }

    @Test("An absence says where the trainer is expected, and is found until it is taken back")
    func absence() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        let session = try town.published("A")
        try town.done("session", "assign", session, ani, "--state", "accepted")
        let said = try town.done("trainer", "absence", ani, "2030-05-01..2030-05-06", "--kind", "illness")
        #expect(said.contains(session))
        let found = "Trainer \(ani) is absent on 2030-05-06 (illness)"
        #expect(try town.machine.atelier("schedule", "check").output.contains(found))
        #expect(try town.machine.atelier("trainer", "absence", ani, "2030-05-03", "--kind", "leave").status == 1)
        try town.done("trainer", "absence", ani, "2030-05-04..2030-05-30", "--cancel")
        #expect(try !town.machine.atelier("schedule", "check").output.contains(found))
        #expect(try town.done("trainer", "show", ani).contains("2030-05-03"))
        try town.done("trainer", "available", ani, "--from", "2030-06-01")
        #expect(
            try town.machine.atelier("schedule", "check").output.contains(
                "Trainer \(ani) isn't available on 2030-05-06"))
        try town.done("trainer", "available", ani, "--always")
        #expect(try !town.machine.atelier("schedule", "check").output.contains("\(ani) isn't available"))
    }

    @Test("Finishing a trainer course makes a trainer, shown in the lineage; finishing it again renews")
    func cascade() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        try town.done("training", "grant", town.training, town.training, "--months", "24", "--last-generation", "2")
        #expect(try town.done("training", "show", town.training).contains("Finishing it grants"))
        let bela = try town.done("person", "add", "Bela of \(town.mark)")
        for (name, day) in [("A", "2024-05-06"), ("B", "2025-05-05")] {
            let session = try town.published(name, on: day, ["--module", "1"])
            try town.done("session", "assign", session, ani, "--state", "accepted")
            try town.done("registration", "add", session, bela, "--late", "Entered from paper")
            try town.done("attendance", "record", session, "--block", "1", "--all-present")
            try town.done("certificate", "issue", session)
        }
        let shown = try town.machine.atelier("trainer", "lineage", ani, "--format", "json").json([[String: Datum]].self)
        #expect(shown.count == 1)
        let code = try #require(shown.first?["trainer"]?.text)
        #expect(shown.first?["generation"] == .number(2))
        let profile = try town.done("trainer", "show", code)
        for words in ["2024-05-06", "2026-05-06", "2028-05-06", "course", "renewal", "taught by"] {
            #expect(profile.contains(words), "\(words)")
        }
    }

    @Test("A reported course counts once it is confirmed, apart from sessions; a rejected one never")
    func reports() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        let report = [
            "trainer", "report", ani, "--training", town.training, "--in", "XK", "--language", "sq", "--female", "5",
            "--male", "4",
        ]
        let first = try town.done(report + ["--days", "2024-02-02..2024-02-03"])
        let second = try town.done(report + ["--days", "2024-03-02"])
        let again = try town.machine.atelier(report + ["--days", "2024-02-03"])
        #expect(again.status == 1)
        #expect(again.complaints.count == 1)
        try town.done("trainer", "confirm", first)
        try town.done("trainer", "reject", second, "--because", "No sign-in sheet")
        #expect(try town.machine.atelier("trainer", "confirm", second).status == 1)
        let tally = try town.machine.atelier("trainer", "tally", "--format", "json").json([[String: Datum]].self)
        let mine = try #require(tally.first { $0["training"] == .text(town.training) })
        #expect(mine["courses"] == .number(1))
        #expect(mine["participants"] == .number(9))
        #expect(mine["country_note"]?.text?.contains("1244") == true)
        let listed = try town.done("trainer", "reports", "--trainer", ani)
        for words in [first, second, "confirmed", "No sign-in sheet", "1244"] { #expect(listed.contains(words)) }
        let none = report.dropLast(4) + ["--days", "2024-04-02"]
        #expect(try town.machine.atelier(Array(none)).errors.contains("Somebody must have come"))
        let late = try town.machine.atelier(report + ["--days", "2030-02-02"])
        #expect(late.errors.contains("lasts until 2030-02-02"))
    }

    static let usages: [[String]] = [
        ["trainer", "list", "--free", "2026-11-07..2026-11-03"],
        ["trainer", "list", "--free", "November"],
        ["trainer", "list", "--interprets", "kaen"],
        ["trainer", "answer", "ANI", "S", "maybe"],
        ["trainer", "answer", "ANI", "S", "no"],
        ["trainer", "edit", "ANI"],
        ["trainer", "available", "ANI"],
        ["trainer", "available", "ANI", "--always", "--from", "2026-01-01"],
        ["trainer", "absence", "ANI", "2026-01-01", "--kind", "boredom"],
        ["trainer", "reject", "R-1"],
        ["session", "withdraw", "S", "ANI"],
        ["session", "ask", "S", "ANI", "--role", "cook"],
        ["training", "grant", "HM", "HM", "--months", "0"],
    ]

    @Test("What can't be read is wrong usage", arguments: usages)
    func usage(words: [String]) throws {
        let answer = try Machine("nowhere").atelier(words)
        #expect(answer.status == 64, "\(answer.errors)")
    }
}
