import Atelier
import Foundation

/// The texts of pages in one language: one file a language below `messages/`, by key.
///
/// In a text `{fact}` stands for a fact, and a part in brackets is left out unless its facts are there. Templates read texts as `{{t.key}}`.
struct Wording: Sendable {
    /// A language tag (BCP 47).
    let language: String
    let texts: [String: String]

    static let english = Wording(language: "en")

    private init(language: String) {
        self.language = language
        let file = WebTexts.files["messages/\(language).json"] ?? "{}"
        // A file that doesn't parse fails the test "Every text that a template asks for is there".
        texts = (try? JSONDecoder().decode([String: String].self, from: Data(file.utf8))) ?? [:]
    }

    /// A text with its facts; a key without text reads as the key, so that nothing is lost.
    func say(_ key: String, _ facts: [String: String] = [:]) -> String {
        (facts.isEmpty ? texts[key] : find(key, facts)) ?? key
    }

    /// A text with its facts, or nil if there is none by that key.
    func find(_ key: String, _ facts: [String: String]) -> String? {
        texts[key].map { Messages.fill($0, with: facts) }
    }

    /// A "no" in the public's words where there are some, since the common ones name commands; else in its own.
    func sentence(of refusal: Refusal) -> String {
        find("refusal_\(refusal.rule)", refusal.facts) ?? refusal.sentence(in: language)
    }

    /// A text that depends on how many there are, with `{count}`; English has one form for one and another for the rest.
    func count(_ key: String, _ count: Int) -> String {
        say(count == 1 ? "\(key)_one" : "\(key)_other", ["count": String(count)])
    }

    /// A language's name, or its tag where there is no name.
    func name(ofLanguage tag: String) -> String {
        texts["language_\(tag)"] ?? texts["language_\(tag.prefix { $0 != "-" })"].map { "\($0) (\(tag))" } ?? tag
    }
}
