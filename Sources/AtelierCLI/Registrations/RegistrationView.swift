import Atelier

/// How registrations are shown: the standing with the place in the line, and the reason where there is one.
enum RegistrationView {
    static func listing(of registrations: [Registration], session: String) -> Listing<Registration> {
        Listing(
            columns: columns, rows: registrations,
            empty:
                "Nobody whom the acting office sees is registered; add somebody with `atelier registration add \(session)`."
        )
    }

    /// The same as an object, for a session's JSON.
    static func object(_ registration: Registration) -> Value {
        .object(columns.map { Value.Member($0.key, $0.value(registration)) })
    }

    private static var columns: [Column<Registration>] {
        [
            Column("id", nil) { .text($0.id.description) },
            Column("person", "PERSON") { .text($0.person) },
            Column("name", "NAME") { .text($0.name) },
            Column("name_own_script", "IN OWN SCRIPT") { .text($0.nameOwnScript) },
            Column("state", "STATE") { .text($0.standing.word) },
            Column("place_in_line", "PLACE", isRight: true) { .number($0.standing.placeInLine) },
            Column("reserved_for", "RESERVED FOR") { .text($0.reservedFor) },
            Column("attendance", "ATTENDANCE") { .text($0.attendance?.rawValue) },
            Column("reason", "REASON") { .text($0.reason?.sentence()) },
            Column("rule", nil) { .text($0.reason?.rule) },
        ]
    }
}

extension Registration.Standing {
    /// From 1; nil for who doesn't wait.
    var placeInLine: Int? {
        if case .waitlisted(let place) = self { place } else { nil }
    }
}
