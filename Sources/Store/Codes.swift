import Atelier
import Foundation
import Postgres

/// From the codes that people use to keys; a code that is unknown, or of something that the actor may not see, is refused.
extension Transaction {
    func organisation(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM organisation WHERE code = \(code)"), "organisation_unknown", ["code": code])
    }

    /// A country's code, from its code or its name in English, in small or capital letters.
    func country(_ code: String) throws -> String {
        try known(
            atMostOne(
                """
                SELECT code FROM country WHERE code = \(code) OR upper(name) = upper(\(code))
                ORDER BY (code = \(code)) DESC, code LIMIT 1
                """), "country_unknown", ["code": code])
    }

    func training(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM training WHERE code = \(code)"), "training_unknown", ["code": code])
    }

    func project(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM project WHERE code = \(code)"), "project_unknown", ["code": code])
    }

    func venue(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM venue WHERE code = \(code)"), "venue_unknown", ["code": code])
    }

    func room(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM room WHERE code = \(code)"), "room_unknown", ["room": code])
    }

    func user(_ name: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM staff_user WHERE name = \(name)"), "staff_user_unknown", ["user": name])
    }

    /// By the person's reference, or by one that a person had who turned out to be the same.
    func person(_ reference: String) throws -> ID<Person> {
        let id = try atMostOne(
            """
            SELECT id FROM person WHERE reference = \(reference)
            UNION ALL
            SELECT person_id FROM person_former_reference WHERE reference = \(reference)
            """, as: ID<Person>.self)
        return try known(id, "person_unknown", ["person": reference])
    }

    func trainer(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM trainer WHERE code = \(code)"), "trainer_unknown", ["trainer": code])
    }

    func session(_ code: String) throws -> ID<Session> {
        try known(atMostOne("SELECT id FROM session WHERE code = \(code)"), "session_unknown", ["session": code])
    }

    func series(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM series WHERE code = \(code)"), "series_unknown", ["series": code])
    }

    func material(_ code: String) throws -> UUID {
        try known(atMostOne("SELECT id FROM material WHERE code = \(code)"), "material_unknown", ["code": code])
    }

    private func known<Key>(_ key: Key?, _ rule: String, _ facts: [String: String]) throws -> Key {
        guard let key else { throw Refusal(rule, facts) }
        return key
    }
}
