public import Atelier
public import Foundation
public import Postgres

/// An import of a long file, as it is remembered.
public struct ImportRecord: Sendable, Equatable {
    public let startedAt: Date
    /// Nil: it was interrupted, and goes on when the same file is imported again.
    public let endedAt: Date?
    public let fileName: String
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal digits.
    public let fileHash: String
    /// The user who imported it.
    public let user: String
    public let rows: Int
    /// Rows that were left out, being bad.
    public let leftOut: Int
    /// Persons who came by it and weren't erased since.
    public let persons: Int
}

extension ImportRecord: RowDecodable {
    public init(row: Row) throws(RowError) {
        startedAt = try row["started_at"]
        endedAt = try row["ended_at"]
        fileName = try row["file_name"]
        fileHash = try row["file_hash"]
        user = try row["user_name"]
        rows = try row["rows"]
        leftOut = try row["left_out"]
        persons = try row["persons"]
    }
}

extension Store {
    /// The imports of long files by the actor's office, the latest first.
    public func imports(as identity: Identity) async throws -> [ImportRecord] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT i.started_at, i.ended_at, i.file_name, i.file_hash, u.name AS user_name, i.rows,
                    cardinality(i.left_out) AS left_out,
                    (SELECT count(*) FROM person p WHERE p.import_id = i.id) AS persons
                FROM import i
                JOIN staff_user u ON u.id = i.actor_user_id
                ORDER BY i.started_at DESC
                """, as: ImportRecord.self)
        }
    }
}
