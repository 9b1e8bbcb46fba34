/// Interprets from one language into another, and back if both ways, from a day up to, not including, `until`; nil means
/// always.
public struct Interpretation: Sendable, Equatable {
    public let pair: LanguagePair
    public let bothWays: Bool
    public let from: LocalDate?
    public let until: LocalDate?

    public init(pair: LanguagePair, bothWays: Bool, from: LocalDate? = nil, until: LocalDate? = nil) {
        self.pair = pair
        self.bothWays = bothWays
        self.from = from
        self.until = until
    }
}

/// Two languages (BCP 47 tags): the one that is heard and the one that is spoken.
public struct LanguagePair: Sendable, Hashable, CustomStringConvertible {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    /// Reads `ka:en`.
    public init?(_ text: String) {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
        self.init(from: String(sides[0]), to: String(sides[1]))
    }

    public var description: String { "\(from):\(to)" }
}
