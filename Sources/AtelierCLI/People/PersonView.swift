import Atelier

/// How persons are shown.
enum PersonView {
    static func listing(of people: [Person]) -> Listing<Person> {
        Listing(columns: columns { $0 }, rows: people, empty: "The acting office sees no such person.")
    }

    /// One person with all that hangs on them; in a table that follows as `lines`.
    static func listing(of file: PersonFile) -> Listing<PersonFile> {
        let more: [Column<PersonFile>] = [
            Column("age_group", "AGE") { .text($0.ageGroup.rawValue) },
            Column("former_references", nil) { .texts($0.formerReferences) },
            Column("seen_by", nil) { .list($0.seenBy.map(object)) },
            Column("guardians", nil) { .list($0.guardians.map(object)) },
            Column("consents", nil) { .list($0.consents.map(object)) },
        ]
        return Listing(columns: columns(\.person) + more, rows: [file], empty: "")
    }

    /// What a table has no room for, a fact a line.
    static func lines(of file: PersonFile) -> [String] {
        var lines = file.person.details == nil ? ["The person was erased; only what is counted is left."] : []
        lines += file.seenBy.map(said)
        if !file.formerReferences.isEmpty {
            lines.append("Also known as \(file.formerReferences.joined(separator: ", ")).")
        }
        lines += file.guardians.map { guardian in
            let ways = [guardian.phone, guardian.email].compactMap(\.self).joined(separator: ", ")
            return "Guardian: \(guardian.name) (\(guardian.relation))\(ways.isEmpty ? "" : ", \(ways)")."
        }
        return lines + file.consents.map(said)
    }

    static func consents(_ consents: [Consent], of person: String) -> Listing<Consent> {
        Listing(
            columns: [
                Column("purpose", "PURPOSE") { .text($0.purpose) },
                Column("version", "VERSION", isRight: true) { .number($0.version) },
                Column("language", "LANGUAGE") { .text($0.language) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("given_on", "GIVEN ON") { .day($0.givenOn) },
                Column("guardian", "BY GUARDIAN") { .text($0.guardian) },
                Column("how", "HOW") { .text($0.how) },
                Column("ended_on", "ENDED ON") { .day($0.endedOn) },
                Column("because", "BECAUSE") { .text($0.endedBecause) },
            ], rows: consents, empty: "\(person) has consented to nothing yet.")
    }

    static func guardians(_ guardians: [Guardian], of person: String) -> Listing<Guardian> {
        Listing(
            columns: [
                Column("name", "NAME") { .text($0.name) },
                Column("relation", "RELATION") { .text($0.relation) },
                Column("phone", "PHONE") { .text($0.phone) },
                Column("email", "E-MAIL") { .text($0.email) },
            ], rows: guardians, empty: "\(person) has no guardian.")
    }

    static func changes(_ changes: [PersonChange]) -> Listing<PersonChange> {
        Listing(
            columns: [
                Column("noun", "WHAT") { .text($0.noun) },
                Column("becomes", "BECOMES") { .text($0.what) },
                Column("detail", "WHICH") { .text($0.detail) },
            ], rows: changes, empty: "Nothing changes.")
    }

    private static func columns<Row>(_ person: @escaping (Row) -> Person) -> [Column<Row>] {
        [
            Column("reference", "REFERENCE") { .text(person($0).reference) },
            Column("name", "NAME") { .text(person($0).details?.name) },
            Column("name_own_script", "IN OWN SCRIPT") { .text(person($0).details?.nameOwnScript) },
            Column("patronymic", nil) { .text(person($0).details?.patronymic) },
            Column("language", "LANGUAGE") { .text(person($0).details?.language) },
            Column("sex", "SEX") { .text(person($0).details?.sex?.rawValue) },
            Column("birth_year", nil) { .number(person($0).details?.birth?.year) },
            Column("birth_date", nil) { .day(person($0).details?.birth?.day) },
            Column("born", "BORN") { .text(person($0).details?.birth?.said) },
            Column("country", "COUNTRY") { .text(person($0).details?.country) },
            Column("email", "E-MAIL") { .text(person($0).details?.email) },
            Column("phone", "PHONE") { .text(person($0).details?.phone) },
            Column("organisation", "SENT BY") { .text(person($0).details?.organisation) },
            Column("erased", nil) { .flag(person($0).details == nil) },
        ]
    }

    private static func said(_ sight: PersonFile.Sight) -> String {
        let why =
            switch sight.purpose {
            case .registered: "registered the person"
            case .hosting: "hosts the person"
            case .sharing: "is shared the person: \(sight.explanation ?? "")"
            }
        return "Seen by \(sight.office), which \(why)\(sight.until.map { ", until \($0)" } ?? "")."
    }

    private static func said(_ consent: Consent) -> String {
        let by = consent.guardian.map { " by \($0.isEmpty ? "a guardian" : $0)" } ?? ""
        let end = consent.endedOn.map { "; \(consent.state.rawValue) on \($0)" } ?? ""
        return "Consent to \(consent.purpose) (version \(consent.version)) given\(by) on \(consent.givenOn)\(end)."
    }

    private static func object(_ sight: PersonFile.Sight) -> Value {
        .object([
            Value.Member("office", .text(sight.office)), Value.Member("name", .text(sight.name)),
            Value.Member("purpose", .text(sight.purpose.rawValue)),
            Value.Member("because", .text(sight.explanation)), Value.Member("until", .text(sight.until?.description)),
        ])
    }

    private static func object(_ guardian: Guardian) -> Value {
        .object(guardians([], of: "").columns.map { Value.Member($0.key, $0.value(guardian)) })
    }

    private static func object(_ consent: Consent) -> Value {
        .object(consents([], of: "").columns.map { Value.Member($0.key, $0.value(consent)) })
    }
}

extension Person.Birth {
    /// The day, or the year alone.
    fileprivate var said: String {
        switch self {
        case .day(let day): day.description
        case .year(let year): String(year)
        }
    }
}
