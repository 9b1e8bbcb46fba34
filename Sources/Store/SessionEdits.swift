public import Atelier
import Foundation
import Postgres

extension Store {
    /// Changes what is said of a session; what the edit leaves out stays.
    ///
    /// - Throws: `session_stays_part` where somebody would be expected in the session and in the whole that it leaves at
    ///   once; `series_of_other_office`; `series_has_certificates`.
    public func editSession(_ code: String, _ edit: SessionEdit, as identity: Identity) async throws {
        var facts = ["session": code]
        facts["language"] = edit.language
        try await write(as: identity, facts: facts) { tx in
            let session = try tx.hostedSession(code)
            guard let changes = try tx.changes(edit) else { return }
            _ = try tx.execute("UPDATE session SET \(changes) WHERE id = \(session)")
        }
    }

    /// Puts an organisation on a session as its host, partner or provider, beside the host office.
    public func addOrganiser(_ organiser: Session.Organiser, to session: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            _ = try tx.hostedSession(session)
            try tx.add(organiser, to: session)
        }
    }

    /// Puts a part of the agenda into a block, after its last one.
    ///
    /// - `block`: its number, from 1, by start.
    /// - `speakers`: codes or references of people who are on the session as trainers or speakers.
    /// - Throws: `speaker_not_on_session` if one isn't.
    public func addAgendaItem(
        _ title: Texts, minutes: Int?, speakers: [String], block: Int, of session: String, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            _ = try tx.hostedSession(session)
            let id = try tx.block(block, of: session)
            let item: UUID = try tx.one(
                """
                INSERT INTO agenda_item (block_id, number, title, minutes)
                SELECT \(id), COALESCE(max(i.number), 0) + 1, \(title)::jsonb, \(minutes)::integer
                FROM agenda_item i
                WHERE i.block_id = \(id)
                RETURNING id
                """)
            for speaker in speakers {
                _ = try tx.execute(
                    """
                    INSERT INTO agenda_speaker (agenda_item_id, assignment_id)
                    VALUES (\(item), \(try tx.speaker(speaker, of: session)))
                    """)
            }
        }
    }

    /// Takes a part out of a block's agenda; the later ones move up.
    public func removeAgendaItem(
        _ number: Int, block: Int, of session: String, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            _ = try tx.hostedSession(session)
            let id = try tx.block(block, of: session)
            let removed = try tx.execute("DELETE FROM agenda_item WHERE block_id = \(id) AND number = \(number)")
            if removed == 0 {
                throw Refusal(
                    "agenda_item_unknown", ["session": session, "block": String(block), "item": String(number)])
            }
            _ = try tx.execute("SET CONSTRAINTS agenda_item_number_once DEFERRED")
            _ = try tx.execute(
                "UPDATE agenda_item SET number = number - 1 WHERE block_id = \(id) AND number > \(number)")
        }
    }
}

extension Transaction {
    /// The columns that an edit of a session changes, with their values; nil if it changes none.
    fileprivate func changes(_ edit: SessionEdit) throws -> SQL? {
        var changes: [SQL] = []
        if let title = edit.title { changes.append("title = \(title)::jsonb") }
        if let project = edit.project { changes.append("project_id = \(try project.map(self.project))::uuid") }
        if let country = edit.country { changes.append("country_code = \(try country.map(self.country))") }
        if let place = edit.place { changes.append("place = \(place)") }
        if let language = edit.language { changes.append("language = \(language)") }
        if let visibility = edit.visibility { changes.append("visibility = \(visibility)") }
        if let whole = edit.whole { changes.append("part_of = \(try whole.map(session))::uuid") }
        // Parts of nothing run beside nothing.
        if let track = edit.whole == .some(nil) ? .some(nil) : edit.track { changes.append("track = \(track)") }
        if let series = edit.series {
            changes.append("series_id = \(try series.map(self.series))::uuid")
            changes.append("series_number = \(edit.seriesNumber)::integer")
        } else if let number = edit.seriesNumber {
            changes.append("series_number = \(number)")
        }
        if let holdsTime = edit.holdsTime { changes.append("holds_time = \(holdsTime)") }
        if let capacity = edit.providerCapacity { changes.append("provider_capacity = \(capacity)::integer") }
        return changes.first.map { first in changes.dropFirst().reduce(first) { "\($0), \($1)" } }
    }

    /// Whoever is on the session under that trainer's code or person's reference.
    fileprivate func speaker(_ code: String, of session: String) throws -> UUID {
        let found = try atMostOne(
            """
            SELECT a.id
            FROM assignment a
            LEFT JOIN trainer t ON t.id = a.trainer_id
            JOIN person p ON p.id = a.person_id
            WHERE a.session_id = \(try self.session(session)) AND (t.code = \(code) OR p.reference = \(code))
                AND a.state IN ('proposed', 'asked', 'accepted')
            ORDER BY a.id
            LIMIT 1
            """, as: UUID.self)
        guard let found else { throw Refusal("speaker_not_on_session", ["speaker": code, "session": session]) }
        return found
    }
}
