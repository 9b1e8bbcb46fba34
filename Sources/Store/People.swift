public import Atelier
public import Postgres

extension Store {
    /// The persons in the scope of the actor's office, by name, at most 1,000.
    ///
    /// `part`: a part of the name in either script, or of the reference; case doesn't matter.
    public func people(matching part: String?, as identity: Identity) async throws -> [Person] {
        let matching: SQL =
            part.map {
                """
                AND (p.name ILIKE '%' || \($0) || '%' OR p.name_own_script ILIKE '%' || \($0) || '%'
                    OR p.reference ILIKE '%' || \($0) || '%')
                """
            } ?? ""
        return try await read(as: identity) { tx in
            try tx.all("\(Person.selection) WHERE true \(matching) ORDER BY p.name, p.id LIMIT 1000", as: Person.self)
        }
    }

    /// - Throws: `person_unknown`, also for a person whom the actor's office doesn't see.
    public func person(_ reference: String, as identity: Identity) async throws -> Person {
        try await read(as: identity) { try $0.wholePerson(reference) }
    }

    /// Registers a person with the actor's office, which sees the person from then on.
    public func addPerson(_ details: Person.Details, as identity: Identity) async throws -> Person {
        try await write(as: identity, facts: details.facts) { tx in
            let organisation = try details.organisation.map(tx.organisation)
            let (id, reference) = try tx.one(
                """
                SELECT id, reference
                FROM add_person(\(details.name), \(details.nameOwnScript), \(details.language), \(details.sex),
                    \(details.birthYear)::integer, \(details.email), \(details.phone), \(organisation)::uuid)
                """, as: (ID<Person>, String).self)
            return Person(id: id, reference: reference, details: details)
        }
    }

    /// Corrects what is known of a person; `details` replace all that was.
    public func editPerson(_ reference: String, _ details: Person.Details, as identity: Identity) async throws {
        try await write(as: identity, facts: details.facts) { tx in
            let organisation = try details.organisation.map(tx.organisation)
            _ = try tx.execute(
                """
                UPDATE person
                SET name = \(details.name), name_own_script = \(details.nameOwnScript), language = \(details.language),
                    sex = \(details.sex), birth_year = \(details.birthYear), email = \(details.email),
                    phone = \(details.phone), organisation_id = \(organisation)
                WHERE id = \(try tx.person(reference))
                """)
        }
    }

    /// Shares a person with another office for a purpose; seen there up to, not including, the day `until` (UTC).
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
}

extension Transaction {
    func wholePerson(_ reference: String) throws -> Person {
        let found = try atMostOne("\(Person.selection) WHERE p.reference = \(reference)", as: Person.self)
        guard let found else { throw Refusal("person_unknown", ["person": reference]) }
        return found
    }
}

extension Person.Details {
    var facts: [String: String] {
        ["email": email ?? "", "language": language ?? ""]
    }
}

extension Person: RowDecodable {
    fileprivate static let selection: SQL = """
        SELECT p.id, p.reference, p.name, p.name_own_script, p.language, p.sex, p.birth_year, p.email, p.phone,
            o.code AS organisation
        FROM person p
        LEFT JOIN organisation o ON o.id = p.organisation_id
        """

    public init(row: Row) throws(RowError) {
        let name: String? = try row["name"]
        var details: Details?
        if let name {
            details = Details(
                name: name, nameOwnScript: try row["name_own_script"], language: try row["language"],
                sex: try row["sex"], birthYear: try row["birth_year"], email: try row["email"],
                phone: try row["phone"], organisation: try row["organisation"])
        }
        self.init(id: try row["id"], reference: try row["reference"], details: details)
    }
}
