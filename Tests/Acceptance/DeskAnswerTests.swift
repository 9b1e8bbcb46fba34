import Foundation
import Testing

/// What the tool says when something was done, isn't there, or was mistyped.
@Suite("Answers at the desk")
struct DeskAnswerTests {
    @Test("What another office's persons did is counted and called theirs, not missing; files have a column a field")
    func hidden() throws {
        let town = try Town()
        let (office, clerk, round) = ("OFF-\(town.mark)", "clerk\(town.mark)", "HID-\(town.mark)")
        try town.done("organisation", "add", office, "--name", "Another office", "--kind", "office", "--country", "GE")
        try town.done("user", "add", clerk, "--office", office, "--role", "office")
        let path = "\(town.machine.home)-\(town.mark)-hidden.json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try """
        {"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "town", "type": "text", "label": {"en": "Town"}}]}
        """.write(toFile: path, atomically: true, encoding: .utf8)
        try town.done("form", "add", "HF-\(town.mark)", path)
        let session = try town.published("H", ["--host", office])
        for words in [
            [
                "add", round, "--title", "Youth", "--form", "HF-\(town.mark)", "--zone", "Africa/Ouagadougou",
                "--opens",
                "2020-01-01 08:00", "--closes", "2090-01-01 18:00", "--session", "\(session):2",
            ], ["open", round],
        ] {
            try town.done(["round"] + words + ["--as", clerk])
        }
        try town.done(
            "application", "add", round, "--language", "fr", "--answer", "name=Awa", "--answer", "town=Garango", "--as",
            clerk)
        let figures = try town.rows("round", "show", round)[0]
        #expect(figures["applications"] == .number(1))
        #expect(
            try town.done("application", "list", round)
                == "Round \(round) has applications (1) that are for its office, \(office), to see; act as one of its users "
                + "(--as).")
        let file = try town.done("application", "list", round, "--format", "csv", "--as", clerk)
        let lines = file.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(lines.first?.suffix(2) == ["answer_name", "answer_town"])
        #expect(lines.last?.suffix(2) == ["Awa", "Garango"])
        #expect(try town.done("certificate", "list", session).hasPrefix("The acting office sees no certificate of"))
    }

    @Test("A reserved seat is said to be one; reserved seats are given back with 0, and no more than there are is kept")
    func reserved() throws {
        let town = try Town()
        let session = try town.published("R", ["--capacity", "2"])
        let until = ["--until", "2030-05-01 18:00"]
        let tooMany = try town.machine.atelier(["session", "reserve", session, "3", "--country", "GE"] + until)
        #expect(tooMany.status == 1)
        #expect(tooMany.errors.contains("has 2 places, so 3 of them can't be reserved"))
        try town.done(["session", "reserve", session, "2", "--country", "GE"] + until)
        let nino = try town.done("person", "add", "Nino \(town.mark)", "--country", "GE")
        let ani = try town.done("person", "add", "Ani \(town.mark)")
        let given = try town.done("registration", "add", session, nino)
        #expect(given == "\(nino) has a seat in session \(session), one of those reserved for GE.")
        #expect(try town.done("registration", "add", session, ani).contains("waits in place 1"))
        #expect(try town.rows("registration", "list", session).map { $0["reserved_for"] } == [.text("GE"), .null])
        let released = try town.done("session", "reserve", session, "0", "--country", "GE")
        #expect(
            released == "No seats of session \(session) are kept for GE any more; one person moved up: \(ani).")
    }

    @Test("Who rises in the line is told from where to where; who moves up is named")
    func line() throws {
        let town = try Town()
        let session = try town.published("L", ["--capacity", "1"])
        let people = try ["A", "B", "C"].map { try town.done("person", "add", "\($0) of line \(town.mark)") }
        for person in people { try town.done("registration", "add", session, person) }
        let said = try town.done(
            "registration", "prioritise", session, people[2], "--to", "1", "--because", "Comes from afar")
        #expect(said.hasSuffix(": now in place 1 (was in place 2); nobody moved up."))
        let freed = try town.done("registration", "cancel", session, people[0], "--because", "Ill")
        #expect(freed.hasSuffix("; one person moved up: \(people[2])."))
        let erased = try town.rows("person", "erase", people[2], "--because", "letter", "--apply")
        #expect(erased.contains { $0["noun"] == .text("seat") && $0["detail"] == .text("\(session): \(people[1])") })
    }

    @Test("Publishing says who sees it, opening a draft that it isn't open yet, cancelling whom it concerns")
    func states() throws {
        let town = try Town()
        let session = town.session("P")
        let planned = try town.machine.atelier(town.planning("P", on: "2020-05-04", ["--visibility", "staff"]))
        #expect(planned.complaints == ["Session \(session) is over: it ended 2020-05-04 17:00 (Asia/Yerevan)."])
        #expect(try town.done("session", "open", session).contains("will be open once it is published"))
        let published = try town.done("session", "publish", session)
        #expect(published.contains("for staff alone, on no page and in no feed"))
        #expect(published.hasSuffix("; its registration is open."))
        let coming = try town.published("Q")
        try town.done("registration", "add", coming, try town.done("person", "add", "Q of \(town.mark)"))
        #expect(
            try town.done("session", "cancel", coming, "--because", "Flood")
                == "Session \(coming) is cancelled. To be told: 1 registered; see `atelier session told`.")
    }

    @Test("A code that isn't there is refused in filters too; a country is found by its name")
    func filters() throws {
        let town = try Town()
        for words in [
            ["upcoming", "--training", "NOPE"], ["session", "list", "--project", "NOPE"],
            ["upcoming", "--training", "NOPE", "--format", "json"], ["session", "list", "--country", "NOPE"],
        ] {
            let answer = try town.machine.atelier(words)
            #expect(answer.status == 1, "\(words)")
            #expect(answer.errors.contains("NOPE"), "\(words)")
        }
        let session = try town.published("F", on: "2031-01-07", ["--in", "Armenia"])
        func listed(_ more: String...) throws -> [Datum?] {
            try JSONDecoder().decode(
                [[String: Datum]].self,
                from: Data(try town.done(["session", "list", "--format", "json"] + more).utf8)
            ).map { $0["code"] }
        }
        #expect(try listed("--country", "armenia", "--from", "2031-01-07", "--until", "2031-01-07") == [.text(session)])
        #expect(try !listed("--until", "2031-01-06").contains(.text(session)))
        #expect(try !listed("--state", "draft").contains(.text(session)))
    }

    @Test(
        "Wrong usage says what was expected, and which command was probably meant",
        arguments: [
            (["session", "lst"], "There is no command `atelier session lst`; did you mean `atelier session list`?"),
            (["sesion", "list"], "There is no command `atelier sesion`; did you mean `atelier session`?"),
            (["round", "xyzzy"], "expected one of: list, show, add"),
            (["session", "resize", "S", "--capacity", "two"], "expected a whole number such as 12"),
            (["person", "add", "Anna", "--phone", "12"], "expected a telephone number of four digits or more"),
        ])
    func usage(_ words: [String], _ says: String) throws {
        let answer = try Machine("nowhere").atelier(words)
        #expect(answer.status == 64)
        #expect(answer.errors.contains(says), "\(answer.errors)")
    }

    @Test("A move names a trainer by code and what can be done; negative days need no sign of equality")
    func move() throws {
        let town = try Town()
        let trainer = try town.trainer("Tigran")
        let (one, other) = (try town.published("M"), try town.published("N", on: "2030-05-07"))
        for session in [one, other] { try town.done("session", "assign", session, trainer, "--state", "accepted") }
        let answer = try town.machine.atelier("session", "move", other, "--days", "-1")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("\(trainer) is expected elsewhere from 2030-05-06 09:00"))
        #expect(answer.errors.contains("put somebody else on the session first (`atelier session assign`)"))
    }

    @Test("A person of a name that is there already is added, with a hint")
    func namesake() throws {
        let town = try Town()
        let first = try town.done("person", "add", "Ebrima Touray \(town.mark)")
        let second = try town.machine.atelier("person", "add", "ebrima touray \(town.mark)")
        #expect(second.status == 0)
        #expect(second.errors.hasPrefix("\(first) has the same name; if it is the same person, `atelier person merge"))
    }
}
