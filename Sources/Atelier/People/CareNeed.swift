/// What a person needs so that they can take part in a session: for the host's eyes only, deleted after the session.
public struct CareNeed: Sendable, Equatable {
    /// The person's reference and name.
    public let person: String
    public let name: String?
    public let kind: Kind
    public let need: String

    public enum Kind: String, Sendable, CaseIterable {
        case diet, access, medical
    }

    public init(person: String, name: String?, kind: Kind, need: String) {
        self.person = person
        self.name = name
        self.kind = kind
        self.need = need
    }
}
