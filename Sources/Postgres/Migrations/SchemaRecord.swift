/// What a database says has been run on it.
struct SchemaRecord: Sendable {
    struct Step: Sendable {
        let version: Int
        let name: String
        let checksum: String
        let isIncompatible: Bool
    }

    /// In order of version.
    var steps: [Step] = []
    /// nil if no current texts were ever replayed.
    var currentChecksum: String?

    /// Empty if the tables aren't there.
    init(_ session: AdminSession, schema: String) throws {
        let place = schema.quotedAsIdentifier
        let isThere = try session.one("SELECT to_regclass(\(place + ".schema_migration")) IS NOT NULL", as: Bool.self)
        guard isThere else { return }
        let steps = "SELECT version, name, checksum, incompatible FROM \(place).schema_migration ORDER BY version"
        self.steps = try session.all(SQL(trusted: steps)) { row in
            Step(
                version: try row["version"], name: try row["name"], checksum: try row["checksum"],
                isIncompatible: try row["incompatible"])
        }
        let current = try session.all(SQL(trusted: "SELECT checksum FROM \(place).schema_current")) { row -> String in
            try row["checksum"]
        }
        currentChecksum = current.first
    }

    /// Makes the tables if they aren't there.
    static func make(in schema: String) -> SQL {
        let place = schema.quotedAsIdentifier
        return SQL(
            trusted: """
                CREATE TABLE IF NOT EXISTS \(place).schema_migration (
                    version int PRIMARY KEY,
                    name text NOT NULL,
                    checksum text NOT NULL,
                    incompatible boolean NOT NULL DEFAULT false,
                    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
                );
                CREATE TABLE IF NOT EXISTS \(place).schema_current (
                    only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT schema_current_only_row CHECK (only_row),
                    checksum text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
                );
                """)
    }
}
