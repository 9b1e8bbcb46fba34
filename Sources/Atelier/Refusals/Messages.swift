import Foundation

/// The wording of refusals and findings: one file a language below `messages/`, by rule.
///
/// In a text `{fact}` stands for a fact; a part in square brackets is left out unless all its facts are there.
public enum Messages {
    /// The languages there are, by tag.
    public static var languages: [String] { texts.keys.sorted() }

    /// The rules that have a wording in a language.
    public static func rules(in language: String) -> Set<String> { Set((texts[language] ?? [:]).keys) }

    /// The wording of a rule in a language, unfilled.
    static func text(_ rule: String, in language: String) -> String? { texts[language]?[rule] }

    /// The sentence of a rule with its facts; a rule without wording is named as it is, so that nothing is lost.
    public static func sentence(_ rule: String, facts: [String: String], language: String = "en") -> String {
        guard let text = texts[language]?[rule] ?? texts["en"]?[rule] else {
            let known = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "Refused by the rule \(rule)" + (known.isEmpty ? "." : " (\(known)).")
        }
        let filled = fill(text, with: facts)
        // A fact keeps its letters as they are.
        return text.hasPrefix("{") ? filled : filled.prefix(1).uppercased() + filled.dropFirst()
    }

    /// Fills a text: facts in braces, optional parts in brackets. A fact that is missing outside brackets reads `…`; facts
    /// are put in once, so that what looks like a fact within a fact stays as it is.
    public static func fill(_ text: String, with facts: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            guard let close = rest[open...].firstIndex(of: "]") else { break }
            filled += replace(rest[..<open], with: facts).text
            let part = replace(rest[rest.index(after: open)..<close], with: facts)
            if part.complete { filled += part.text }
            rest = rest[rest.index(after: close)...]
        }
        return filled + replace(rest, with: facts).text
    }

    private static func replace(_ text: Substring, with facts: [String: String]) -> (text: String, complete: Bool) {
        var replaced = ""
        var complete = true
        var rest = text
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let fact = facts[String(rest[rest.index(after: open)..<close])]
            replaced += rest[..<open] + (fact ?? "…")
            complete = complete && fact != nil
            rest = rest[rest.index(after: close)...]
        }
        return (replaced + rest, complete)
    }

    private static let texts: [String: [String: String]] = {
        var byLanguage: [String: [String: String]] = [:]
        for (path, text) in AtelierTexts.files where path.hasPrefix("messages/") && path.hasSuffix(".json") {
            let language = path.dropFirst("messages/".count).dropLast(".json".count)
            // A file that doesn't parse fails the test "Every language file parses"; until then its language is missing.
            byLanguage[String(language)] = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        }
        return byLanguage
    }()
}
