import Atelier
import Foundation
import Store
import Testing

@testable import AtelierCLI

@Suite("Programme scripts")
struct ProgrammeScriptTests {
    @Test(
        "A programme's week is counted from the Monday of the anchor's week",
        arguments: [
            ("2026-11-21", "2026-12-15 09:00"), ("2026-11-16", "2026-12-15 09:00"), ("2026-11-22", "2026-12-15 09:00"),
        ])
    func weeks(_ anchor: String, _ time: String) throws {
        let anchor = try #require(LocalDate(anchor))
        #expect(ProgrammeDates.resolve("{W+4 Tue} 09:00", anchor: anchor) == time)
        #expect(ProgrammeDates.resolve("2018-10-16 10:00", anchor: anchor) == "2018-10-16 10:00")
        #expect(ProgrammeDates.resolve("{W+4 Tue}/{W+4 Wed}", anchor: anchor) == "2026-12-15/2026-12-16")
        #expect(ProgrammeDates.resolve("{W+4 Dimanche}", anchor: anchor) == nil)
        #expect(ProgrammeDates.resolve("{W+4 Tue", anchor: anchor) == nil)
    }

    @Test("A programme's year is counted from the anchor's, alone and within a word")
    func years() throws {
        let anchor = try #require(LocalDate("2026-11-21"))
        #expect(ProgrammeDates.resolve("born={Y-37}..{Y-19}|{Y+1}", anchor: anchor) == "born=1989..2007|2027")
        #expect(ProgrammeDates.resolve("{Y+0}-01-01", anchor: anchor) == "2026-01-01")
        #expect(ProgrammeDates.resolve("{Y}", anchor: anchor) == nil)
        #expect(ProgrammeDates.resolve("{Y-x}", anchor: anchor) == nil)
    }

    @Test(
        "Invented applications are the same every time, one of another person each, with every value as often as it is said"
    )
    func inventedApplications() throws {
        let list = try #require(try SeedFiles.names()["bf"])
        let people = (0..<25_377).map { InventedPerson(of: list, at: $0) }
        #expect(Set(people.map(\.name)).count == 25_377)
        let columns = ["born=1990..1992|2*1980", "works=3*no|yes", "phone=|+226 7# ##", "late=on paper; twice"]
        let file = try InventedApplications(columns: columns).file(of: people, from: 0)
        #expect(file == (try InventedApplications(columns: columns).file(of: people, from: 0)))
        let rows = try JSONDecoder().decode([[String: String]].self, from: file)
        #expect(rows.map { $0["name"] } == people.map(\.name))
        #expect(Set(rows.compactMap { $0["sex"] }) == ["female", "male"])
        func share(_ key: String, _ value: String) -> Double {
            Double(rows.count { $0[key] == value }) / Double(rows.count)
        }
        for (key, value, expected) in [
            ("born", "1980", 0.4), ("born", "1991", 0.2), ("works", "no", 0.75), ("works", "yes", 0.25),
            ("phone", "", 0.5),
        ] {
            #expect(abs(share(key, value) - expected) < 0.01, "\(key) \(value)")
        }
        // No column says anything of another.
        let both = Double(rows.count { $0["sex"] == "female" && $0["works"] == "yes" }) / Double(rows.count)
        #expect(abs(both - 0.125) < 0.01)
        let phones = rows.compactMap { $0["phone"] }.filter { !$0.isEmpty }
        #expect(phones.allSatisfy { $0.wholeMatch(of: /\+226 7\d \d\d/) != nil })
        #expect(Set(phones).count > 900)
        #expect(rows.allSatisfy { $0["late"] == "on paper; twice" })
        #expect(throws: Answer.self) { try InventedApplications(columns: ["born"]) }
    }

    @Test("A line's words are apart at spaces, together in quotes, and end at a comment")
    func words() {
        #expect(ProgrammeScript.words(of: #"a  "b c" d"e f"g # h"#) == ["a", "b c", "de fg"])
        #expect(ProgrammeScript.words(of: #"a "" b#c"#) == ["a", "", "b#c"])
        #expect(ProgrammeScript.words(of: "  # all comment") == [])
        #expect(ProgrammeScript.words(of: #"a "b"# + " c") == nil)
    }

    @Test("A script without its head, or with an open quotation mark, is refused with its line")
    func broken() throws {
        let noHead = #expect(throws: Answer.self) { try ProgrammeScript(name: "09", text: "session list\n") }
        #expect(noHead?.sentence == "09, line 1: expected programme NUMBER PROJECT \"NAME\".")
        let open = #expect(throws: Answer.self) {
            try ProgrammeScript(name: "09", text: "programme 9 FN-09 X\n\nperson add \"Anna\n")
        }
        #expect(open?.sentence == "09, line 3: a quotation mark is not closed.")
    }
}
