import Foundation

extension FormReader {
    private static let known = [
        "key", "type", "label", "help", "required", "sensitivity", "delete_after_days", "options", "minimum", "maximum",
        "earliest", "latest", "max_length", "pattern", "shown_if", "maps_to", "stratum",
    ]

    /// One field; `earlier` are those before it.
    mutating func field(_ tree: JSONTree, at path: String, after earlier: [Form.Field]) -> Form.Field {
        let members = members(of: tree, at: path, known: Self.known)
        if members["type"] == nil { note("\(path).type", "a type such as text", "nothing") }
        let kind = word(members["type"], at: "\(path).type", as: Form.Kind.self) ?? .text
        let field = Form.Field(
            key: key(members["key"], at: "\(path).key", after: earlier), type: kind,
            label: texts(members["label"], at: "\(path).label"),
            help: members["help"] == nil ? nil : texts(members["help"], at: "\(path).help"),
            required: flag(members["required"], at: "\(path).required"),
            sensitivity: word(members["sensitivity"], at: "\(path).sensitivity", as: Form.Sensitivity.self) ?? .plain,
            deleteAfterDays: count(members["delete_after_days"], 0...36_500, at: "\(path).delete_after_days"),
            options: options(members["options"], of: kind, at: "\(path).options"),
            bounds: bounds(members, of: kind, at: path), pattern: pattern(members["pattern"], at: "\(path).pattern"),
            shownIf: condition(members["shown_if"], at: "\(path).shown_if", after: earlier),
            mapsTo: word(members["maps_to"], at: "\(path).maps_to", as: Form.Mapping.self),
            stratum: flag(members["stratum"], at: "\(path).stratum"))
        judge(field, at: path, after: earlier)
        return field
    }

    private mutating func key(_ tree: JSONTree?, at path: String, after earlier: [Form.Field]) -> String {
        let key = text(tree, at: path)
        if !key.isEmpty, key.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) == nil {
            note(path, "a small letter and up to 39 small letters, digits and underscores", "“\(key)”")
        }
        if let index = earlier.firstIndex(where: { $0.key == key }) {
            note(path, "a key of its own", "“\(key)” of fields[\(index)] again")
        }
        return key
    }

    private mutating func options(_ tree: JSONTree?, of kind: Form.Kind, at path: String) -> [Form.Option] {
        guard kind == .choice || kind == .choices else {
            if tree != nil { note(path, "no options for the type \(kind.rawValue)", "some") }
            return []
        }
        var options: [Form.Option] = []
        for (index, part) in list(tree, at: path).enumerated() {
            let place = "\(path)[\(index)]"
            let members = members(of: part, at: place, known: ["value", "label"])
            let option = Form.Option(
                value: text(members["value"], at: "\(place).value"),
                label: texts(members["label"], at: "\(place).label"))
            if let first = options.firstIndex(where: { $0.value == option.value }) {
                note("\(place).value", "a value of its own", "“\(option.value)” of options[\(first)] again")
            }
            options.append(option)
        }
        return options
    }

    private mutating func bounds(_ members: [String: JSONTree], of kind: Form.Kind, at path: String) -> Form.Bounds {
        let fits: [String: [Form.Kind]] = [
            "minimum": [.number], "maximum": [.number], "earliest": [.date], "latest": [.date],
            "max_length": [.text, .longText, .organisation], "pattern": [.text, .phone],
        ]
        for (name, kinds) in fits.sorted(by: { $0.key < $1.key }) where members[name] != nil && !kinds.contains(kind) {
            note("\(path).\(name)", "none for the type \(kind.rawValue)", "one")
        }
        var bounds = Form.Bounds()
        bounds.minimum = number(members["minimum"], at: "\(path).minimum")
        bounds.maximum = number(members["maximum"], at: "\(path).maximum")
        bounds.earliest = day(members["earliest"], at: "\(path).earliest")
        bounds.latest = day(members["latest"], at: "\(path).latest")
        bounds.maxLength = count(members["max_length"], 1...10_000, at: "\(path).max_length")
        if let least = bounds.minimum, let most = bounds.maximum, least > most {
            note("\(path).maximum", "at least the minimum", JSONTree.digits(most))
        }
        if let first = bounds.earliest, let last = bounds.latest, first > last {
            note("\(path).latest", "on or after the earliest", last.description)
        }
        return bounds
    }

    private mutating func pattern(_ tree: JSONTree?, at path: String) -> String? {
        guard let tree else { return nil }
        let pattern = text(tree, at: path)
        // Whether it is a regular expression is all that is asked here.
        if (try? Regex(pattern)) == nil { note(path, "a regular expression", "“\(pattern)”") }
        return pattern
    }

    private mutating func condition(
        _ tree: JSONTree?, at path: String, after earlier: [Form.Field]
    ) -> Form.Condition? {
        guard let tree else { return nil }
        let members = members(of: tree, at: path, known: ["field", "is"])
        let key = text(members["field"], at: "\(path).field")
        let values = list(members["is"], at: "\(path).is")
        guard let asked = earlier.first(where: { $0.key == key }),
            [.yesNo, .choice, .choices, .country].contains(asked.type)
        else {
            if !key.isEmpty {
                note("\(path).field", "an earlier field of type yes/no, choice, choices or country", "“\(key)”")
            }
            return nil
        }
        for (index, value) in values.enumerated() where !asked.couldBe(value) {
            note("\(path).is[\(index)]", "a value that \(key) can have", value.named)
        }
        return Form.Condition(field: key, values: values)
    }

    /// What concerns several members at once.
    private mutating func judge(_ field: Form.Field, at path: String, after earlier: [Form.Field]) {
        if field.sensitivity == .special {
            if field.deleteAfterDays == nil {
                note("\(path).delete_after_days", "a number of days, since the answer is special", "nothing")
            }
            if field.mapsTo != nil { note("\(path).maps_to", "nothing, since the answer is special", "something") }
            if field.stratum { note("\(path).stratum", "false, since the answer is special", "true") }
        }
        if field.stratum, ![.choice, .yesNo, .country].contains(field.type) {
            note("\(path).stratum", "false for the type \(field.type.rawValue)", "true")
        }
        guard let mapping = field.mapsTo else { return }
        if !mapping.kinds.contains(field.type) {
            let kinds = mapping.kinds.map(\.rawValue).joined(separator: " or ")
            note(
                "\(path).type", "\(kinds), since it becomes the person's \(mapping.rawValue)",
                "“\(field.type.rawValue)”")
        }
        if let index = earlier.firstIndex(where: { $0.mapsTo == mapping }) {
            note("\(path).maps_to", "each once", "“\(mapping.rawValue)” of fields[\(index)] again")
        }
        if mapping == .sex {
            for (index, option) in field.options.enumerated() where Person.Sex(rawValue: option.value) == nil {
                let words = Person.Sex.allCases.map(\.rawValue).joined(separator: ", ")
                note("\(path).options[\(index)].value", "one of \(words)", "“\(option.value)”")
            }
        }
    }
}

extension Form.Field {
    /// Whether a condition may ask for this value.
    fileprivate func couldBe(_ value: JSONTree) -> Bool {
        switch (type, value) {
        case (.yesNo, .flag), (.country, .text): true
        case (.choice, .text(let text)), (.choices, .text(let text)): options.contains { $0.value == text }
        default: false
        }
    }
}
