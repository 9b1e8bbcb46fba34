/// What is wrong with what is stored, whether it was overridden or became untrue since.
public struct Finding: Sendable, Equatable {
    /// The session's code.
    public let session: String
    /// The rule and the facts of its sentence.
    public let reason: Refusal

    public init(session: String, reason: Refusal) {
        self.session = session
        self.reason = reason
    }
}

/// Something promised that a recount found broken.
public struct BrokenPromise: Sendable, Equatable {
    public let promise: String
    public let place: String
    public let expected: String
    public let found: String

    public init(promise: String, place: String, expected: String, found: String) {
        self.promise = promise
        self.place = place
        self.expected = expected
        self.found = found
    }
}
