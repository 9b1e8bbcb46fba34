public import Foundation

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

/// By what a staff user may act, besides a name; its text is kept nowhere.
public struct UserToken: Sendable, Equatable {
    /// What it is for, in words.
    public let label: String
    public let createdAt: Date
    /// From when on it is no longer good, if it has an end.
    public let expiresAt: Date?
    /// When it was taken back, if it was.
    public let revokedAt: Date?

    public init(label: String, createdAt: Date, expiresAt: Date?, revokedAt: Date?) {
        self.label = label
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }
}
