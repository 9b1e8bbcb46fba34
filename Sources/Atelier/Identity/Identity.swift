/// Who acts, as it travels with a transaction or an item of a batch; the database resolves it (`atelier.resolve`).
public enum Identity: Sendable, Equatable {
    /// Nobody in particular.
    case `public`
    /// A job of the service, by name.
    case job(String)
    /// A staff user by the SHA-256 of a token, in lower-case hexadecimal; the token itself never reaches the database.
    case token(hash: String)
    /// Whoever holds a private link (a nomination's), by the SHA-256 of its text, in lower-case hexadecimal.
    case link(hash: String)
    /// A staff user by name: believed on an embedded database only, where the kernel vouches for who connects.
    case user(String)

    /// The text that `atelier.resolve` reads.
    public var text: String {
        switch self {
        case .public: "public"
        case .job(let name): "job:\(name)"
        case .token(let hash): "token:\(hash)"
        case .link(let hash): "link:\(hash)"
        case .user(let name): "user:\(name)"
        }
    }
}
