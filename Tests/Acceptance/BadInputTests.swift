import Testing

@Suite("What bad input gets")
struct BadInputTests {
    /// What is wrong, the words that are to be changed in a good plan, and what the one sentence must say.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let words: [String]
        let says: [String]

        init(_ what: String, _ words: [String], says: [String]) {
            testDescription = what
            self.words = words
            self.says = says
        }
    }

    static let plans: [Case] = [
        Case("an unknown country", ["--in", "ZZ"], says: ["no country ZZ", "atelier country list"]),
        Case("an unknown country that it is for", ["--for", "ZZ"], says: ["no country ZZ"]),
        Case("an unknown training", ["--training", "NONE"], says: ["no training NONE", "atelier training list"]),
        Case("an unknown room", ["--room", "NONE"], says: ["no room NONE", "atelier venue list"]),
        Case(
            "a zone that doesn't exist", ["--zone", "Asia/Erewan"],
            says: ["no time zone “Asia/Erewan”", "Asia/Yerevan"]),
        Case(
            "an end before the start", ["--ends", "2030-05-06 08:00"],
            says: ["The end 2030-05-06 08:00 is not after the start 2030-05-06 09:00", "Asia/Yerevan", "later"]),
        Case(
            "a local time that a clock change skips",
            ["--zone", "Europe/Brussels", "--starts", "2030-03-31 02:30", "--ends", "2030-03-31 10:00"],
            says: ["2030-03-31 02:30 doesn't exist in Europe/Brussels", "03:30"]),
        Case(
            "a local time that a clock change repeats",
            ["--zone", "Europe/Brussels", "--starts", "2030-10-27 02:30", "--ends", "2030-10-27 10:00"],
            says: ["2030-10-27 02:30 exists twice in Europe/Brussels", "--fold earlier", "--fold later"]),
        Case("no places", ["--capacity", "0"], says: ["at least one place"]),
        Case(
            "a further block that ends before it starts", ["--block", "2030-05-07 10:00/09:00"],
            says: ["2030-05-07 09:00"]),
    ]

    @Test(
        "A plan that can't be gets one sentence with the place and what was expected, and nothing is half done",
        arguments: plans)
    func plan(_ bad: Case) throws {
        let town = try Town()
        let answer = try town.machine.atelier(town.planning("A", bad.words))
        expectNo(answer, says: bad.says)
        #expect(try town.machine.atelier("session", "show", town.session("A")).status == 1)
    }

    @Test("A session over its room gets one sentence with both numbers, and goes through with a reason")
    func overRoom() throws {
        let town = try Town()
        let plan = town.planning("A", ["--capacity", "13", "--room", town.room])
        expectNo(try town.machine.atelier(plan), says: ["13 places", town.room, "12 seats", "--override"])
        try town.done(plan + ["--override", "One more chair"])
        let check = try town.machine.atelier("schedule", "check")
        #expect(check.status == 1)
        #expect(check.output.contains(town.session("A")))
    }

    @Test("A person who is registered already gets one sentence, and stays registered once")
    func registeredTwice() throws {
        let town = try Town()
        let ani = try town.done("person", "add", "Ani")
        let session = try town.published("A")
        try town.done("registration", "add", session, ani)
        expectNo(try town.machine.atelier("registration", "add", session, ani), says: ["n session \(session) already"])
        let list = try town.machine.atelier("registration", "list", session, "--format", "json").json(
            [[String: Datum]].self)
        #expect(list.count == 1)
    }

    @Test("A trainer without qualification gets one sentence that names the day, and isn't put on the session")
    func unqualified() throws {
        let town = try Town()
        let person = try town.done("person", "add", "Ani")
        try town.done("trainer", "add", "ANI-\(town.mark)", "--person", person)
        try town.done(town.planning("A"))
        let assign = ["session", "assign", town.session("A"), "ANI-\(town.mark)", "--state", "accepted"]
        expectNo(
            try town.machine.atelier(assign),
            says: ["ANI-\(town.mark)", "not qualified", "2030-05-06", "trainer qualify"])
        #expect(try town.done("session", "show", town.session("A")).contains("None yet; put one on it"))
    }

    @Test("A third booking that overlaps only an overridden one is refused")
    func thirdBooking() throws {
        let town = try Town()
        let ani = try town.done("person", "add", "Ani")
        let sessions = try ["A", "B", "C"].map { try town.published($0) }
        try town.done("registration", "add", sessions[0], ani)
        try town.done("registration", "add", sessions[1], ani, "--override", "Half a day each")
        try town.done("registration", "cancel", sessions[0], ani, "--because", "Changed her mind")
        expectNo(try town.machine.atelier("registration", "add", sessions[2], ani), says: ["xpected elsewhere"])
    }

    static let usages: [Case] = [
        Case(
            "a day that isn't there", ["upcoming", "--from", "2026-02-30"],
            says: ["--from", "2026-02-30", "2026-05-04"]),
        Case(
            "a time that can't be read",
            ["session", "add-block", "X", "--starts", "9 o'clock", "--ends", "2026-05-04 10:00"],
            says: ["--starts", "9 o'clock", "2026-05-04 09:00"]),
        Case(
            "a share over 100",
            ["training", "add", "X", "--title", "X", "--theme", "x", "--minimum-attendance", "101"],
            says: ["--minimum-attendance", "101", "percentage"]),
        Case("an unknown format", ["country", "list", "--format", "xml"], says: ["xml", "table"]),
        Case(
            "an unknown role", ["user", "add", "ani", "--office", "HOME", "--role", "boss"],
            says: ["boss", "administrator"]),
        Case(
            "a start without an end",
            [
                "session", "add", "X", "--zone", "UTC", "--language", "en", "--capacity", "1",
                "--starts", "2026-05-04 09:00",
            ], says: ["--starts", "--ends"]),
        Case("nobody named", ["attendance", "record", "X", "--block", "1"], says: ["--present"]),
        Case(
            "a block that can't be read",
            [
                "session", "add", "X", "--zone", "UTC", "--language", "en", "--capacity", "1",
                "--block", "tomorrow",
            ], says: ["--block", "tomorrow", "09:00/17:00"]),
    ]

    @Test("Wrong usage gets status 64, the option, what was found and what was expected", arguments: usages)
    func usage(_ bad: Case) throws {
        let answer = try Machine("nowhere").atelier(bad.words)
        #expect(answer.status == 64)
        #expect(answer.output.isEmpty)
        let said = answer.complaints.first ?? ""
        for words in bad.says { #expect(said.contains(words), "“\(words)” in “\(said)”") }
    }

    private func expectNo(_ answer: Outcome, says: [String], location: SourceLocation = #_sourceLocation) {
        #expect(answer.status == 1, sourceLocation: location)
        #expect(answer.output.isEmpty, sourceLocation: location)
        #expect(answer.complaints.count == 1, "\(answer.errors)", sourceLocation: location)
        for words in says {
            #expect(answer.errors.contains(words), "“\(words)” in “\(answer.errors)”", sourceLocation: location)
        }
    }
}
