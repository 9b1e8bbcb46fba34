import Foundation

extension Form.Definition {
    /// Reads a definition from JSON.
    ///
    /// - Returns: the definition, or everything that is wrong with it, in its order.
    public static func read(json: String) -> Result<Form.Definition, FormFaults> {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(json.utf8)) else {
            // Foundation's own words about a syntax error name no place that people could find.
            let fault = FormFault(path: "the file", expected: "JSON", found: "text that isn't JSON")
            return .failure(FormFaults(faults: [fault]))
        }
        return read(tree)
    }

    public static func read(_ tree: JSONTree) -> Result<Form.Definition, FormFaults> {
        var reader = FormReader()
        let definition = reader.definition(tree)
        guard reader.faults.isEmpty else { return .failure(FormFaults(faults: reader.faults)) }
        return .success(definition)
    }
}

/// Everything that is wrong with a definition, in its order; at least one thing.
public struct FormFaults: Error, Sendable, Equatable {
    public let faults: [FormFault]
}

/// Walks through a definition and notes what isn't as it should be. What can't be read becomes the nearest thing that goes
/// on being read, since with a fault nothing of it is used.
struct FormReader {
    private(set) var faults: [FormFault] = []

    mutating func definition(_ tree: JSONTree) -> Form.Definition {
        let members = members(of: tree, at: "", known: ["title", "fields"])
        let title = texts(members["title"], at: "title")
        var fields: [Form.Field] = []
        for (index, part) in list(members["fields"], at: "fields").enumerated() {
            fields.append(field(part, at: "fields[\(index)]", after: fields))
        }
        if !fields.contains(where: { $0.mapsTo == .name && $0.required && $0.shownIf == nil }) {
            note("fields", "a required text with maps_to name, asked always", "none")
        }
        return Form.Definition(title: title, fields: fields, tree: tree)
    }

    // MARK: Parts

    mutating func note(_ path: String, _ expected: String, _ found: String) {
        faults.append(FormFault(path: path.isEmpty ? "the definition" : path, expected: expected, found: found))
    }

    mutating func members(of tree: JSONTree?, at path: String, known: [String]) -> [String: JSONTree] {
        guard case .object(let members) = tree else {
            note(path, "an object", tree?.named ?? "nothing")
            return [:]
        }
        for key in members.keys.sorted() where !known.contains(key) {
            note(path.isEmpty ? key : "\(path).\(key)", "one of \(known.joined(separator: ", "))", "“\(key)”")
        }
        return members
    }

    mutating func list(_ tree: JSONTree?, at path: String) -> [JSONTree] {
        guard case .list(let parts) = tree, !parts.isEmpty else {
            note(path, "a list of at least one", tree == .list([]) ? "an empty one" : tree?.named ?? "nothing")
            return []
        }
        return parts
    }

    mutating func texts(_ tree: JSONTree?, at path: String) -> Texts {
        guard case .object(let members) = tree else {
            note(path, "texts by language such as {\"en\": \"Name\"}", tree?.named ?? "nothing")
            return Texts(english: "")
        }
        var byLanguage: [String: String] = [:]
        for (language, part) in members.sorted(by: { $0.key < $1.key }) {
            byLanguage[language] = text(part, at: "\(path).\(language)")
            if language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil {
                note("\(path).\(language)", "a language tag such as fr or pt-BR", "“\(language)”")
            }
        }
        if byLanguage["en"] == nil { note("\(path).en", "a text in English", "nothing") }
        return Texts(byLanguage)
    }

    mutating func text(_ tree: JSONTree?, at path: String) -> String {
        guard case .text(let text) = tree, text.contains(where: { !$0.isWhitespace }) else {
            note(path, "a text", tree.map { $0 == .text("") ? "an empty one" : $0.named } ?? "nothing")
            return ""
        }
        return text
    }

    mutating func flag(_ tree: JSONTree?, at path: String) -> Bool {
        switch tree {
        case nil: return false
        case .flag(let flag): return flag
        case let other?:
            note(path, "true or false", other.named)
            return false
        }
    }

    mutating func number(_ tree: JSONTree?, at path: String) -> Double? {
        switch tree {
        case nil: return nil
        case .number(let number): return number
        case let other?:
            note(path, "a number", other.named)
            return nil
        }
    }

    /// A whole number in a range.
    mutating func count(_ tree: JSONTree?, _ range: ClosedRange<Int>, at path: String) -> Int? {
        guard let tree else { return nil }
        guard case .number(let number) = tree, let whole = Int(exactly: number), range.contains(whole) else {
            note(path, "a whole number from \(range.lowerBound) to \(range.upperBound)", tree.named)
            return nil
        }
        return whole
    }

    mutating func day(_ tree: JSONTree?, at path: String) -> LocalDate? {
        guard let tree else { return nil }
        guard case .text(let text) = tree, let day = LocalDate(text) else {
            note(path, "a day of the calendar such as \"2026-05-04\"", tree.named)
            return nil
        }
        return day
    }

    /// A word of a known set.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ tree: JSONTree?, at path: String, as type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let tree else { return nil }
        guard case .text(let text) = tree, let word = Word(rawValue: text) else {
            note(path, "one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))", tree.named)
            return nil
        }
        return word
    }
}
