public import Atelier
import Foundation
public import Postgres

extension Transaction {
    /// Sessions with their countries, blocks and trainers, by start.
    ///
    /// `condition`: a WHERE clause over `s` (session) and `p` (its project).
    func wholeSessions(_ condition: SQL) throws -> [Session] {
        let heads = try all(
            """
            SELECT s.id, s.code, s.kind, COALESCE(s.title, g.title) AS title, g.code AS training, p.code AS project,
                o.code AS host, s.country_code, s.place, s.zone, s.language, s.capacity, s.taken, s.waiting, s.kept,
                s.minimum, s.visibility, s.state, s.registration_open, stage(s.starts_at, s.ends_at) AS stage,
                s.holds_time, s.provider_capacity, s.track, s.series_number,
                w.code AS whole, e.code AS series,
                ARRAY(SELECT c.country_code FROM session_country c WHERE c.session_id = s.id ORDER BY c.country_code)
                    AS for_countries,
                (SELECT v.town FROM block b JOIN room r ON r.id = b.room_id JOIN venue v ON v.id = r.venue_id
                    WHERE b.session_id = s.id ORDER BY b.starts_at, b.id LIMIT 1) AS town
            FROM session s
            JOIN organisation o ON o.id = s.host_office_id
            LEFT JOIN training g ON g.id = s.training_id
            LEFT JOIN project p ON p.id = s.project_id
            LEFT JOIN session w ON w.id = s.part_of
            LEFT JOIN series e ON e.id = s.series_id
            \(condition)
            ORDER BY s.starts_at NULLS LAST, s.code
            """, as: Session.self)
        let ids = heads.map(\.id)
        let blocks = Dictionary(grouping: try blocks(of: ids), by: \.session)
        let agendas = Dictionary(grouping: try agendas(of: ids), by: \.block)
        let trainers = Dictionary(grouping: try assignments(of: ids), by: \.session)
        let organisers = Dictionary(grouping: try organisers(of: ids), by: \.session)
        return heads.map { head in
            var session = head
            session.blocks = (blocks[head.id] ?? []).map { found in
                var block = found.block
                block.agenda = agendas[block.id]?.map(\.item) ?? []
                return block
            }
            session.trainers = trainers[head.id]?.map(\.assignment) ?? []
            session.organisers = organisers[head.id]?.map(\.organiser) ?? []
            return session
        }
    }

    private func organisers(of sessions: [ID<Session>]) throws -> [OrganiserOfSession] {
        let rows = try all(
            """
            SELECT n.session_id, o.code, n.role
            FROM session_organisation n
            JOIN organisation o ON o.id = n.organisation_id
            WHERE n.session_id = ANY(\(sessions)::uuid[])
            ORDER BY n.role, o.code
            """, as: (ID<Session>, String, Session.Organiser.Role).self)
        return rows.map { OrganiserOfSession(session: $0.0, organiser: .init(organisation: $0.1, role: $0.2)) }
    }

    private func agendas(of sessions: [ID<Session>]) throws -> [ItemOfBlock] {
        let rows = try all(
            """
            SELECT i.block_id, i.number, i.title, i.minutes,
                ARRAY(
                    SELECT COALESCE(p.name, t.code, a.role)
                    FROM agenda_speaker k
                    JOIN assignment a ON a.id = k.assignment_id
                    LEFT JOIN trainer t ON t.id = a.trainer_id
                    LEFT JOIN person p ON p.id = a.person_id
                    WHERE k.agenda_item_id = i.id
                    ORDER BY 1) AS speakers
            FROM agenda_item i
            JOIN block b ON b.id = i.block_id
            WHERE b.session_id = ANY(\(sessions)::uuid[])
            ORDER BY i.block_id, i.number
            """, as: (ID<Session.Block>, Int, Texts, Int?, [String]).self)
        return rows.map {
            ItemOfBlock(block: $0.0, item: .init(number: $0.1, title: $0.2, minutes: $0.3, speakers: $0.4))
        }
    }

