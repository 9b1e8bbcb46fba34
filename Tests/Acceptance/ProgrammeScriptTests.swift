import Atelier
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
