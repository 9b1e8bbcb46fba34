/// Who answers for a minor.
public struct Guardian: Sendable, Equatable {
    public let name: String
    /// What they are to the minor, in words: mother, uncle, legal guardian …
    public let relation: String
    public let phone: String?
    public let email: String?

    public init(name: String, relation: String, phone: String? = nil, email: String? = nil) {
        self.name = name
        self.relation = relation
        self.phone = phone
        self.email = email
    }
}
