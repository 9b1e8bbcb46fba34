/// A row of an import of persons.
public struct PersonEntry: ImportEntry {
    /// Who it is, if that person is here already; nil: somebody new.
    public var reference: Reference?
    public var name: String?
    public var givenName: String?
    public var familyName: String?
    public var nameOwnScript: String?
    public var patronymic: String?
    public var language: String?
    public var sex: Person.Sex?
    /// A day, or a year alone. The year that follows from it goes with it.
    public var birthDate: Person.Birth? {
        didSet { if birthDate == nil, birthYear == oldValue?.year { birthYear = nil } }
    }
    public var birthYear: Int?
    /// The code of the person's country.
    public var country: String?
    public var email: String?
    public var phone: String?
    public var organisation: String?
    public var guardianName: String?
    public var guardianRelation: String?
    public var guardianPhone: String?
    public var guardianEmail: String?

    public enum Reference: Sendable, Equatable {
        case known(String)
        /// Somebody new, although somebody else of the same name and birth is here.
        case new
    }

    public init() {}

    public static let noun = "person"
    public static let required = [["name", "given_name", "family_name", "reference"]]

    /// What is known of the person; nil without a name.
    public var details: Person.Details? {
        name.map {
            Person.Details(
                name: $0, nameOwnScript: nameOwnScript, patronymic: patronymic, language: language, sex: sex,
                birth: birth, country: country, email: email, phone: phone, organisation: organisation)
        }
    }

    /// Who answers for the person; nil without a name and what they are to each other.
    public var guardian: Guardian? {
        guard let guardianName, let guardianRelation else { return nil }
        return Guardian(name: guardianName, relation: guardianRelation, phone: guardianPhone, email: guardianEmail)
    }

    /// As much as is known of it.
    public var birth: Person.Birth? { birthDate ?? birthYear.map { .year($0) } }

    public mutating func complete() -> [(column: String, reason: Refusal)] {
        // As in a passport's line of names when read aloud; a single name stands alone.
        let parts = [givenName, familyName].compactMap(\.self)
        if name == nil, !parts.isEmpty { name = parts.joined(separator: " ") }
        let problems = halfGuardian
        guard let birthDate else { return problems }
        if let birthYear, birthYear != birthDate.year {
            return problems + [("birth_year", Refusal("import_birth_years", ["year": String(birthYear)]))]
        }
        birthYear = birthDate.year
        return problems
    }

    /// What a guardian lacks of whom only a part is said.
    private var halfGuardian: [(column: String, reason: Refusal)] {
        let said = [guardianName, guardianRelation, guardianPhone, guardianEmail].compactMap(\.self)
        guard !said.isEmpty else { return [] }
        let needed = [
            ("guardian_name", guardianName, "the guardian's name"),
            ("guardian_relation", guardianRelation, "what the guardian is to the person, such as mother"),
        ]
        return needed.filter { $0.1 == nil }
            .map { ($0.0, Refusal("import_cell_missing", ["expected": $0.2])) }
    }

    public static let columns = ofPerson + ofGuardian

