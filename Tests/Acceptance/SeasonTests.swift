import Foundation
import Testing

/// A season's work from the command line alone, from the first nomination to the last question about somebody who is gone.
@Suite("A season's work")
struct SeasonTests {
    @Test("A course in Brussels: nominees, a swap, a trainer who declines, a hall that floods, a clock change, a minor")
    func course() throws {
        let course = try Course()
        let nominees = try course.theMinistryNominatesByItsLink()
        try course.oneMoreThanIsReservedIsRefused()
        let waiting = try course.othersTakeTheLastSeatAndWait()
        try course.theMinistrySwapsOne(of: nominees, andNobodyInTheLineMoves: waiting)
        try course.oneTrainerDeclinesAndAnotherAccepts()
        try course.theHallFloodsAndEverybodyHasToBeTold(nominees: nominees)
        try course.itMovesAcrossTheClockChange()
        try course.aLargerHallLetsInWhoWaits(waiting)
        try course.aMinorNeedsAGuardian()
    }

    @Test("Trainers of three generations, each taught by the one before; the last is erased, and still counted")
    func cascade() throws {
        let cascade = try Cascade()
        let bela = try cascade.course("A", on: "2024-05-06", by: cascade.first, for: "Bela of \(cascade.town.mark)")
        let cyril = try cascade.course("B", on: "2025-05-05", by: bela.trainer, for: "Cyril of \(cascade.town.mark)")
        try cascade.nobodyBeyondTheThirdGeneration(taughtBy: cyril.trainer)
        try cascade.theLineageShows(bela, then: cyril)
        try cascade.whoIsErasedIsStillCounted(cyril)
    }
}

/// A course of three seats in Brussels, two of them kept for a ministry's people.
private struct Course {
    let town: Town
    let session: String
    let link: String
    private var ministry: String { "MIN-\(town.mark)" }
    private var hall: String { "HALL-\(town.mark)" }
    private var annex: String { "ANNEX-\(town.mark)" }

    init() throws {
        town = try Town()
        let ministry = "MIN-\(town.mark)"
        try town.done("organisation", "add", ministry, "--name", "Ministry", "--kind", "authority", "--country", "GE")
        for (venue, room, seats) in [("HALL", "Hall", "8"), ("ANNEX", "Annex", "20")] {
            let code = "\(venue)-\(town.mark)"
            try town.done("venue", "add", code + "-V", "--name", room, "--country", "BE", "--town", "Brussels")
            try town.done("venue", "add-room", code + "-V", code, "--name", room, "--seats", seats)
        }
        session = try town.published(
            "A", on: "2030-03-28",
            ["--in", "BE", "--zone", "Europe/Brussels", "--capacity", "3", "--room", "HALL-\(town.mark)"])
        try town.done("session", "reserve", session, "2", "--organisation", ministry, "--until", "2030-03-27 18:00")
        link = try town.done(
            "nomination", "add", session, "--organisation", ministry, "--contact", "N. Beridze, personnel")
    }

    func theMinistryNominatesByItsLink() throws -> [String] {
        let nominees = try ["Nino Beridze", "Giorgi Lomidze"].map {
            try town.done("nomination", "fill", $0, "--link", link, "--language", "ka")
        }
        #expect(try town.done("nomination", "show", "--link", link).contains("2 of 2 seats used"))
        #expect(try standing(nominees[0]) == "confirmed")
        #expect(try standing(nominees[1]) == "confirmed")
        return nominees
    }

    func oneMoreThanIsReservedIsRefused() throws {
        let third = try town.machine.atelier("nomination", "fill", "Tamar Kapanadze", "--link", link)
        #expect(third.status == 1)
        #expect(third.errors.contains("seats"))
    }

    /// - Returns: who waits.
    func othersTakeTheLastSeatAndWait() throws -> String {
        let people = try ["Awa Diop", "Davit Petrosyan"].map { try town.done("person", "add", $0) }
        try town.done("registration", "add", session, people[0])
        let said = try town.done("registration", "add", session, people[1])
        #expect(said.hasPrefix("\(people[1]) waits in place 1 for session \(session)"))
        return people[1]
    }

