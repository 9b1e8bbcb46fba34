public import Atelier
public import Postgres

extension Store {
    /// What people need in a session that the actor's office hosts, by name; nothing of another office's.
    public func careNeeds(of session: String, as identity: Identity) async throws -> [CareNeed] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT p.reference, p.name, n.kind, n.need
                FROM care_need n
                JOIN person p ON p.id = n.person_id
                WHERE n.session_id = \(try tx.session(session))
                ORDER BY p.name, p.id, n.kind, n.need
                """, as: (String, String?, CareNeed.Kind, String).self)
            return rows.map { CareNeed(person: $0.0, name: $0.1, kind: $0.2, need: $0.3) }
        }
    }

    /// Records what a person needs in a session that they are registered for; only its host reads it.
    ///
    /// - Throws: `care_need_registered`, `care_need_in_time`, `person_unknown`.
    public func addCareNeed(
        _ kind: CareNeed.Kind, _ need: String, of person: String, in session: String, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["person": person, "session": session]) { tx in
            _ = try tx.execute(
                "SELECT add_care_need(\(try tx.session(session)), \(try tx.person(person)), \(kind), \(need))")
        }
    }

    /// Takes a person's needs in a session away, of one kind or of all.
    ///
    /// - Returns: how many.
    /// - Throws: `actor_may_not_change_session` unless the actor's office hosts it.
    public func removeCareNeeds(
        of person: String, in session: String, kind: CareNeed.Kind?, as identity: Identity
    ) async throws -> Int {
        try await write(as: identity, facts: ["person": person, "session": session]) { tx in
            try tx.one("SELECT remove_care_needs(\(try tx.session(session)), \(try tx.person(person)), \(kind))")
        }
    }

    /// Deletes what has been kept as long as it may be, in steps of a transaction each until nothing is left.
    ///
    /// - Returns: how much of what, by kind.
    /// - Throws: `actor_may_not` unless the actor is an administrator or a job.
    public func deleteExpired(as identity: Identity) async throws -> [(kind: String, deleted: Int)] {
        var deleted: [String: Int] = [:]
        while true {
            let step = try await write(as: identity) { tx in
                try tx.all("SELECT kind, deleted FROM delete_expired()", as: (String, Int).self)
            }
            deleted.merge(step, uniquingKeysWith: +)
            if step.allSatisfy({ $0.1 == 0 }) { break }
        }
        return deleted.sorted { $0.key < $1.key }.map { (kind: $0.key, deleted: $0.value) }
    }
}

extension CareNeed.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
