import Atelier

/// How forms and answers are shown.
enum FormView {
    static func listing(of definition: Form.Definition) -> Listing<Form.Field> {
        Listing(
            columns: [
                Column("key", "FIELD") { .text($0.key) },
                Column("type", "TYPE") { .text($0.type.rawValue) },
                Column("label", "LABEL") { .text($0.label.said()) },
                Column("labels", nil) { texts($0.label) },
                Column("required", "REQUIRED") { .flag($0.required) },
                Column("sensitivity", "SENSITIVITY") { .text($0.sensitivity.rawValue) },
                Column("delete_after_days", "DELETED AFTER DAYS", isRight: true) { .number($0.deleteAfterDays) },
                Column("options", "OPTIONS") { .texts($0.options.map(\.value)) },
                Column("shown_if", "SHOWN IF") { .text($0.shownIf.map(words)) },
                Column("maps_to", "BECOMES") { .text($0.mapsTo?.rawValue) },
                Column("stratum", "STRATUM") { .flag($0.stratum) },
            ], rows: definition.fields, empty: "It has no fields.")
    }

    /// The definition as it is read, in the order in which people write it.
    static func value(_ definition: Form.Definition) -> Value {
        .object([
            Value.Member("title", texts(definition.title)),
            Value.Member("fields", .list(definition.fields.map(value))),
        ])
    }

    /// Answers as an object, in the order of their keys.
    static func value(_ answers: [String: JSONTree]) -> Value {
        .object(answers.sorted { $0.key < $1.key }.map { Value.Member($0.key, value($0.value)) })
    }

    static func value(_ tree: JSONTree) -> Value {
        switch tree {
        case .null: .none
        case .flag(let flag): .flag(flag)
        case .number(let number): Int(exactly: number).map { .number($0) } ?? .fraction(number)
        case .text(let text): .text(text)
        case .list(let parts): .list(parts.map(value))
        case .object(let members): value(members)
        }
    }

    private static func value(_ field: Form.Field) -> Value {
        var members = [
            Value.Member("key", .text(field.key)), Value.Member("type", .text(field.type.rawValue)),
            Value.Member("label", texts(field.label)),
        ]
        func add(_ key: String, _ value: Value, if isThere: Bool) {
            if isThere { members.append(Value.Member(key, value)) }
        }
        add("help", field.help.map(texts) ?? .none, if: field.help != nil)
        add("required", .flag(true), if: field.required)
        add("sensitivity", .text(field.sensitivity.rawValue), if: field.sensitivity != .plain)
        add("delete_after_days", .number(field.deleteAfterDays), if: field.deleteAfterDays != nil)
        add("options", .list(field.options.map(option)), if: !field.options.isEmpty)
        add("minimum", number(field.bounds.minimum), if: field.bounds.minimum != nil)
        add("maximum", number(field.bounds.maximum), if: field.bounds.maximum != nil)
        add("earliest", .text(field.bounds.earliest?.description), if: field.bounds.earliest != nil)
        add("latest", .text(field.bounds.latest?.description), if: field.bounds.latest != nil)
        add("max_length", .number(field.bounds.maxLength), if: field.bounds.maxLength != nil)
        add("pattern", .text(field.pattern), if: field.pattern != nil)
        add("shown_if", field.shownIf.map(condition) ?? .none, if: field.shownIf != nil)
        add("maps_to", .text(field.mapsTo?.rawValue), if: field.mapsTo != nil)
        add("stratum", .flag(true), if: field.stratum)
        return .object(members)
    }

    private static func option(_ option: Form.Option) -> Value {
        .object([Value.Member("value", .text(option.value)), Value.Member("label", texts(option.label))])
    }

    private static func condition(_ condition: Form.Condition) -> Value {
        .object([
            Value.Member("field", .text(condition.field)), Value.Member("is", .list(condition.values.map(value))),
        ])
    }

    private static func words(_ condition: Form.Condition) -> String {
        "\(condition.field) is \(condition.values.map(\.shown).joined(separator: " or "))"
    }

    private static func number(_ number: Double?) -> Value { number.map { value(JSONTree.number($0)) } ?? .none }

    private static func texts(_ texts: Texts) -> Value {
        .object(texts.byLanguage.sorted { $0.key < $1.key }.map { Value.Member($0.key, .text($0.value)) })
    }
}
