import Foundation
import Testing

@Suite("Hours across zones")
struct HoursTests {
    private static let brussels = ["--from", "2030-03-29", "--until", "2030-04-01", "--zone", "Europe/Brussels"]

    @Test("What suits Armenia and The Gambia is told by day, in a zone, with both countries' own hours")
    func suitable() throws {
        let words = ["schedule", "hours", "--for", "AM", "--for", "GM", "--minutes", "90"] + Self.brussels
        let town = try Town(on: .shared)
        let table = try town.done(words)
        // On Sunday, 31 March 2030 Europe changes its clocks; neither of the two does.
        #expect(
            table.contains(
                "2030-03-29  Friday   09:00  15:00  Europe/Brussels  Armenia 12:00–18:00, Gambia 08:00–14:00"))
        #expect(
            table.contains(
                "2030-04-01  Monday   10:00  16:00  Europe/Brussels  Armenia 12:00–18:00, Gambia 08:00–14:00"))
        #expect(table.split(separator: "\n").count == 3)
        let json = try town.machine.atelier(words + ["--format", "json"]).json([[String: Datum]].self)
        #expect(json.map { $0["starts"] } == [.text("2030-03-29T09:00:00+01:00"), .text("2030-04-01T10:00:00+02:00")])
        #expect(json.allSatisfy { $0["outside_minutes"] == .number(0) && $0["there"] != nil })
        #expect(
            try town.done(words + ["--format", "csv"]).hasPrefix("day,weekday,starts,ends,zone,outside_minutes,there"))
    }

    @Test("If nothing suits all, the least bad is shown, with whom it is bad for; the country's note is said")
    func leastBad() throws {
        let outcome = try Machine.shared.atelier(
            [
                "schedule", "hours", "--for", "NZ", "--for", "XK", "--minutes", "60", "--from", "2030-07-02", "--until",
                "2030-07-02", "--zone", "Europe/Brussels",
            ])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("2030-07-02"))
        #expect(
            outcome.complaints.last
                == "No 60 minutes from 2030-07-02 to 2030-07-02 suit all; Tuesday, 2030-07-02, 07:00–08:00 (Europe/Brussels) is "
                + "the least bad: 07:00 in Kosovo*. * Kosovo: References to Kosovo shall be understood to be in the "
                + "context of United Nations Security Council resolution 1244 (1999)."
        )
    }

    @Test("A session's hours are told where it is and for whom it is, and its check names who would get up early")
    func session() throws {
        let town = try Town()
        let code = town.session("WEB")
        try town.done(
            "session", "add", code, "--training", town.training, "--for", "GM", "--for", "NP", "--zone",
            "Europe/Brussels", "--language", "en", "--capacity", "20", "--block", "2030-03-28 08:30/10:00", "--block",
            "2030-04-01 08:30/10:00")
        let told = try town.done("session", "hours", code)
        #expect(told.contains("Thursday  2030-03-28 07:30–09:00  Africa/Banjul   no, 30 min outside"))
        #expect(told.contains("Thursday  2030-03-28 13:15–14:45  Asia/Kathmandu  yes"))
        #expect(told.contains("Monday    2030-04-01 06:30–08:00  Africa/Banjul   no, 90 min outside"))
        let rows = try town.machine.atelier(
            "session", "hours", code, "--working-hours", "06:00/20:00", "--format", "json"
        )
        .json([[String: Datum]].self)
        #expect(rows.map { $0["suits"] } == Array(repeating: .flag(true), count: 4))
        #expect(rows.map { $0["in_or_for"] } == Array(repeating: .text("for"), count: 4))
        let check = ["schedule", "check", "--session", code, "--rule", "online_outside_hours"]
        let found = try town.machine.atelier(check)
        #expect(found.status == 1)
        #expect(found.errors.contains("The schedule has 2 hints."))
        #expect(
            found.output.contains(
                "Session \(code) is online at 2030-03-28 07:30–09:00 (Africa/Banjul) for Gambia, outside the working hours "
                    + "08:00–18:00; move it"))
        try town.done("schedule", "accept", code, "online_outside_hours", "--because", "They asked for it")
        #expect(try town.machine.atelier(check).status == 0)
    }

    @Test(
        "Bad words get one sentence",
        arguments: [
            (["--for", "QQ"], 1, "no country QQ"), (["--for", "AM", "--zone", "Mars"], 1, "no time zone “Mars”"),
            (["--for", "BV"], 1, "No time zone is known for Bouvet Island; set one with"),
            (["--for", "AM", "--working-hours", "18:00/08:00"], 64, "the earlier first"),
            (["--for", "AM", "--minutes", "1441"], 64, "expected 1 to 1440"),
            (["--for", "AM", "--until", "2029-01-01"], 64, "expected a day on or after it"),
            (["--for", "AM", "--until", "2035-01-01"], 64, "at most a year"), ([], 64, "--for"),
        ])
    func badWords(_ words: [String], _ status: Int32, _ says: String) throws {
        let outcome = try Machine.shared.atelier(
            ["schedule", "hours", "--from", "2030-01-01", "--until", "2030-01-02", "--minutes", "60"] + words)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }
}
