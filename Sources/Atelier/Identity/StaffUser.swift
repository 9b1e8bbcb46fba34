/// Somebody who works with the system, in one office.
public struct StaffUser: Sendable, Equatable {
    public let name: String
    /// The code of the user's office.
    public let office: String
    public let role: Role

    public init(name: String, office: String, role: Role) {
        self.name = name
        self.office = office
        self.role = role
    }

    /// What a user may do; the rights stand in `sql/current/access`.
    public enum Role: String, Sendable, CaseIterable {
        case administrator, coordinator, office, trainer, donor
    }
}
