/// Who trains, sends, hosts or pays.
public struct Organisation: Sendable, Equatable {
    public let code: String
    public let name: String
    public let kind: Kind
    /// The code of the country where it sits, if it sits in one.
    public let country: String?

    public init(code: String, name: String, kind: Kind, country: String? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.country = country
    }

    /// An office has staff users and sees the persons in its scope.
    public enum Kind: String, Sendable, CaseIterable {
        case office, authority, partner, provider, donor, association, company
    }
}