    func theMinistrySwapsOne(of nominees: [String], andNobodyInTheLineMoves waiting: String) throws {
        let other = try town.done("nomination", "swap", nominees[1], "Levan Gelashvili", "--link", link)
        #expect(try standing(other) == "confirmed")
        #expect(try standing(waiting) == "waitlisted")
        let gone = try #require(try registration(nominees[1]))
        #expect(gone["state"] == .text("cancelled"))
        #expect(gone["reason"]?.text?.contains(other) == true, "\(gone)")
        let sheet = try town.rows("nomination", "show", "--link", link)
        #expect(sheet.contains { $0["name"] == .text("Levan Gelashvili") })
    }

    func oneTrainerDeclinesAndAnotherAccepts() throws {
        let (ani, davit) = (try town.trainer("ani"), try town.trainer("davit"))
        try town.done("session", "ask", session, ani)
        try town.done("trainer", "answer", ani, session, "no", "--because", "On leave")
        try town.done("session", "ask", session, davit)
        #expect(try town.done("trainer", "answer", davit, session, "yes").contains("accepted as lead"))
        let shown = try town.done("session", "show", session)
        for words in ["declined", "On leave", "accepted"] { #expect(shown.contains(words)) }
    }

    func theHallFloodsAndEverybodyHasToBeTold(nominees: [String]) throws {
        #expect(try town.done("session", "told", session) == "Nobody has to be told anything of session \(session).")
        try town.done("session", "edit-block", session, "1", "--room", annex)
        let told = try town.rows("session", "told", session)
        // Two nominees, who has the last seat, who waits, and the trainer who accepted.
        #expect(told.count == 5)
        #expect(told.allSatisfy { $0["kind"] == .text("moved") })
        #expect(told.contains { $0["person"] == .text(nominees[0]) })
        #expect(!told.contains { $0["person"] == .text(nominees[1]) })
        let due = try #require(try town.rows("todo").first { $0["session"] == .text(session) })
        #expect(due["standing"] == .text("today"))
        #expect(due["what"]?.text?.contains("2030-03-28 09:00 (Europe/Brussels), Annex, Brussels") == true, "\(due)")
        let done = try town.done("session", "told", session, "--how", "phone")
        #expect(done == "5 notices of session \(session) are done with.")
        #expect(try town.rows("session", "told", session).isEmpty)
    }

    func itMovesAcrossTheClockChange() throws {
        let before = try sequence()
        #expect(try shown("starts") == .text("2030-03-28T09:00:00+01:00"))
        let rehearsed = try town.done("session", "move", session, "--days", "7", "--dry-run")
        let times = "2030-03-28 09:00–17:00 is freed, 2030-04-04 09:00–17:00 is taken (Europe/Brussels)."
        for line in ["Room \(annex): \(times)", "Lead DAVIT-\(town.mark): \(times)", "participants: \(times)"] {
            #expect(rehearsed.contains(line), "\(rehearsed)")
        }
        let moved = try town.done("session", "move", session, "--days", "7")
        #expect(moved.hasPrefix("Session \(session) now starts 2030-04-04 09:00 (Europe/Brussels). To be told:"))
        #expect(try shown("starts") == .text("2030-04-04T09:00:00+02:00"))
        #expect(try calendar().contains("DTSTART;TZID=Europe/Brussels:20300404T090000"))
        #expect(try sequence() > before)
        try town.done("session", "told", session, "--how", "letter")
    }

    func aLargerHallLetsInWhoWaits(_ waiting: String) throws {
        try town.done("session", "resize", session, "--capacity", "5")
        #expect(try standing(waiting) == "confirmed")
        let told = try town.rows("session", "told", session)
        #expect(told.map { $0["person"] } == [.text(waiting)])
        #expect(told.map { $0["kind"] } == [.text("promoted")])
    }

    func aMinorNeedsAGuardian() throws {
        let lusine = try town.done("person", "add", "Lusine Sargsyan", "--birth-date", "2015-05-05")
        let refused = try town.machine.atelier("registration", "add", session, lusine)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("guardian"))
        #expect(try standing(lusine) == nil)
        try town.done("person", "guardian", "add", lusine, "Karine Sargsyan", "--relation", "mother")
        try town.done("registration", "add", session, lusine)
        #expect(try standing(lusine) == "confirmed")
        #expect(try shown("seats") == .text("5/5"))
    }

