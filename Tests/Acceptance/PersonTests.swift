import Testing

@Suite("Persons")
struct PersonTests {
    @Test("A person who was entered twice, in two scripts, is found, told with the reason, and made one")
    func twice() throws {
        let town = try Town()
        // A name of the town's own, in both scripts.
        let letters = Dictionary(uniqueKeysWithValues: zip("0123456789", zip("bgdztlkmns", "բգդզտլկմնս")))
        let latin = "Sar" + town.mark.compactMap { letters[$0].map { String($0.0) } }.joined(separator: "a")
        let own = "Սար" + town.mark.compactMap { letters[$0].map { String($0.1) } }.joined(separator: "ա")
        let one = try town.done(
            "person", "add", "Gayane \(latin)", "--birth-date", "1990-05-04", "--country", "am", "--phone", "010 123456"
        )
        let two = try town.done(
            "person", "add", "Գայանե \(own)", "--birth-year", "1990", "--phone", "+374 10 12 34 56",
            "--patronymic", "Արամի")
        let found = try people(town, "person", "list", "Գայանե \(own)")
        #expect(Set(found.compactMap { $0["reference"]?.text }) == [one, two])
        #expect(found.first?["country"] == .text("AM"))
        let likely = try people(town, "person", "duplicates", one)
        #expect(likely.count == 1)
        #expect(likely.first?["reason"]?.text?.contains("the same name, the same birth year, the same phone") == true)

        let session = try town.published("A")
        try town.done("registration", "add", session, two)
        let merge = ["person", "merge", one, two, "--because", "One woman"]
        let shown = try town.machine.atelier(merge)
        #expect(shown.status == 0)
        #expect(shown.output.contains("\(session) (confirmed)"))
        #expect(shown.errors.contains("--apply"))
        #expect(try people(town, "registration", "list", session).first?["person"] == .text(two))
        try town.done(merge + ["--apply"])
        #expect(try people(town, "registration", "list", session).first?["person"] == .text(one))
        let kept = try people(town, "person", "show", two).first
        #expect(kept?["reference"] == .text(one))
        #expect(kept?["former_references"] == .list([.text(two)]))
        #expect(kept?["name_own_script"] == .text("Գայանե \(own)"))
        #expect(try people(town, "person", "duplicates", one).isEmpty)
    }

    @Test("Two who are said to be two are not asked about again")
    func distinct() throws {
        let town = try Town()
        let pair = try (1...2).map { _ in
            try town.done("person", "add", "Narine Zzq\(town.mark)", "--birth-year", "1990")
        }
        #expect(try people(town, "person", "duplicates", pair[0]).count == 1)
        try town.done("person", "distinct", pair[0], pair[1], "--because", "Cousins")
        #expect(try people(town, "person", "duplicates", pair[0]).isEmpty)
    }

    @Test("A minor's guardian answers and consents; the consent is withdrawn, and the history stays")
    func minor() throws {
        let town = try Town()
        let narek = try town.done("person", "add", "Narek", "--birth-year", "2024")
        let purpose = "photo-\(town.mark.map { ["0": "a", "1": "b", "2": "c", "3": "d"][$0] ?? "e" }.joined())"
        try town.done("person", "consent", "add-text", purpose, "--language", "en", "--text", "May we?")
        let give = ["person", "consent", "give", narek, purpose, "--language", "en", "--how", "On paper"]
        expectNo(try town.machine.atelier(give), says: [narek, "may be under 18", "--guardian"])
        expectNo(
            try town.machine.atelier(give + ["--guardian", "Karine"]),
            says: ["no guardian Karine", "atelier person guardian list"])
        try town.done("person", "guardian", "add", narek, "Karine", "--relation", "mother", "--phone", "1")
        expectNo(
            try town.machine.atelier("person", "guardian", "add", narek, "karine", "--relation", "aunt"),
            says: ["answers for \(narek) already"])
        try town.done(give + ["--guardian", "karine"])
        try town.done("person", "consent", "withdraw", narek, purpose, "--because", "Called")
        try town.done("person", "guardian", "remove", narek, "Karine")
        let consents = try people(town, "person", "consent", "list", narek)
        #expect(consents.map { $0["state"] } == [.text("withdrawn")])
        #expect(consents.map { $0["guardian"] } == [.text("Karine")])
        #expect(try people(town, "person", "guardian", "list", narek).isEmpty)
        #expect(try people(town, "person", "consent", "texts").contains { $0["purpose"] == .text(purpose) })
    }

