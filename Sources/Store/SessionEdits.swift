public import Atelier
import Foundation
import Postgres

extension Store {
    /// Changes what is said of a session; what the edit leaves out stays.
    public func editSession(_ code: String, _ edit: SessionEdit, as identity: Identity) async throws {
        var facts = ["session": code]
        facts["language"] = edit.language
        try await write(as: identity, facts: facts) { tx in
            let session = try tx.hostedSession(code)
            let belonging = Session.Belonging(series: edit.series, seriesNumber: edit.seriesNumber)
            _ = try tx.execute(
                """
                UPDATE session
                SET title = COALESCE(\(edit.title)::jsonb, title),
                    project_id = COALESCE(\(try edit.project.map(tx.project))::uuid, project_id),
                    country_code = COALESCE(\(try edit.country.map(tx.country))::text, country_code),
                    place = COALESCE(\(edit.place)::text, place),
                    language = COALESCE(\(edit.language)::text, language),
                    visibility = COALESCE(\(edit.visibility)::text, visibility),
                    part_of = COALESCE(\(try edit.whole.map(tx.session))::uuid, part_of),
                    track = COALESCE(\(edit.track)::text, track),
                    series_id = COALESCE(\(try edit.series.map(tx.series))::uuid, series_id),
                    series_number = COALESCE(\(try tx.nextNumber(belonging))::integer, series_number),
                    holds_time = COALESCE(\(edit.holdsTime)::boolean, holds_time),
                    provider_capacity = COALESCE(\(edit.providerCapacity)::integer, provider_capacity)
                WHERE id = \(session)
                """)
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
    /// Whoever is on the session under that trainer's code or person's reference.
    fileprivate func speaker(_ code: String, of session: String) throws -> UUID {
        let found = try atMostOne(
            """
            SELECT a.id
            FROM assignment a
            LEFT JOIN trainer t ON t.id = a.trainer_id
            LEFT JOIN person p ON p.id = t.person_id
            WHERE a.session_id = \(try self.session(session)) AND (t.code = \(code) OR p.reference = \(code))
                AND a.state IN ('proposed', 'asked', 'accepted')
            ORDER BY a.id
            LIMIT 1
            """, as: UUID.self)
        guard let found else { throw Refusal("speaker_not_on_session", ["speaker": code, "session": session]) }
        return found
    }
}
