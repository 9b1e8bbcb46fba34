public import Atelier
import Foundation
public import Postgres

extension Store {
    /// The persons in the scope of the actor's office, by name; with `part`, those who are found by it, best first. To find
    /// somebody, names that have no keys yet get them first, in transactions of their own.
    ///
    /// `part`: a part of the name in whatever script, or something that sounds or is written like it; or a part of the
    /// reference, or a whole former one.
    public func people(matching part: String?, as identity: Identity) async throws -> [Person] {
        guard let part else {
            return try await read(as: identity) { tx in
                try tx.all("\(Person.selection) WHERE true ORDER BY p.name, p.id", as: Person.self)
            }
        }
        try await foldNames(as: identity)
        let keys = NameFolding.keys(of: [part])
        return try await read(as: identity) { tx in
            try tx.all(
                """
                \(Person.selection)
                JOIN find_people(\(part), \(keys.search), \(keys.sounds)::text[], NULL) f ON f.id = p.id
                ORDER BY f.place
                """, as: Person.self)
        }
    }

    /// References of others whom the actor's office sees by the same name, in whatever script; at most three.
    public func namesakes(of person: Person, as identity: Identity) async throws -> [String] {
        guard let details = person.details else { return [] }
        let keys = NameFolding.keys(of: [details.name])
        return try await read(as: identity) { tx in
            let found = try tx.all(
                """
                SELECT p.reference, p.name
                FROM find_people(\(details.name), \(keys.search), '{}'::text[], 50) f
                JOIN person p ON p.id = f.id
                WHERE p.id <> \(person.id) AND p.name IS NOT NULL
                ORDER BY f.place
                """, as: (String, String).self)
            return found.filter { NameFolding.fold($0.1) == keys.search }.prefix(3).map(\.0)
        }
    }

    /// Gives names that were stored without their keys (in bulk, or before there were any) what they are found by.
    func foldNames(as identity: Identity) async throws {
        var count = 5_000
        // Each round takes the next; less than asked for were the last.
        while count == 5_000 {
            count = try await write(as: identity) { tx in
                let names = try tx.all(
                    "SELECT id, name, name_own_script, patronymic FROM names_without_keys(5000)",
                    as: (ID<Person>, String, String?, String?).self)
                guard !names.isEmpty else { return 0 }
                let keys = names.map { NameFolding.keys(of: [$0.1, $0.2, $0.3]) }
                let texts = names.map { [$0.1, $0.2, $0.3].compactMap(\.self).joined(separator: "\n") }
                return try tx.one(
                    """
                    SELECT set_name_keys(\(names.map(\.0))::uuid[], \(texts)::text[],
                        \(keys.map(\.search))::text[], \(keys.map { $0.sounds.joined(separator: " ") })::text[])
                    """)
            }
        }
    }

    /// - Throws: `person_unknown`, also for a person whom the actor's office doesn't see.
    public func person(_ reference: String, as identity: Identity) async throws -> Person {
        try await read(as: identity) { try $0.wholePerson(reference) }
    }

    /// A person with all that hangs on them.
    ///
    /// - Throws: `person_unknown`, also for a person whom the actor's office doesn't see.
    public func personFile(_ reference: String, as identity: Identity) async throws -> PersonFile {
        try await read(as: identity) { tx in
            let person = try tx.wholePerson(reference)
            let group: Person.AgeGroup = try tx.one(
                """
                SELECT COALESCE(age_group, age_group(birth_date, birth_year, (atelier.now() AT TIME ZONE 'UTC')::date))
                FROM person
                WHERE id = \(person.id)
                """)
            let former = try tx.all(
                "SELECT reference FROM person_former_reference WHERE person_id = \(person.id) ORDER BY reference",
                as: String.self)
            return PersonFile(
                person: person, ageGroup: group, seenBy: try tx.sights(of: person.id),
                guardians: try tx.guardians(of: person.id), consents: try tx.consents(of: person.id),
                formerReferences: former)
        }
    }

