public import Foundation

/// The key of one kind of thing: a UUID (version 7, made by the database) that can't be mistaken for another kind's.
public struct ID<Subject>: Sendable, Hashable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Lower-case, as PostgreSQL and JSON have it.
    public var description: String { uuid.uuidString.lowercased() }
}
