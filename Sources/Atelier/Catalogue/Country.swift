/// A country or territory under its own display name.
public struct Country: Sendable, Equatable {
    /// ISO 3166-1 alpha-2, a user-assigned code such as XK, or X-… for a territory without any.
    public let code: String
    /// ISO 3166-1 alpha-3, or nil where there is none.
    public let alpha3: String?
    public let name: String
    /// The note that follows the name wherever it is shown or printed.
    public let note: String?

    public init(code: String, alpha3: String? = nil, name: String, note: String? = nil) {
        self.code = code
        self.alpha3 = alpha3
        self.name = name
        self.note = note
    }
}
