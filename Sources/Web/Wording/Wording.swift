import Atelier
import Foundation

/// The texts of pages in one language: one file a language below `messages/`, by key.
///
/// In a text `{fact}` stands for a fact, and a part in brackets is left out unless its facts are there. Templates read texts as `{{t.key}}`.
struct Wording: Sendable {
    /// A language tag (BCP 47).
    let language: String
    let texts: [String: String]

    /// The texts of its own file.
    let own: [String: String]
    private let forms: PluralForms

    static let english = Languages.builtIn["en"] ?? Wording(language: "en", texts: [:], fallback: [:])

    /// - `fallback`: what is shown where the language has no text.
    init(language: String, texts own: [String: String], fallback: [String: String]) {
        self.language = language
        self.own = own
        texts = fallback.merging(own) { _, own in own }
        forms = PluralForms(language: language)
    }

    /// The language's name in itself.
    var name: String { say("language_name") }

    /// Whether nobody who speaks the language has read its texts yet; its file says so by `"reviewed": "no"`.
    var isUnreviewed: Bool { own["reviewed"] == "no" }

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

    /// A text that depends on how many there are, with `{count}`: `key_one`, `key_few`, … as the language has forms, or
    /// `key_other`.
    func count(_ key: String, _ count: Int) -> String {
        let facts = ["count": String(count)]
        return find("\(key)_\(forms[count].rawValue)", facts) ?? say("\(key)_other", facts)
    }

    /// A language's name, or its tag where there is no name.
    func name(ofLanguage tag: String) -> String {
        texts["language_\(tag)"] ?? texts["language_\(tag.prefix { $0 != "-" })"].map { "\($0) (\(tag))" } ?? tag
    }
}
