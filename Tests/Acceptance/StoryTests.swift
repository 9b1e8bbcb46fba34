import Foundation
import Testing

@Suite("From an empty machine to a certificate")
struct StoryTests {
    @Test("A past training is planned, filled, attended and certified, and anybody can verify the certificate")
    func certificate() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        let session = try town.published("A", on: "2025-05-05", ["--room", town.room, "--module", "1"])
        try town.done("session", "assign", session, ani, "--state", "accepted", "--role", "lead")
        let people = try [
            town.done("person", "add", "Anahit Petrosyan", "--own-script", "Անահիտ Պետրոսյան", "--language", "hy"),
            town.done("person", "add", "Davit Grigoryan"),
        ]
        for person in people { try town.done("registration", "add", session, person, "--late", "Entered from paper") }
        try town.done("attendance", "record", session, "--block", "1", "--all-present", "--absent", people[1])
        #expect(try town.done("certificate", "due", session).contains("Attended 0 % of the time, 80 % are needed."))
        let issued = try town.machine.atelier("certificate", "issue", session, "--format", "json").json(
            [[String: Datum]].self)
        let number = try #require(issued.first?["number"]?.text)
        #expect(issued.count == 1)
        #expect(issued.first?["name"] == .text("Anahit Petrosyan"))
        #expect(issued.first?["title"] == .text("Guest service"))
        #expect(try town.done("certificate", "issue", session).contains("Nobody was due"))
        #expect(try town.done("certificate", "verify", number) == "Certificate \(number) is valid.")
        try print(number, town)
    }

    private func print(_ number: String, _ town: Town) throws {
        let file = "\(town.machine.home)-\(town.mark).html"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try town.done("certificate", "print", number, "--output", file)
        let page = try String(contentsOfFile: file, encoding: .utf8)
        for words in [number, "Անահիտ Պետրոսյան", "Guest service"] { #expect(page.contains(words)) }
        let again = try town.machine.atelier("certificate", "print", number, "--output", file)
        #expect(again.status == 1)
        #expect(again.complaints.count == 1)
    }

    @Test("A mistyped certificate number is caught by its check symbol, on a machine without a database too")
    func mistyped() throws {
        let nowhere = Machine("nowhere")
        let answer = try nowhere.atelier("certificate", "verify", "0000-0000-0001")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("0000-0000-0001 is no certificate's number"))
        #expect(!FileManager.default.fileExists(atPath: nowhere.home))
    }

    @Test("A number that could be one but was never issued is not valid")
    func unknown() throws {
        let answer = try Town().machine.atelier("certificate", "verify", "0000-0000-0000")
        #expect(answer.status == 1)
        #expect(answer.errors == "No certificate 0000-0000-0000 is known here; check the number.\n")
    }

    @Test(
        "A full session puts the next person on the waiting list, with the place and the reason; a freed seat goes there"
    )
    func waiting() throws {
        let town = try Town()
        let session = try town.published("A", ["--capacity", "1"])
        let people = try ["Ani", "Davit"].map { try town.done("person", "add", $0) }
        try town.done("registration", "add", session, people[0])
        #expect(
            try town.done("registration", "add", session, people[1])
                == "\(people[1]) waits in place 1 for session \(session): Session \(session) is full.")
        #expect(try town.done("registration", "list", session).contains("Session \(session) is full."))
        #expect(try town.done("session", "show", session).contains("waitlisted"))
        let freed = try town.done("registration", "cancel", session, people[0], "--because", "Found a job")
        #expect(freed.contains("one person moved up: P-"))
        #expect(try !town.done("registration", "list", session).contains("waitlisted"))
    }

    @Test("A session is moved, resized, closed, opened and cancelled, and says so")
    func changes() throws {
        let town = try Town()
        let session = try town.published("A")
        #expect(
            try town.done("session", "move", session, "--days", "7")
                == "Session \(session) now starts 2030-05-13 09:00 (Asia/Yerevan). Nobody has to be told.")
        #expect(
            try town.done("session", "resize", session, "--capacity", "5").contains("takes 5 people; 0 are in, 0 wait"))
        try town.done("session", "close", session)
        let person = try town.done("person", "add", "Ani")
        let closed = try town.machine.atelier("registration", "add", session, person)
        #expect(closed.status == 1)
        #expect(closed.errors.contains("Registration for session \(session) is closed"))
        try town.done("session", "open", session)
        try town.done("registration", "add", session, person)
        try town.done("session", "cancel", session, "--because", "Flood")
        #expect(try town.done("upcoming", "--country", "AM", "--training", town.training).contains("cancelled"))
        #expect(try town.machine.atelier("session", "publish", session).status == 1)
    }

    @Test("What is said of a person can be changed and taken away again; what isn't named stays")
    func editing() throws {
        let town = try Town()
        let ani = try town.done("person", "add", "Ani", "--language", "hy", "--email", "ani@example.org")
        try town.done("person", "edit", ani, "--phone", "+374 10 123456", "--without", "email")
        let shown = try town.machine.atelier("person", "show", ani, "--format", "json").json([[String: Datum]].self)
        #expect(shown.first?["language"] == .text("hy"))
        #expect(shown.first?["phone"] == .text("+374 10 123456"))
        #expect(shown.first?["email"] == .null)
    }

    @Test("A repeated local time is taken as --fold says")
    func fold() throws {
        let town = try Town()
        let night = ["--zone", "Europe/Brussels", "--starts", "2030-10-27 02:30", "--ends", "2030-10-27 10:00"]
        for (name, fold, offset) in [("A", "earlier", "+02:00"), ("B", "later", "+01:00")] {
            try town.done(town.planning(name, night + ["--fold", fold]))
            let shown = try town.machine.atelier("session", "show", town.session(name), "--format", "json")
            #expect(shown.output.contains("\"starts\": \"2030-10-27T02:30:00\(offset)\""))
        }
    }
}