    private func registration(_ person: String) throws -> [String: Datum]? {
        try town.rows("registration", "list", session).first { $0["person"] == .text(person) }
    }

    private func standing(_ person: String) throws -> String? { try registration(person)?["state"]?.text }

    private func shown(_ key: String) throws -> Datum? { try town.rows("session", "show", session).first?[key] }

    private func calendar() throws -> String {
        try town.done("upcoming", "--training", town.training, "--format", "ics")
    }

    private func sequence() throws -> Int {
        let found = try calendar().firstMatch(of: /SEQUENCE:(\d+)/)
        return try #require(found.flatMap { Int($0.output.1) })
    }
}

/// A training whose finishers may teach it, down to the third generation, in a project that counts them.
private struct Cascade {
    let town: Town
    /// The first generation.
    let first: String
    private var project: String { "PR-\(town.mark)" }

    /// Somebody who finished a course and may teach since.
    struct Finisher {
        let person: String
        let trainer: String
        let session: String
        let certificate: String
    }

    init() throws {
        town = try Town()
        first = try town.trainer("ani")
        try town.done("project", "add", "PR-\(town.mark)", "--name", "Cascade", "--from", "2024-01-01")
        try town.done("training", "grant", town.training, town.training, "--months", "60", "--last-generation", "3")
    }

    func course(_ name: String, on day: String, by teacher: String, for participant: String) throws -> Finisher {
        let (person, session, certificate) = try finish(name, on: day, by: teacher, for: participant)
        let lineage = try town.rows("trainer", "lineage", teacher)
        let trainer = try #require(lineage.first { $0["direction"] == .text("taught") }?["trainer"]?.text)
        return Finisher(person: person, trainer: trainer, session: session, certificate: certificate)
    }

    func nobodyBeyondTheThirdGeneration(taughtBy teacher: String) throws {
        _ = try finish("C", on: "2026-05-04", by: teacher, for: "Daria of \(town.mark)")
        let taught = try town.rows("trainer", "lineage", teacher).filter { $0["direction"] == .text("taught") }
        #expect(taught.isEmpty)
    }

    func theLineageShows(_ second: Finisher, then third: Finisher) throws {
        let taught = try town.rows("trainer", "lineage", first)
        #expect(taught.map { $0["trainer"] } == [.text(second.trainer), .text(third.trainer)])
        #expect(taught.map { $0["generation"] } == [.number(2), .number(3)])
        #expect(taught.map { $0["of"] } == [.text(first), .text(second.trainer)])
        let profile = try town.done("trainer", "show", third.trainer)
        for words in ["course", "2025-05-05", "taught by", second.trainer] { #expect(profile.contains(words)) }
    }

    func whoIsErasedIsStillCounted(_ finisher: Finisher) throws {
        #expect(try participants() == .number(3))
        try town.done("person", "erase", finisher.person, "--because", "Asked for it by letter", "--apply")
        let shown = try #require(try town.rows("person", "show", finisher.person).first)
        #expect(shown["name"] == .null)
        #expect(shown["erased"] == .flag(true))
        #expect(try participants() == .number(3))
        let there = try town.rows("registration", "list", finisher.session)
        #expect(there.map { $0["name"] } == [.null])
        #expect(there.map { $0["attendance"] } == [.text("attended")])
        #expect(try town.done("certificate", "verify", finisher.certificate).contains("is valid"))
    }

    /// Person, session, certificate's number.
    private func finish(_ name: String, on day: String, by teacher: String, for participant: String) throws
        -> (String, String, String)
    {
        let session = try town.published(name, on: day, ["--module", "1", "--project", project])
        try town.done("session", "assign", session, teacher, "--state", "accepted")
        let person = try town.done("person", "add", participant, "--language", "hy")
        try town.done("registration", "add", session, person, "--late", "Entered from paper")
        try town.done("attendance", "record", session, "--block", "1", "--all-present")
        let issued = try town.rows("certificate", "issue", session)
        return (person, session, try #require(issued.first?["number"]?.text))
    }

    private func participants() throws -> Datum? {
        try town.rows("project", "figures", project).first {
            $0["part"] == .text("figure") && $0["measure"] == .text("participants")
        }?["realised"]
    }
}
