import Testing

@Suite("Who acts")
struct PrivacyTests {
    @Test("A second office sees none of the first one's persons, until one is shared with it")
    func secondOffice() throws {
        let town = try Town()
        let (office, user) = ("TBS-\(town.mark)", "nino\(town.mark)")
        try town.done("organisation", "add", office, "--name", "Tbilisi office", "--kind", "office", "--country", "GE")
        try town.done("user", "add", user, "--office", office, "--role", "office")
        let person = try town.done("person", "add", "Ani")
        let hidden = try town.machine.atelier("person", "list", "--as", user, "--format", "json").json(
            [[String: Datum]].self)
        #expect(hidden.isEmpty)
        let shown = try town.machine.atelier("person", "show", person, "--as", user)
        #expect(shown.status == 1)
        #expect(shown.errors == "No person \(person) is known to the acting office; see `atelier person list`.\n")
        try town.done("person", "share", person, "--with", office, "--because", "Moves there", "--until", "2031-01-01")
        let shared = try town.machine.atelier("person", "list", "--as", user, "--format", "json").json(
            [[String: Datum]].self)
        #expect(shared.count == 1)
    }

    @Test("Who isn't an administrator can't add users, and is told what to do")
    func rights() throws {
        let town = try Town()
        let user = "lusine\(town.mark)"
        try town.done("user", "add", user, "--office", "HOME", "--role", "office")
        let answer = try town.machine.atelier(
            "user", "add", "x\(town.mark)", "--office", "HOME", "--role", "office", "--as", user)
        #expect(answer.status == 1)
        #expect(answer.complaints.count == 1)
        #expect(answer.errors.contains("--as"))
    }

    @Test("An unknown user is nobody, and is told so instead of seeing nothing")
    func nobody() throws {
        let answer = try Town().machine.atelier("person", "list", "--as", "nobody")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("No staff user nobody is known here"))
    }

    @Test("A token is printed once, alone, with 256 random bits, and no listing has it")
    func token() throws {
        let town = try Town()
        let user = "karen\(town.mark)"
        try town.done("user", "add", user, "--office", "HOME", "--role", "coordinator")
        let tokens = try (1...2).map { try town.done("user", "token", user, "--label", "Desk \($0)") }
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
        #expect(tokens[0] != tokens[1])
        #expect(try !town.done("user", "list", "--format", "json").contains(tokens[0]))
    }

    @Test("On a database that isn't private the token says who acts, and a wrong one is nobody's")
    func tokenActs() throws {
        let town = try Town()
        let user = "sona\(town.mark)"
        try town.done("user", "add", user, "--office", "HOME", "--role", "coordinator")
        let token = try town.done("user", "token", user, "--label", "Desk")
        let words = ["user", "list", "--database", town.machine.conninfo("atelier", user: "atelier_service")]
        let known = try town.machine.atelier(words, environment: ["ATELIER_TOKEN": token])
        #expect(known.status == 0, "\(known.errors)")
        #expect(known.output.contains(user))
        let wrong = try town.machine.atelier(words, environment: ["ATELIER_TOKEN": token + "x"])
        #expect(wrong.status == 1)
        #expect(
            wrong.errors
                == "No staff user is known here; name one with --as, or on a database that isn't private give a valid token "
                + "in ATELIER_TOKEN.\n")
        #expect(!wrong.errors.contains(token))
        let nobody = try town.machine.atelier(words)
        #expect(!nobody.output.contains(user))
    }

    @Test("--as is refused on a database that isn't private, before anything is connected to")
    func asElsewhere() throws {
        let answer = try Machine("nowhere").atelier(
            "country", "list", "--as", "ani", "--database", "postgresql://127.0.0.1:1/x")
        #expect(answer.status == 64)
        #expect(
            answer.complaints == [
                "--as works on a private database only; on this one the token in ATELIER_TOKEN says who acts."
            ])
    }
}
