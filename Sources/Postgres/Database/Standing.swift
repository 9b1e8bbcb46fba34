/// For whom something is read. The database resolves the identity; an unknown one sees nothing.
public struct Viewer: Sendable, Hashable {
    /// The value of the identity setting during the transaction.
    public let identity: String

    public init(identity: String) {
        self.identity = identity
    }
}

/// Who changes something, and why.
public struct Actor: Sendable, Hashable {
    /// The value of the identity setting during the transaction.
    public let identity: String
    /// The value of the reason setting during the transaction; nil is set as the empty text.
    public let reason: String?

    public init(identity: String, reason: String? = nil) {
        self.identity = identity
        self.reason = reason
    }

    /// The same, reading only.
    public var viewer: Viewer { Viewer(identity: identity) }
}
