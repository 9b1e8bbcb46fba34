import Foundation
import Testing

@Suite("The schedule's check")
struct ScheduleTests {
    @Test("A wanted Sunday is found, accepted with a reason, shown on demand, and found again when it is moved")
    func acceptance() throws {
        let town = try Town()
        let session = try town.published("A", on: "2030-05-05", ["--in", "NE", "--zone", "Africa/Niamey"])
        let check = ["schedule", "check", "--session", session, "--rule", "session_on_weekend"]
        let found = try town.machine.atelier(check)
        #expect(found.status == 1)
        #expect(found.output.contains("Sunday, 2030-05-05"))
        #expect(found.errors.contains("The schedule has 1 problem."))
        try town.done(
            "schedule", "accept", session, "session_on_weekend", "--because", "The participants asked for Sunday")
        let accepted = try town.machine.atelier(check)
        #expect(accepted.status == 0)
        #expect(accepted.output.contains("No problem found."))
        #expect(try town.done(check + ["--accepted"]).contains("The participants asked for Sunday"))
        try town.done("session", "move", session, "--days", "7")
        #expect(try town.machine.atelier(check).output.contains("Sunday, 2030-05-12"))
        let json = try town.machine.atelier(check + ["--format", "json"]).json([[String: Datum]].self)
        #expect(json.first?["severity"] == .text("problem"))
        #expect(json.first?["rule"] == .text("session_on_weekend"))
        #expect(json.first?["facts"] != nil)
    }

    @Test("A trainer in two towns too soon after each other is found, with the distance and the time that is needed")
    func travel() throws {
        let town = try Town()
        let trainer = try town.trainer("ani")
        let first = try town.published("A", ["--ends", "2030-05-06 12:00"])
        let second = try town.published(
            "B", ["--in", "GE", "--zone", "Asia/Tbilisi", "--place", "თბილისი", "--starts", "2030-05-06 13:00"])
        try town.done("session", "assign", second, trainer, "--state", "accepted")
        let check = ["schedule", "check", "--session", second, "--rule", "trainer_travel_time"]
        #expect(try town.machine.atelier(check).status == 0)
        try town.done(
            "session", "add-block", first, "--starts", "2030-05-06 08:00", "--ends", "2030-05-06 08:30", "--room",
            town.room)
        try town.done("session", "assign", first, trainer, "--state", "accepted")
        // The morning's block in a room in Yerevan is known; the other one's place isn't.
        let found = try town.machine.atelier(check)
        #expect(found.status == 0)
        try town.done(
            "session", "add-block", first, "--starts", "2030-05-06 12:00", "--ends", "2030-05-06 12:30", "--room",
            town.room)
        let late = try town.machine.atelier(check)
        #expect(late.status == 1)
        #expect(
            late.output.contains("Trainer \(trainer) has 0:30 h from Yerevan (session \(first), until 2030-05-06 12:30")
        )
        #expect(late.output.contains("the way of 17"))
    }

    @Test("Too few people for the minimum, and what can't be a minimum")
    func minimum() throws {
        let town = try Town()
        try town.done(town.planning("A", ["--minimum", "3"]))
        #expect(
            try town.machine.atelier("session", "resize", town.session("A"), "--minimum", "13").errors.contains(
                "minimum of 13"))
        try town.done("session", "resize", town.session("A"), "--minimum", "0")
        #expect(try town.machine.atelier("session", "resize", town.session("A")).status == 64)
        #expect(
            try town.machine.atelier(town.planning("B", ["--minimum", "0"])).errors.contains("at least one participant")
        )
    }

    @Test("A limit of the check is shown with its standard and its meaning, and set")
    func settings() throws {
        let town = try Town(on: Machine.shared)
        let settings = try town.machine.atelier("schedule", "settings", "--format", "json").json([[String: Datum]].self)
        #expect(settings.count == 13)
        #expect(settings.allSatisfy { $0["meaning"]?.text != nil })
        try town.done("schedule", "settings", "--set", "demand_days=8")
        #expect(try town.done("schedule", "settings").contains("demand_days"))
        try town.done("schedule", "settings", "--set", "demand_days=")
    }

    @Test(
        "Bad words for the check get one sentence",
        arguments: [
            (["check", "--session", "NONE"], 1, "no session NONE"),
            (["check", "--country", "QQ"], 1, "no country QQ"),
            (["check", "--rule", "sunday"], 64, "session_on_holiday"),
            (["check", "--from", "2030-02-01", "--until", "2030-01-01"], 64, "expected a day on or after it"),
            (["accept", "NONE", "session_on_holiday", "--because", "x"], 1, "no session NONE"),
            (["accept", "NONE", "session_on_holiday"], 64, "--because"),
            (["settings", "--set", "visa_day=4"], 1, "expected one of"),
            (["settings", "--set", "visa_days=many"], 64, "visa_days=45"),
            (["settings", "--set", "visa_days=-1"], 1, "from 0 to 10000"),
        ])
    func badWords(_ words: [String], _ status: Int32, _ says: String) throws {
        let outcome = try Machine.shared.atelier(["schedule"] + words)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }

    @Test("Accepting what isn't found, and a venue's place that can't be, get one sentence")
    func nothingThere() throws {
        let town = try Town()
        let session = try town.published("A")
        let none = try town.machine.atelier(
            "schedule", "accept", session, "session_on_holiday", "--because", "Nothing to accept")
        #expect(none.status == 1)
        #expect(none.errors.contains("finds nothing of the rule session_on_holiday in session \(session)"))
        let empty = try town.machine.atelier("schedule", "accept", session, "trainer_missing", "--because", " ")
        #expect(empty.errors.contains("needs a reason in words"))
        let withdrawn = try town.machine.atelier("schedule", "accept", session, "trainer_missing", "--withdraw")
        #expect(withdrawn.errors.contains("Nothing of the rule trainer_missing is accepted"))
        let place = try town.machine.atelier("venue", "locate", town.venue, "--at", "91,0")
        #expect(place.status == 64)
        #expect(place.errors.contains("-90 to 90"))
        try town.done("venue", "locate", town.venue, "--at", "40.18,44.51")
        #expect(try town.done("venue", "list", "--format", "json").contains("40.18"))
    }
}
