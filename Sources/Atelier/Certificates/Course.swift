/// What one certificate is for: a session on its own, or the whole of a series; by its code.
public enum Course: Sendable, Equatable {
    case session(String)
    case series(String)

    /// As a fact of a refusal.
    public var facts: [String: String] {
        switch self {
        case .session(let code): ["session": code]
        case .series(let code): ["series": code]
        }
    }
}