    /// Registers a person with the actor's office, which sees the person from then on.
    public func addPerson(_ details: Person.Details, as identity: Identity) async throws -> Person {
        try await write(as: identity, facts: details.facts) { tx in
            let organisation = try details.organisation.map(tx.organisation)
            let (id, reference) = try tx.one(
                "SELECT id, reference FROM add_person(\(details.object(organisation: organisation)))",
                as: (ID<Person>, String).self)
            return Person(id: id, reference: reference, details: details)
        }
    }

    /// Corrects what is known of a person; `details` replace all that was.
    ///
    /// - Throws: `person_correct` for a person who is only shared with the actor's office.
    public func editPerson(_ reference: String, _ details: Person.Details, as identity: Identity) async throws {
        try await write(as: identity, facts: details.facts) { tx in
            let keys = details.keys
            let organisation = try details.organisation.map(tx.organisation)
            let changed = try tx.execute(
                """
                UPDATE person
                SET name = \(details.name), name_own_script = \(details.nameOwnScript),
                    patronymic = \(details.patronymic), language = \(details.language), sex = \(details.sex),
                    birth_year = \(details.birth?.year), birth_date = \(details.birth?.day),
                    country_code = \(details.country), email = \(details.email), phone = \(details.phone),
                    organisation_id = \(organisation), search_key = \(keys.search), sound_key = \(keys.sounds)
                WHERE id = \(try tx.person(reference))
                """)
            guard changed == 1 else { throw Refusal("person_correct", ["person": reference]) }
        }
    }
}

extension Transaction {
    func wholePerson(_ reference: String) throws -> Person {
        try one("\(Person.selection) WHERE p.id = \(try person(reference))", as: Person.self)
    }

    fileprivate func sights(of person: ID<Person>) throws -> [PersonFile.Sight] {
        let rows = try all(
            """
            SELECT office, name, purpose, explanation, (until AT TIME ZONE 'UTC')::date
            FROM person_offices(\(person))
            """, as: (String, String, PersonFile.Purpose, String?, LocalDate?).self)
        return rows.map {
            PersonFile.Sight(office: $0.0, name: $0.1, purpose: $0.2, explanation: $0.3, until: $0.4)
        }
    }
}

extension Person.Details {
    /// As a JSON object of the columns of `person`, with the keys by which the name is found.
    func object(organisation: UUID?) -> SQL {
        """
        jsonb_build_object('name', \(name)::text, 'name_own_script', \(nameOwnScript)::text,
            'patronymic', \(patronymic)::text, 'language', \(language)::text, 'sex', \(sex)::text,
            'birth_year', \(birth?.year)::integer, 'birth_date', \(birth?.day)::date, 'country_code', \(country)::text,
            'email', \(email)::text, 'phone', \(phone)::text, 'organisation_id', \(organisation)::uuid,
            'search_key', \(keys.search)::text, 'sound_key', \(keys.sounds)::text[])
        """
    }

    var facts: [String: String] {
        ["email": email ?? "", "language": language ?? "", "country": country ?? ""]
    }
}

extension Person: RowDecodable {
    static let selection: SQL = """
        SELECT p.id, p.reference, p.name, p.name_own_script, p.patronymic, p.language, p.sex, p.birth_year, p.birth_date,
            p.country_code, p.email, p.phone, o.code AS organisation
        FROM person p
        LEFT JOIN organisation o ON o.id = p.organisation_id
        """

    public init(row: Row) throws(RowError) {
        let name: String? = try row["name"]
        var details: Details?
        if let name {
            let day: LocalDate? = try row["birth_date"]
            let year: Int? = try row["birth_year"]
            details = Details(
                name: name, nameOwnScript: try row["name_own_script"], patronymic: try row["patronymic"],
                language: try row["language"], sex: try row["sex"],
                birth: day.map { .day($0) } ?? year.map { .year($0) }, country: try row["country_code"],
                email: try row["email"], phone: try row["phone"], organisation: try row["organisation"])
        }
        self.init(id: try row["id"], reference: try row["reference"], details: details)
    }
}

extension Person.AgeGroup: ColumnDecodable, ColumnDecodableElement {}
extension PersonFile.Purpose: ColumnDecodable, ColumnDecodableElement {}
