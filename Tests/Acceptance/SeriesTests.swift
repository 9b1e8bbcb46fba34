import Foundation
import Testing

@Suite("A series that one cohort follows")
struct SeriesTests {
    @Test("A cohort gets one certificate each for the whole; a session alone gives none, and says so")
    func certificate() throws {
        let town = try Town()
        let series = "DIASPORA-\(town.mark)"
        try town.done("series", "add", series, "Three areas", "--training", town.training)
        for (name, day) in [("A", "2025-05-05"), ("B", "2025-05-12")] {
            _ = try town.published(name, on: day, ["--series", series, "--module", "1"])
        }
        let (ani, davit) = (try town.done("person", "add", "Ani"), try town.done("person", "add", "Davit"))
        try town.done("series", "register", series, ani, "--late", "From paper")
        try town.done("registration", "add", town.session("A"), davit, "--late", "From paper")
        try town.done("attendance", "record", town.session("A"), "--block", "1", "--all-present")
        #expect(
            try reason(town, ani, ["--series", series])
                == "No attendance is recorded yet; record it with `atelier attendance record \(town.session("B"))`.")
        try town.done("attendance", "record", town.session("B"), "--block", "1", "--all-present")
        #expect(
            try reason(town, ani, [town.session("A")])
                == "Session \(town.session("A")) is in series \(series), whose certificate is for the whole; "
                + "see `atelier certificate due --series \(series)`.")
        #expect(try town.done("certificate", "issue", town.session("A")).contains("Nobody was due"))
        #expect(
            try reason(town, davit, ["--series", series])
                == "Attended 50 % of the time, 80 % are needed; had no seat in \(town.session("B")).")
        try issued(town, series, to: ani)
    }

    private func issued(_ town: Town, _ series: String, to person: String) throws {
        let issued = try town.machine.atelier("certificate", "issue", "--series", series, "--format", "json")
            .json([[String: Datum]].self)
        try #require(issued.count == 1)
        #expect(issued[0]["name"] == .text("Ani"))
        #expect(issued[0]["session"] == .null)
        #expect(issued[0]["series"] == .text(series))
        #expect(issued[0]["title"] == .text("Guest service"))
        #expect(issued[0]["awarded_on"] == .text("2025-05-12"))
        let number = try #require(issued[0]["number"]?.text)
        #expect(try reason(town, person, ["--series", series]) == "Certificate \(number) was issued already.")
        #expect(
            try town.done("certificate", "issue", "--series", series)
                == "Nobody was due a certificate; `atelier certificate due --series \(series)` says why.")
        #expect(try town.done("certificate", "list", "--series", series).contains("series \(series)"))
        #expect(try town.done("certificate", "show", number).contains("Guest service"))
        #expect(try town.done("certificate", "verify", number) == "Certificate \(number) is valid.")
        #expect(try town.done("certificate", "print", number).contains("Guest service"))
        let changed = try town.machine.atelier("session", "edit", town.session("A"), "--without", "series")
        #expect(changed.status == 1)
        #expect(
            changed.errors
                == "Series \(series) has certificates already, which are for the sessions that it has; "
                + "plan others in a series of their own.\n")
    }

    /// Why somebody is not due a certificate.
    private func reason(_ town: Town, _ person: String, _ course: [String]) throws -> String? {
        try town.machine.atelier(["certificate", "due", "--format", "json"] + course).json([[String: Datum]].self)
            .first { $0["person"] == .text(person) }?["reason"]?.text
    }

    @Test("What a session was given can be taken back, one by one, and what isn't named stays")
    func takenBack() throws {
        let town = try Town()
        let (series, project) = ("SERIES-\(town.mark)", "P-\(town.mark)")
        try town.done("series", "add", series, "Three areas")
        try town.done("project", "add", project, "--name", "Capacity building")
        let (whole, part) = (try town.published("A"), try town.published("B"))
        try town.done(
            "session", "edit", part, "--title", "Its own", "--project", project, "--place", "Gyumri", "--part-of",
            whole,
            "--track", "Legal", "--series", series, "--provider-capacity", "30", "--holds-no-time")
        let given = ["title", "project", "place", "part_of", "track", "series", "provider_capacity", "holds_time"]
        let full = try shown(town, part)
        #expect(given.allSatisfy { full[$0] != .null })
        for (detail, gone) in [
            ("title", ["title"]), ("project", ["project"]), ("place", ["place"]), ("in", ["country"]),
            ("series", ["series", "series_number"]), ("provider-capacity", ["provider_capacity"]),
            ("holds-no-time", ["holds_time"]), ("track", ["track"]), ("part-of", ["part_of"]),
        ] {
            let before = try shown(town, part)
            try town.done("session", "edit", part, "--without", detail)
            let after = try shown(town, part)
            let changed = Set(after.keys.filter { after[$0] != before[$0] && !$0.hasPrefix("country_") })
            #expect(changed == Set(gone), "--without \(detail)")
        }
        let bare = try shown(town, part)
        #expect(bare["title"] == .text("Hostmanship"))
        #expect(bare["holds_time"] == .flag(true))
        #expect(bare["part_of"] == .null)
    }

    private func shown(_ town: Town, _ session: String) throws -> [String: Datum] {
        try #require(
            town.machine.atelier("session", "show", session, "--format", "json").json([[String: Datum]].self).first)
    }

    @Test("A part isn't taken out of its whole while somebody is in both at the same time; afterwards it is")
    func leaving() throws {
        let town = try Town()
        let whole = try town.published("A")
        let part = try town.published("B", ["--part-of", whole, "--track", "Legal"])
        let person = try town.done("person", "add", "Ani")
        for session in [whole, part] { try town.done("registration", "add", session, person) }
        let answer = try town.machine.atelier("session", "edit", part, "--without", "part-of")
        #expect(answer.status == 1)
        #expect(
            answer.errors
                == "Session \(part) stays a part of \(whole): who is in both would be expected twice from 2030-05-06 09:00 "
                + "to 2030-05-06 17:00 (Asia/Yerevan), \(person) among them; cancel one of their places first.\n")
        try town.done("registration", "cancel", whole, person, "--because", "Only in the track")
        try town.done("session", "edit", part, "--without", "part-of")
        #expect(try shown(town, part)["track"] == .null)
        let again = try town.machine.atelier("registration", "add", whole, person)
        #expect(again.errors.contains("xpected elsewhere"))
    }

    @Test("Giving and taking the same thing, or naming no course or two, is wrong usage")
    func usage() throws {
        let nowhere = Machine("nowhere")
        for (words, says) in [
            (["session", "edit", "X", "--place", "Gyumri", "--without", "place"], "--place and --without place"),
            (["session", "edit", "X", "--track", "Legal", "--without", "part-of"], "--track and --without part-of"),
            (
                ["session", "edit", "X", "--series-number", "2", "--without", "series"],
                "--series-number and --without series"
            ),
            (["session", "edit", "X", "--holds-no-time", "--without", "holds-no-time"], "contradict each other"),
            (["session", "edit", "X", "--without", "capacity"], "provider-capacity"),
            (["certificate", "due"], "--series"), (["certificate", "issue", "X", "--series", "Y"], "--series"),
        ] {
            let answer = try nowhere.atelier(words)
            #expect(answer.status == 64, "\(words): \(answer.errors)")
            #expect(answer.errors.contains(says), "\(words): \(answer.errors)")
        }
    }
}
