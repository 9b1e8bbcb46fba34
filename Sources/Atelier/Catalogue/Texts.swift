/// A text in several languages, by language tag (BCP 47); English is always there in what the database holds.
public struct Texts: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    public let byLanguage: [String: String]

    public init(_ byLanguage: [String: String]) { self.byLanguage = byLanguage }
    public init(english: String) { byLanguage = ["en": english] }
    public init(dictionaryLiteral elements: (String, String)...) {
        byLanguage = Dictionary(elements, uniquingKeysWith: { first, _ in first })
    }

    /// The text in a language, else in English, else in the first there is.
    public func said(in language: String = "en") -> String {
        byLanguage[language] ?? byLanguage["en"] ?? byLanguage.min { $0.key < $1.key }?.value ?? ""
    }
}
