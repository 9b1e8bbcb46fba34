public import Atelier
import Postgres

extension Store {
    /// Who answers for a person, by name.
    public func guardians(of reference: String, as identity: Identity) async throws -> [Guardian] {
        try await read(as: identity) { try $0.guardians(of: try $0.person(reference)) }
    }

    /// - Throws: `person_unknown` unless the actor's office registered or hosts the person; `guardian_once`.
    public func addGuardian(_ guardian: Guardian, of reference: String, as identity: Identity) async throws {
        let facts = ["person": reference, "guardian": guardian.name, "email": guardian.email ?? ""]
        try await write(as: identity, facts: facts) { tx in try tx.add(guardian, of: reference) }
    }

    /// A guardian no longer answers for the person; what they consented to stays.
    ///
    /// - Throws: `guardian_unknown`.
    public func removeGuardian(_ name: String, of reference: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["person": reference, "guardian": name]) { tx in
            _ = try tx.execute("SELECT remove_guardian(\(try tx.person(reference)), \(name))")
        }
    }
}

extension Transaction {
    func add(_ guardian: Guardian, of reference: String) throws {
        _ = try execute(
            """
            SELECT add_guardian(\(try person(reference)), \(guardian.name), \(guardian.relation), \(guardian.phone),
                \(guardian.email))
            """)
    }

    func guardians(of person: ID<Person>) throws -> [Guardian] {
        let rows = try all(
            """
            SELECT name, relation, phone, email
            FROM guardian
            WHERE person_id = \(person) AND removed_at IS NULL
            ORDER BY name, id
            """, as: (String, String, String?, String?).self)
        return rows.map { Guardian(name: $0.0, relation: $0.1, phone: $0.2, email: $0.3) }
    }
}
