public import Atelier
public import Postgres

extension Store {
    /// Persons of the actor's office who may be one, best first, at most `most` pairs: of all, or with one of them. Pairs
    /// of which it was said that they are two are left out.
    ///
    /// Names that have no keys yet get them first, in transactions of their own.
    ///
    /// - Throws: `person_unknown`.
    public func likelyDuplicates(
        of reference: String?, most: Int = 1_000, as identity: Identity
    ) async throws -> [LikelyDuplicate] {
        try await foldNames(as: identity)
        return try await read(as: identity) { tx in
            let pairs = try tx.all(
                """
                SELECT person_id, other_id, points, reasons
                FROM likely_duplicates(\(try reference.map(tx.person))::uuid, \(most))
                """, as: (ID<Person>, ID<Person>, Int, [LikelyDuplicate.Reason]).self)
            let people = try tx.all(
                "\(Person.selection) WHERE p.id = ANY(\(pairs.flatMap { [$0.0, $0.1] })::uuid[]) ORDER BY p.id",
                as: Person.self)
            let byID = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
            return pairs.compactMap { pair in
                guard let one = byID[pair.0], let other = byID[pair.1] else { return nil }
                return LikelyDuplicate(one: one, other: other, points: pair.2, reasons: pair.3)
            }
        }
    }

    /// Remembers that two persons are two, so that nobody is asked again.
    ///
    /// - Throws: `person_unknown` unless the actor's office registered or hosts both; `person_distinct_because`.
    public func distinguish(
        _ one: String, _ other: String, because reason: String, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["person": one, "other": other]) { tx in
            _ = try tx.execute(
                "SELECT distinguish_persons(\(try tx.person(one)), \(try tx.person(other)), \(reason))")
        }
    }

    /// Makes one person of two: everything about `gone` becomes about `keep`, and the reference of `gone` finds `keep`.
    ///
    /// - `apply`: whether it is done; else it is only shown what would be.
    /// - Returns: what moves, is cancelled or stays, in order.
    /// - Throws: `person_unknown` unless the actor's office registered or hosts both; `person_merge_clash` if both are
    ///   expected in two places at once; `person_merge_trainers`, `person_merge_rows`.
    public func mergePersons(
        keep: String, gone: String, because reason: String, apply: Bool, as identity: Identity
    ) async throws -> [PersonChange] {
        let facts = ["person": keep, "keep": keep, "gone": gone]
        return try await write(as: identity, because: reason, facts: facts, apply: apply) { tx in
            try tx.changes(
                "SELECT noun, what, detail FROM merge_persons(\(try tx.person(keep)), \(try tx.person(gone)), \(reason))"
            )
        }
    }

    /// Erases a person: everything personal goes, counts and certificates' numbers stay.
    ///
    /// - `apply`: whether it is done; else it is only shown what would go and stay.
    /// - Throws: `person_unknown`, `person_erase_registered` for another office's person, `person_erase_assigned` for
    ///   somebody who is still expected to teach.
    public func erasePerson(
        _ reference: String, because reason: String, apply: Bool, as identity: Identity
    ) async throws -> [PersonChange] {
        try await write(as: identity, because: reason, facts: ["person": reference], apply: apply) { tx in
            try tx.changes("SELECT noun, what, detail FROM erase_person(\(try tx.person(reference)), \(reason))")
        }
    }

    /// Everything that is known of a person and that the actor's office may see, as a JSON object by table.
    ///
    /// - Throws: `person_unknown`.
    public func exportPerson(_ reference: String, as identity: Identity) async throws -> String {
        try await read(as: identity) { tx in
            try tx.one("SELECT jsonb_pretty(person_export(\(try tx.person(reference))))")
        }
    }
}

extension Transaction {
    fileprivate func changes(_ sql: SQL) throws -> [PersonChange] {
        let rows = try all(sql, as: (String, String, String).self)
        return rows.map { PersonChange(noun: $0.0, what: $0.1, detail: $0.2) }
    }
}

extension LikelyDuplicate.Reason: ColumnDecodable, ColumnDecodableElement {}
