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

    @Test("A token ends on its day or when it is taken back, a user when retired: by an administrator, nobody else")
    func ends() throws {
        let town = try Town()
        let (user, other) = ("lusine\(town.mark)", "nino\(town.mark)")
        for name in [user, other] { try town.done("user", "add", name, "--office", "HOME", "--role", "office") }
        let served = ["--database", town.machine.conninfo("atelier", user: "atelier_service")]
        func status(_ token: String) throws -> Int32 {
            try town.machine.atelier(["person", "list"] + served, environment: ["ATELIER_TOKEN": token]).status
        }
        let kept = try town.done("user", "token", user, "--label", "Desk", "--until", "2090-12-31")
        let lost = try town.done("user", "token", user, "--label", "Lost laptop")
        let over = try town.machine.atelier("user", "token", user, "--label", "Late", "--until", "2020-01-01")
        #expect(over.status == 1)
        #expect(over.errors == "A token must be good for some time; give a day that isn't over.\n")
        for words in [
            ["user", "revoke-token", user, "--label", "Lost laptop"], ["user", "retire", user],
            ["user", "tokens", user], ["user", "token", user, "--label", "Mine"],
        ] {
            let answer = try town.machine.atelier(words + ["--as", other])
            #expect(answer.status == 1, "\(words)")
            #expect(answer.errors.contains("other rights"), "\(words): \(answer.errors)")
        }
        #expect(try status(kept) == 0 && status(lost) == 0)
        try town.done("user", "revoke-token", user, "--label", "Lost laptop")
        #expect(try status(kept) == 0 && status(lost) == 1)
        let again = try town.machine.atelier("user", "revoke-token", user, "--label", "Lost laptop")
        #expect(again.errors.contains("has no token “Lost laptop” that is good"))
        let tokens = try town.rows("user", "tokens", user)
        #expect(tokens.map { $0["label"] } == [.text("Desk"), .text("Lost laptop")])
        #expect(tokens[0]["expires_at"] == .text("2091-01-01T00:00:00Z"))
        #expect(tokens[0]["revoked_at"]?.text == nil && tokens[1]["revoked_at"]?.text != nil)
        try town.done("user", "retire", user)
        #expect(try status(kept) == 1)
        #expect(try town.machine.atelier("person", "list", "--as", user).status == 1)
        #expect(try town.rows("user", "list").allSatisfy { $0["name"] != .text(user) })
        #expect(try town.machine.atelier("user", "retire", user).errors.contains("There is no user \(user)"))
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
