public import Atelier
import Foundation
import Postgres

extension Store {
    /// All materials with their versions, by code; the newest version first.
    public func materials(as identity: Identity) async throws -> [Material] {
        try await read(as: identity) { tx in
            let versions = Dictionary(grouping: try tx.materialVersions(), by: \.material)
            let rows = try tx.all(
                """
                SELECT m.id, m.code, m.title, m.kind, g.code
                FROM material m
                LEFT JOIN training g ON g.id = m.training_id
                ORDER BY m.code
                """, as: (UUID, String, Texts, Material.Kind, String?).self)
            return rows.map {
                Material(
                    code: $0.1, title: $0.2, kind: $0.3, training: $0.4,
                    versions: versions[$0.0]?.map(\.version) ?? [])
            }
        }
    }

    /// Adds a material, without a version yet.
    ///
    /// - Throws: `actor_may_not` for who may not plan; `material_…` for what isn't of the right form or there already.
    public func addMaterial(_ material: Material, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": material.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO material (code, training_id, title, kind)
                VALUES (\(material.code), \(try material.training.map(tx.training))::uuid, \(material.title)::jsonb,
                    \(material.kind))
                """)
        }
    }

    /// Adds a version; those before it stay known.
    public func addMaterialVersion(
        _ version: Material.Version, of material: String, as identity: Identity
    ) async throws {
        let facts = ["code": material, "version": version.name, "language": version.language]
        try await write(as: identity, facts: facts) { tx in
            _ = try tx.execute(
                """
                INSERT INTO material_version (material_id, version, language, country_code, released_on, location, sha256,
                    bytes)
                VALUES (\(try tx.material(material)), \(version.name), \(version.language),
                    \(try version.country.map(tx.country)), \(version.releasedOn)::date, \(version.location),
                    decode(\(version.sha256)::text, 'hex'), \(version.bytes)::bigint)
                """)
        }
    }

    /// Says that a version is no longer to be used, from a day on.
    ///
    /// - Throws: `material_version_unknown`.
    public func withdrawMaterialVersion(
        _ version: String, language: String, country: String?, of material: String, on day: LocalDate,
        as identity: Identity
    ) async throws {
        var facts = ["code": material, "version": version, "language": language]
        facts["country"] = country
        let place = facts
        try await write(as: identity, facts: facts) { tx in
            let changed = try tx.execute(
                """
                UPDATE material_version
                SET withdrawn_on = \(day)::date
                WHERE material_id = \(try tx.material(material)) AND version = \(version) AND language = \(language)
                    AND country_code IS NOT DISTINCT FROM \(country)::text
                """)
            if changed == 0 { throw Refusal("material_version_unknown", place) }
        }
    }

    /// Puts a version of a material on a session: what its participants get.
    public func useMaterial(
        _ material: String, version: String, language: String, country: String?, in session: String,
        as identity: Identity
    ) async throws {
        var facts = ["code": material, "version": version, "language": language, "session": session]
        facts["country"] = country
        let place = facts
        try await write(as: identity, facts: facts) { tx in
            let id = try tx.hostedSession(session)
            let found = try tx.atMostOne(
                """
                SELECT id
                FROM material_version
                WHERE material_id = \(try tx.material(material)) AND version = \(version) AND language = \(language)
                    AND country_code IS NOT DISTINCT FROM \(country)::text
                """, as: UUID.self)
            guard let found else { throw Refusal("material_version_unknown", place) }
            _ = try tx.execute(
                "INSERT INTO session_material (session_id, material_version_id) VALUES (\(id), \(found))")
        }
    }

    /// What the participants of a session get: material, version and where it lies; by code.
    public func materials(of session: String, as identity: Identity) async throws -> [(String, Material.Version)] {
        try await read(as: identity) { tx in
            let codes = try tx.all(
                """
                SELECT m.id, m.code, k.material_version_id
                FROM session_material k
                JOIN material_version v ON v.id = k.material_version_id
                JOIN material m ON m.id = v.material_id
                WHERE k.session_id = \(try tx.session(session))
                ORDER BY m.code, v.language, v.version
                """, as: (UUID, String, UUID).self)
            let versions = Dictionary(try tx.materialVersions().map { ($0.id, $0.version) }) { first, _ in first }
            return codes.compactMap { row in versions[row.2].map { (row.1, $0) } }
        }
    }
}

private struct VersionOfMaterial: RowDecodable, Sendable {
    let id: UUID
    let material: UUID
    let version: Material.Version

    init(row: Row) throws(RowError) {
        id = try row["id"]
        material = try row["material_id"]
        version = Material.Version(
            name: try row["version"], language: try row["language"], country: try row["country_code"],
            releasedOn: try row["released_on"], location: try row["location"], sha256: try row["sha256"],
            bytes: try row["bytes"], withdrawnOn: try row["withdrawn_on"])
    }
}

extension Transaction {
    fileprivate func materialVersions() throws -> [VersionOfMaterial] {
        try all(
            """
            SELECT v.id, v.material_id, v.version, v.language, v.country_code, v.released_on, v.location,
                encode(v.sha256, 'hex') AS sha256, v.bytes, v.withdrawn_on
            FROM material_version v
            ORDER BY v.material_id, v.released_on DESC, v.language, v.country_code NULLS FIRST, v.version
            """, as: VersionOfMaterial.self)
    }
}