    @Test("What somebody needs in a session is read by its host, by no other office, and in no listing or export")
    func careNeeds() throws {
        let town = try Town()
        let (office, user) = ("TBS-\(town.mark)", "nino\(town.mark)")
        try town.done("organisation", "add", office, "--name", "Tbilisi office", "--kind", "office", "--country", "GE")
        try town.done("user", "add", user, "--office", office, "--role", "office")
        let session = try town.published("A")
        let ani = try town.done("person", "add", "Ani")
        let add = ["person", "care-need", "add", session, ani, "--kind", "medical", "--need", "Insulin at noon"]
        expectNo(try town.machine.atelier(add), says: ["isn't registered for session \(session)"])
        try town.done("registration", "add", session, ani)
        try town.done(add)
        try town.done("person", "share", ani, "--with", office, "--because", "Moves", "--until", "2031-01-01")
        #expect(
            try people(town, "person", "care-need", "list", session).map { $0["need"] } == [.text("Insulin at noon")])
        #expect(try people(town, "person", "care-need", "list", session, "--as", user).isEmpty)
        for words in [
            ["person", "list"], ["person", "show", ani], ["person", "export", ani], ["registration", "list", session],
        ] {
            #expect(try !town.done(words + ["--as", user]).contains("Insulin"), "\(words)")
        }
        #expect(try town.done("person", "export", ani).contains("Insulin"))
        #expect(try !town.done("registration", "list", session).contains("Insulin"))
        try town.done("person", "unshare", ani, "--with", office)
        #expect(try town.machine.atelier("person", "show", ani, "--as", user).status == 1)
        expectNo(
            try town.machine.atelier("person", "unshare", ani, "--with", office), says: ["isn't shared with \(office)"])
        #expect(try town.done("person", "care-need", "remove", session, ani).hasPrefix("Removed 1 need of \(ani)"))
        #expect(try people(town, "db", "compact").contains { $0["kind"] == .text("care needs") })
    }

    @Test("A person says which offices see them and why, and everything that is known of them is exported")
    func whosePerson() throws {
        let town = try Town()
        let office = "GYU-\(town.mark)"
        try town.done("organisation", "add", office, "--name", "Gyumri office", "--kind", "office", "--country", "AM")
        let ani = try town.done("person", "add", "Ani")
        try town.done("person", "share", ani, "--with", office, "--because", "Lives there", "--until", "2031-01-01")
        let shown = try town.done("person", "show", ani)
        #expect(shown.contains("Seen by HOME, which registered the person."))
        #expect(shown.contains("Seen by \(office), which is shared the person: Lives there, until 2031-01-01."))
        let export = try town.machine.atelier("person", "export", ani).json([String: Datum].self)
        #expect(Set(export.keys).isSuperset(of: ["person", "history"]))
        guard case .list(let persons) = export["person"], case .object(let person) = persons.first else {
            Issue.record("no person in the export")
            return
        }
        #expect(person["office"] == .text("HOME"))
    }

    @Test("An erased person has no name left, is counted still, and can't be changed any more")
    func erased() throws {
        let town = try Town()
        let session = try town.published("A")
        let ani = try town.done("person", "add", "Siranush\(town.mark)", "--sex", "female", "--country", "AM")
        try town.done("registration", "add", session, ani)
        let erase = ["person", "erase", ani, "--because", "Asked for it by letter"]
        let shown = try town.machine.atelier(erase)
        #expect(shown.output.contains("name") && shown.output.contains(session))
        #expect(try town.done("person", "show", ani).contains("Siranush"))
        try town.done(erase + ["--apply"])
        #expect(try !town.done("person", "export", ani).contains("Siranush"))
        #expect(try people(town, "person", "show", ani).first?["erased"] == .flag(true))
        #expect(try people(town, "registration", "list", session).map { $0["state"] } == [.text("cancelled")])
        expectNo(try town.machine.atelier(erase + ["--apply"]), says: ["\(ani) was erased"])
        expectNo(
            try town.machine.atelier("registration", "add", session, ani),
            says: ["No person", "is known to the acting office"])
        let machineWide = try town.machine.atelier("doctor")
        #expect(machineWide.status == 0, "\(machineWide.output)")
    }

    @Test(
        "What can't be said of a person gets one sentence",
        arguments: [
            (["--birth-date", "2090-01-01"], "born in the future"),
            (["--birth-year", "1700"], "between 1900 and 2100"),
            (["--country", "ZZ"], "no country ZZ"),
            (["--patronymic", " "], "patronymic can't be empty"),
        ])
    func badDetails(_ words: [String], _ says: String) throws {
        let town = try Town()
        expectNo(try town.machine.atelier(["person", "add", "Ani"] + words), says: [says])
    }

    @Test("Who teaches a coming session is not erased, nor are two trainers made one")
    func expected() throws {
        let town = try Town()
        let session = try town.published("A")
        let code = try town.trainer("Levon")
        try town.done("session", "assign", session, code, "--state", "accepted")
        let trainers = try people(town, "person", "list", "Levon")
        let levon = try #require(trainers.first?["reference"]?.text)
        expectNo(
            try town.machine.atelier("person", "erase", levon, "--because", "Asked"),
            says: [levon, session, "withdraw that first"])
        let ani = try town.done("person", "add", "Ani")
        expectNo(
            try town.machine.atelier("person", "merge", levon, levon, "--because", "x"),
            says: ["itself", "two persons"])
        try town.done("trainer", "add", "ANI-\(town.mark)", "--person", ani)
        expectNo(
            try town.machine.atelier("person", "merge", levon, ani, "--because", "x"),
            says: [code, "ANI-\(town.mark)", "both trainers"])
    }

    private func people(_ town: Town, _ words: String...) throws -> [[String: Datum]] {
        let answer = try town.machine.atelier(words + ["--format", "json"])
        #expect(answer.status == 0, "\(words): \(answer.errors)")
        return try answer.json([[String: Datum]].self)
    }

    private func expectNo(_ answer: Outcome, says parts: [String], location: SourceLocation = #_sourceLocation) {
        #expect(answer.status == 1, "\(answer.output)", sourceLocation: location)
        #expect(answer.complaints.count == 1, "\(answer.errors)", sourceLocation: location)
        for part in parts { #expect(answer.errors.contains(part), "\(answer.errors)", sourceLocation: location) }
    }
}
