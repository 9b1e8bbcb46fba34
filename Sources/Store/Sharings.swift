public import Atelier
import Postgres

extension Store {
    /// Shares a person with another office for a purpose; seen there up to, not including, the day `until` (UTC).
    ///
    /// - Throws: `person_unknown` unless the actor's office registered or hosts the person; `person_scope_office` for an
    ///   organisation that is no office; `person_scope_sharing_ahead` for a day that is over.
    public func sharePerson(
        _ reference: String, with office: String, explanation: String, until: LocalDate, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["person": reference]) { tx in
            _ = try tx.execute(
                """
                SELECT share_person(\(try tx.person(reference)), \(try tx.organisation(office)), \(explanation),
                    \(until)::date::timestamp AT TIME ZONE 'UTC')
                """)
        }
    }

    /// Ends a sharing now.
    ///
    /// - Throws: `person_unknown` unless the actor's office registered or hosts the person; `person_not_shared`.
    public func unsharePerson(_ reference: String, with office: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["person": reference, "office": office]) { tx in
            _ = try tx.execute("SELECT unshare_person(\(try tx.person(reference)), \(try tx.organisation(office)))")
        }
    }
}