    /// One line a column: add to this list, and everything else follows (reading, showing, the template).
    static let ofPerson: [ImportColumn<PersonEntry>] = [
        ImportColumn(
            "name", \.name, expected: "a name as in the passport, in Latin letters", example: "Anahit Petrosyan",
            rules: ["person_name_present", "person_name_length", "import_person_known", "import_row_twice"],
            read: { value, _ in value.name }),
        ImportColumn(
            "given_name", \.givenName, expected: "the given names, if they stand apart", example: "Anahit",
            isAlternative: true, read: { value, _ in value.name }),
        ImportColumn(
            "family_name", \.familyName, expected: "the family name, if it stands apart", example: "Petrosyan",
            isAlternative: true, read: { value, _ in value.name }),
        ImportColumn(
            "name_own_script", \.nameOwnScript, expected: "the name in the person's own script",
            example: "Անահիտ Պետրոսյան", rules: ["person_name_own_script_present", "person_name_own_script_length"],
            read: { value, _ in value.name }),
        ImportColumn(
            "patronymic", \.patronymic, expected: "the father's name, where it is a part of one's own",
            example: "Armeni", rules: ["person_patronymic_present", "person_patronymic_length"],
            read: { value, _ in value.name }),
        ImportColumn(
            "sex", \.sex, expected: "female, male, other or not said (f and m will do)", example: "female",
            form: .choice(Person.Sex.allCases.map(\.rawValue)), rules: ["person_sex_known"],
            read: { value, _ in
                value.words.flatMap { ImportWords.word("sex", $0) }.flatMap { Person.Sex(rawValue: $0) }
            }, shown: { $0.rawValue }),
        ImportColumn(
            "birth_date", \.birthDate,
            expected: "a day such as 1990-10-16 or 16.10.1990, or a year from 1900 on",
            example: "1990-10-16",
            form: .day,
            rules: [
                "person_birth_date", "person_birth_year", "person_born_in_the_past", "registration_guardian",
                "import_person_guardian",
            ],
            read: { value, _ in value.birth }, shown: { $0.shown }),
        ImportColumn(
            "birth_year", \.birthYear, expected: "a year such as 1990", example: "1990", form: .number,
            rules: [
                "person_birth_year", "person_born_in_the_past", "registration_guardian", "import_person_guardian",
            ],
            read: { value, _ in value.whole ?? value.day?.year }),
        ImportColumn(
            "country", \.country, expected: "a country's name or code, such as AM (see `atelier country list`)",
            example: "Armenia (AM)", form: .country, rules: ["person_country_code_fkey"],
            read: { value, vocabulary in value.words.flatMap { vocabulary.country($0) } }),
        ImportColumn(
            "language", \.language, expected: "a language's tag or name, such as hy or Armenian", example: "hy",
            rules: ["person_language_form"], read: { value, _ in value.words.flatMap(EnteredValue.language) }),
        ImportColumn(
            "email", \.email, expected: "an e-mail address", example: "anahit@example.org",
            rules: ["person_email_form"],
            read: { value, _ in value.address }),
        ImportColumn(
            "phone", \.phone, expected: "a telephone number such as +374 10 123456, entered as text",
            example: "+374 10 123456", rules: ["person_phone_present"], read: { value, _ in value.phone }),
        ImportColumn(
            "organisation", \.organisation,
            expected: "the code of the organisation that sends the person (see `atelier organisation list`)",
            example: "SEA", rules: ["organisation_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "reference", \.reference,
            expected: "the reference of a person who is here already, such as P-7K3M9QXT, or the word new",
            example: "",
            rules: ["person_unknown", "import_person_other_name", "import_person_twice"],
            read: { value, _ in value.reference }, shown: { $0.shown }),
    ]
}

extension PersonEntry {
    private static let ofGuardian: [ImportColumn<PersonEntry>] = [
        ImportColumn(
            "guardian_name", \.guardianName, expected: "the name of who answers for a minor",
            example: "Karine Petrosyan",
            rules: ["guardian_name_present", "guardian_name_length", "guardian_once"], read: { value, _ in value.name }),
        ImportColumn(
            "guardian_relation", \.guardianRelation,
            expected: "what the guardian is to the person, such as mother, uncle or legal guardian", example: "mother",
            rules: ["guardian_relation_present"], read: { value, _ in value.name }),
        ImportColumn(
            "guardian_phone", \.guardianPhone, expected: "the guardian's telephone number, entered as text",
            example: "+374 10 123456", rules: ["guardian_phone_present"], read: { value, _ in value.phone }),
        ImportColumn(
            "guardian_email", \.guardianEmail, expected: "the guardian's e-mail address", example: "",
            rules: ["guardian_email_form"], read: { value, _ in value.address }),
    ]
}

extension PersonEntry.Reference {
    fileprivate var shown: String { if case .known(let reference) = self { reference } else { "new" } }
}

extension Person.Birth {
    fileprivate var shown: String {
        switch self {
        case .day(let day): day.description
        case .year(let year): String(year)
        }
    }
}

extension EnteredValue {
    fileprivate var birth: Person.Birth? {
        if let day { return .day(day) }
        // A number is a year only where one may be; a date that lost its format is none.
        return whole.flatMap { (1900...2100).contains($0) ? .year($0) : nil }
    }

    /// An e-mail address, also as a spreadsheet links it.
    fileprivate var address: String? { words.map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 } }

    fileprivate var reference: PersonEntry.Reference? {
        guard let words else { return nil }
        return ImportWords.word("new", words) != nil ? .new : code.map { .known($0) }
    }
}
