/// A "no" with its reason: the name of the rule, the same in SQL, Swift and JSON, and the facts of its sentence.
///
/// The wording stands in `messages/`, one sentence a rule, which names the place, what was expected and what to do.
public struct Refusal: Error, Sendable, Equatable {
    public let rule: String
    public let facts: [String: String]

    public init(_ rule: String, _ facts: [String: String] = [:]) {
        self.rule = rule
        self.facts = facts
    }

    /// One sentence in a language (BCP 47 tag), in English where that language has no wording.
    public func sentence(in language: String = "en") -> String {
        Messages.sentence(rule, facts: facts, language: language)
    }
}

extension Refusal: CustomStringConvertible {
    public var description: String { sentence() }
}
