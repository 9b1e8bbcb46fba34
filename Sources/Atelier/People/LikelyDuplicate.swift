/// Two persons who may be one.
public struct LikelyDuplicate: Sendable, Equatable {
    public let one: Person
    public let other: Person
    /// From 40 (worth a look) to 100 (everything is the same).
    public let points: Int
    public let reasons: [Reason]

    public enum Reason: String, Sendable, CaseIterable {
        case sameName = "same name"
        case similarName = "similar name"
        case sameBirthDate = "same birth date"
        case sameBirthYear = "same birth year"
        case samePhone = "same phone"
        case sameEmail = "same e-mail"

        /// The rule under which `messages/` has its words.
        public var rule: String { "duplicate_" + rawValue.map { $0.isLetter ? String($0) : "_" }.joined() }
    }

    public init(one: Person, other: Person, points: Int, reasons: [Reason]) {
        self.one = one
        self.other = other
        self.points = points
        self.reasons = reasons
    }

    /// One sentence that says who, why and what to do.
    public func sentence(in language: String = "en") -> String {
        let said = reasons.map { Messages.sentence($0.rule, facts: [:], language: language).asPart }
        return Messages.sentence(
            "person_likely_duplicate",
            facts: ["person": one.reference, "other": other.reference, "reasons": said.joined(separator: ", ")],
            language: language)
    }
}

extension String {
    /// As a part of a sentence, with a small first letter and without the stop.
    fileprivate var asPart: String { prefix(1).lowercased() + dropFirst().prefix { $0 != "." } }
}