    private func blocks(of sessions: [ID<Session>]) throws -> [BlockOfSession] {
        try all(
            """
            SELECT b.session_id, b.id, b.starts_local, b.ends_local, b.zone, b.starts_at, b.ends_at, r.code AS room,
                m.number AS module, b.title, b.place, b.country_code, h.code AS host
            FROM block b
            LEFT JOIN room r ON r.id = b.room_id
            LEFT JOIN training_module m ON m.id = b.module_id
            LEFT JOIN organisation h ON h.id = b.host_id
            WHERE b.session_id = ANY(\(sessions)::uuid[])
            ORDER BY b.starts_at, b.id
            """, as: BlockOfSession.self)
    }

    private func assignments(of sessions: [ID<Session>]) throws -> [AssignmentOfSession] {
        try all(
            """
            SELECT a.session_id, t.code AS trainer, p.reference AS person, p.name, a.role, a.state, m.state_because,
                (GREATEST(a.asked_at, a.reminded_at) AT TIME ZONE 'UTC')::date AS asked_on,
                (a.answered_at AT TIME ZONE 'UTC')::date AS answered_on, m.unqualified_because, m.double_booked_because,
                m.unpaired_because
            FROM assignment a
            LEFT JOIN assignment_reasons(ARRAY(
                    SELECT o.id FROM assignment o WHERE o.session_id = ANY(\(sessions)::uuid[]))) m
                ON m.assignment_id = a.id
            LEFT JOIN trainer t ON t.id = a.trainer_id
            LEFT JOIN person p ON p.id = a.person_id
            WHERE a.session_id = ANY(\(sessions)::uuid[])
            ORDER BY array_position(ARRAY['lead', 'co-trainer', 'interpreter', 'speaker'], a.role), t.code, p.reference,
                a.id
            """, as: AssignmentOfSession.self)
    }
}

private struct BlockOfSession: RowDecodable, Sendable {
    let session: ID<Session>
    let block: Session.Block

    init(row: Row) throws(RowError) {
        session = try row["session_id"]
        block = Session.Block(
            id: try row["id"], starts: try row["starts_local"], ends: try row["ends_local"], zone: try row["zone"],
            startsAt: try row["starts_at"], endsAt: try row["ends_at"], room: try row["room"],
            module: try row["module"], title: try row["title"], place: try row["place"],
            country: try row["country_code"], host: try row["host"])
    }
}

private struct AssignmentOfSession: RowDecodable, Sendable {
    let session: ID<Session>
    let assignment: Assignment

    init(row: Row) throws(RowError) {
        session = try row["session_id"]
        assignment = Assignment(
            trainer: try row["trainer"], person: try row["person"], name: try row["name"], role: try row["role"],
            state: try row["state"], because: try row["state_because"], askedOn: try row["asked_on"],
            answeredOn: try row["answered_on"],
            overrides: Assignment.Overrides(
                unqualified: try row["unqualified_because"], doubleBooked: try row["double_booked_because"],
                unpaired: try row["unpaired_because"]))
    }
}

private struct OrganiserOfSession {
    let session: ID<Session>
    let organiser: Session.Organiser
}

private struct ItemOfBlock {
    let block: ID<Session.Block>
    let item: Session.AgendaItem
}

/// A session's own row, before its blocks and trainers are put to it.
extension Session: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            id: try row["id"], code: try row["code"], kind: try row["kind"], title: try row["title"],
            training: try row["training"], project: try row["project"], host: try row["host"],
            country: try row["country_code"], forCountries: try row["for_countries"], place: try row["place"],
            zone: try row["zone"], language: try row["language"], capacity: try row["capacity"],
            taken: try row["taken"], waiting: try row["waiting"], kept: try row["kept"], minimum: try row["minimum"],
            visibility: try row["visibility"], state: try row["state"],
            registrationOpen: try row["registration_open"], stage: try row["stage"],
            belonging: Belonging(
                whole: try row["whole"], track: try row["track"], series: try row["series"],
                seriesNumber: try row["series_number"]),
            holdsTime: try row["holds_time"], providerCapacity: try row["provider_capacity"])
        town = try row["town"]
    }
}
