import Atelier
import Foundation
import Store
import TestSupport
import Testing

@Suite("Coming in")
struct ComingInTests {
    private static let definition = """
        {"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "sex", "type": "choice", "label": {"en": "Sex"}, "maps_to": "sex",
         "options": [{"value": "female", "label": {"en": "Female"}}, {"value": "male", "label": {"en": "Male"}}]},
        {"key": "born", "type": "date", "label": {"en": "Born"}, "maps_to": "birth_date", "latest": "2020-12-31"},
        {"key": "town", "type": "choices", "label": {"en": "Town"},
         "options": [{"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]},
        {"key": "years", "type": "number", "label": {"en": "Years"}, "minimum": 0, "maximum": 30},
        {"key": "works", "type": "yes/no", "label": {"en": "Works"}},
        {"key": "work", "type": "text", "label": {"en": "Which"}, "required": true, "max_length": 10, "pattern": "[A-Za-z ]+",
         "shown_if": {"field": "works", "is": [true]}},
        {"key": "phone", "type": "phone", "label": {"en": "Phone"}},
        {"key": "mail", "type": "e-mail", "label": {"en": "Mail"}},
        {"key": "health", "type": "long text", "label": {"en": "Health"}, "sensitivity": "special", "delete_after_days": 30}]}
        """

    /// A round that is open by the world's clock, and what it asks.
    private func world() async throws -> (World, Form.Definition) {
        let world = try await World()
        let definition = try Form.Definition.read(json: Self.definition).get()
        #expect(try await world.store.addForm("YOUTH", definition, as: World.ani) == 1)
        try await world.store.addRound(
            NewRound(
                code: "R1", title: Texts(english: "First"), form: "YOUTH",
                opens: try #require(LocalDateTime("2000-01-01 00:00")),
                closes: try #require(LocalDateTime("2100-01-01 00:00")), zone: "Asia/Yerevan"), as: World.ani)
        try await world.store.setRound("R1", .open, as: World.ani)
        return (world, definition)
    }

    @Test("Swift and the database judge answers alike: the same rules for the same fields, with the same facts")
    func agreement() async throws {
        let (world, definition) = try await world()
        let cases: [[String: JSONTree]] = [
            [:], ["name": .null], ["name": .text(" ")], ["name": .number(7)],
            ["name": .text("A"), "colour": .text("red")],
            ["name": .text("A"), "sex": .text("f")], ["name": .text("A"), "town": .list([.text("a"), .text("c")])],
            ["name": .text("A"), "town": .list([.text("a"), .text("a")])], ["name": .text("A"), "town": .list([])],
            ["name": .text("A"), "town": .list([.number(1)])], ["name": .text("A"), "town": .text("a")],
            ["name": .text("A"), "born": .text("2000-02-30")], ["name": .text("A"), "born": .text("2021-01-01")],
            ["name": .text("A"), "born": .text("1850-01-01")], ["name": .text("A"), "years": .number(31)],
            ["name": .text("A"), "years": .number(-0.5)], ["name": .text("A"), "years": .text("3")],
            ["name": .text("A"), "works": .text("yes")], ["name": .text("A"), "works": .flag(true)],
            ["name": .text("A"), "works": .flag(false), "work": .text("Farm")],
            ["name": .text("A"), "work": .text("Farm")],
            ["name": .text("A"), "works": .flag(true), "work": .text("Farm 7")],
            ["name": .text("A"), "works": .flag(true), "work": .text("Agriculture")],
            ["name": .text("A"), "phone": .text("none")], ["name": .text("A"), "mail": .text("a.example")],
            ["name": .text(String(repeating: "ա", count: 201))],
            [
                "name": .text("Անի"), "sex": .text("female"), "born": .text("2000-02-29"), "town": .list([.text("b")]),
                "years": .number(3.5), "works": .flag(true), "work": .text("Farm"), "phone": .text("+374 (10) 12-34"),
                "mail": .text("a@b.am"), "health": .text("blind"),
            ],
        ]
        let answers = try await world.store.enterApplications(
            cases.map { ApplicationEntry(answers: $0, language: "hy") }, into: "R1", apply: false, as: World.ani)
        for (answers, judged) in zip(cases, answers) {
            let ours = definition.faults(in: answers)
            let theirs: [Refusal] = if case .refused(let refusals) = judged { refusals } else { [] }
            #expect(ours.map(\.rule) == theirs.map(\.rule), "\(answers)")
            #expect(ours.map { $0.facts["field"] } == theirs.map { $0.facts["field"] }, "\(answers)")
            #expect(ours.map { $0.facts["expected"] } == theirs.map { $0.facts["expected"] }, "\(answers)")
        }
    }

    @Test("A file with a bad row writes nothing, unless only the good rows are wanted; every bad row is named")
    func allOrNone() async throws {
        let (world, _) = try await world()
        let rows = [
            ApplicationRow(number: 2, cells: ["name": "Awa", "town": "A;B"]),
            ApplicationRow(number: 3, cells: ["name": "", "years": "many"]),
            ApplicationRow(number: 4, cells: ["name": "Issa", "paper_on": "yesterday"]),
            ApplicationRow(number: 5, cells: ["name": "Moussa", "language": "mos", "works": "no"]),
        ]
        let judged = try await world.store.importApplications(
            rows, into: "R1", language: "fr", apply: true, as: World.ani)
        #expect(judged.map(\.row) == [2, 3, 4, 5])
        let rules = judged.map { row -> [String] in
            if case .refused(let wrong) = row.answer { wrong.map(\.rule) } else { [] }
        }
        #expect(rules == [[], ["answer_missing", "answer_type"], ["application_paper_day"], []])
        #expect(try await world.store.applications(of: "R1", as: World.ani).isEmpty)
        _ = try await world.store.importApplications(
            rows, into: "R1", language: "fr", apply: true, goodRowsOnly: true, as: World.ani)
        let entered = try await world.store.applications(of: "R1", as: World.ani)
        #expect(entered.map(\.name) == ["Awa", "Moussa"])
        #expect(entered.map(\.language) == ["fr", "mos"])
        #expect(try await world.store.rounds(as: World.ani).map(\.figures.all) == [2])
    }

    @Test(
        "Special answers come with one application for the round's office, never with a list; another office sees nothing"
    )
    func special() async throws {
        let (world, _) = try await world()
        let entry = ApplicationEntry(answers: ["name": .text("Ani"), "health": .text("blind")], language: "hy")
        _ = try await world.store.enterApplications([entry], into: "R1", apply: true, as: World.ani)
        let listed = try #require(try await world.store.applications(of: "R1", as: World.ani).first)
        #expect(listed.special == nil)
        #expect(listed.answers == ["name": .text("Ani")])
        let whole = try await world.store.application(listed.reference, as: World.ani)
        #expect(whole.special == ["health": .text("blind")])
        for work: @Sendable () async throws -> Void in [
            { _ = try await world.store.application(listed.reference, as: World.gio) },
            { _ = try await world.store.applications(of: "R1", as: World.gio) },
        ] {
            await #expect(throws: Refusal.self) { try await work() }
        }
    }
}
