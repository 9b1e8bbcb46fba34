/// One thing that a merging or an erasure does, or would do: a registration moves, a name goes, a certificate stays valid.
public struct PersonChange: Sendable, Equatable {
    public let noun: String
    public let what: String
    /// Which one, or how many.
    public let detail: String

    public init(noun: String, what: String, detail: String) {
        self.noun = noun
        self.what = what
        self.detail = detail
    }
}
