import Testing

@testable import Atelier

@Suite("Forms")
struct FormTests {
    private static let name =
        #"{"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"}"#

    private func faults(_ fields: String) -> [String] {
        switch Form.Definition.read(json: #"{"title": {"en": "Youth"}, "fields": [\#(Self.name), \#(fields)]}"#) {
        case .success: []
        case .failure(let wrong): wrong.faults.map { "\($0.path): \($0.expected) / \($0.found)" }
        }
    }

    @Test(
        "What is wrong in a definition is told with its place, what was expected and what was found",
        arguments: [
            (#"{"key": "a", "type": "colour", "label": {"en": "A"}}"#, "fields[1].type: one of text, long text"),
            (#"{"key": "a", "label": {"en": "A"}}"#, "fields[1].type: a type such as text / nothing"),
            (#"{"key": "A b", "type": "text", "label": {"en": "A"}}"#, "fields[1].key: a small letter"),
            (
                #"{"key": "name", "type": "text", "label": {"en": "A"}}"#,
                "fields[1].key: a key of its own / “name” of fields[0]"
            ),
            (#"{"key": "a", "type": "text", "label": {"fr": "A"}}"#, "fields[1].label.en: a text in English / nothing"),
            (#"{"key": "a", "type": "text", "label": "A"}"#, "fields[1].label: texts by language"),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "requird": true}"#,
                "fields[1].requird: one of key, type"
            ),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "required": "yes"}"#,
                "fields[1].required: true or false / “yes”"
            ),
            (
                #"{"key": "a", "type": "choice", "label": {"en": "A"}}"#,
                "fields[1].options: a list of at least one / nothing"
            ),
            (
                #"{"key": "a", "type": "choice", "label": {"en": "A"}, "options": [{"value": "x"}]}"#,
                "fields[1].options[0].label: texts"
            ),
            (
                #"{"key": "a", "type": "number", "label": {"en": "A"}, "minimum": 3, "maximum": 2}"#,
                "fields[1].maximum: at least the minimum / 2"
            ),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "minimum": 3}"#,
                "fields[1].minimum: none for the type text / one"
            ),
            (
                #"{"key": "a", "type": "date", "label": {"en": "A"}, "earliest": "2026-02-30"}"#,
                "fields[1].earliest: a day of the calendar"
            ),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "pattern": "("}"#,
                "fields[1].pattern: a regular expression"
            ),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "sensitivity": "special"}"#,
                "fields[1].delete_after_days: a number of days"
            ),
            (#"{"key": "a", "type": "text", "label": {"en": "A"}, "maps_to": "name"}"#, "fields[1].maps_to: each once"),
            (
                #"{"key": "a", "type": "number", "label": {"en": "A"}, "maps_to": "sex"}"#,
                "fields[1].type: choice, since it becomes"
            ),
            (
                #"{"key": "a", "type": "text", "label": {"en": "A"}, "shown_if": {"field": "b", "is": [true]}}"#,
                "fields[1].shown_if.field: an earlier field"
            ),
            (#"7"#, "fields[1]: an object / 7"),
        ])
    func faulty(_ field: String, _ expected: String) {
        #expect(faults(field).contains { $0.hasPrefix(expected) }, "\(faults(field))")
    }

    @Test("A form asks for a name, and text that isn't JSON is no form")
    func whole() {
        let nameless = Form.Definition.read(
            json: #"{"title": {"en": "x"}, "fields": [{"key": "a", "type": "text", "label": {"en": "A"}}]}"#)
        guard case .failure(let wrong) = nameless else {
            Issue.record("expected faults")
            return
        }
        #expect(wrong.faults.map(\.path) == ["fields"])
        guard case .failure(let garbled) = Form.Definition.read(json: "{") else {
            Issue.record("expected a fault")
            return
        }
        #expect(garbled.faults[0].refusal.sentence() == "the file: expected JSON, found text that isn't JSON.")
        #expect(faults(#"{"key": "a", "type": "yes/no", "label": {"en": "A"}}"#) == [])
    }

    @Test(
        "Texts of a spreadsheet become answers by the field's type; what can't be understood stays for the rules to name"
    )
    func texts() throws {
        let definition = try Form.Definition.read(
            json: """
                {"title": {"en": "x"}, "fields": [\(Self.name),
                {"key": "years", "type": "number", "label": {"en": "Years"}},
                {"key": "works", "type": "yes/no", "label": {"en": "Works"}},
                {"key": "town", "type": "choices", "label": {"en": "Town"}, "options": [
                {"value": "a", "label": {"en": "Tenkodogo"}}, {"value": "b", "label": {"en": "Garango", "fr": "Garango-ville"}}]}]}
                """
        ).get()
        #expect(
            definition.answers(from: [
                "name": " Awa ", "years": "3,5", "works": "Oui", "town": "tenkodogo; garango-ville", "other": "x",
                "nothing": " ",
            ]) == [
                "name": .text("Awa"), "years": .number(3.5), "works": .flag(true),
                "town": .list([.text("a"), .text("b")]),
                "other": .text("x"),
            ])
        #expect(
            definition.answers(from: ["years": "many", "works": "maybe"])
                == ["years": .text("many"), "works": .text("maybe")])
    }
}
