import Atelier
import Foundation
import Postgres

extension Transaction {
    /// Sessions with their countries, blocks and trainers, by start.
    ///
    /// `condition`: a WHERE clause over `s` (session) and `p` (its project).
    func wholeSessions(_ condition: SQL) throws -> [Session] {
        let heads = try all(
            """
            SELECT s.id, s.code, s.kind, COALESCE(s.title, g.title) AS title, g.code AS training, p.code AS project,
                o.code AS host, s.country_code, s.place, s.zone, s.language, s.capacity, s.taken, s.waiting, s.minimum, s.visibility,
                s.state, s.registration_open,
                ARRAY(SELECT c.country_code FROM session_country c WHERE c.session_id = s.id ORDER BY c.country_code)
                    AS for_countries
            FROM session s
            JOIN organisation o ON o.id = s.host_office_id
            LEFT JOIN training g ON g.id = s.training_id
            LEFT JOIN project p ON p.id = s.project_id
            \(condition)
            ORDER BY s.starts_at NULLS LAST, s.code
            """, as: SessionHead.self)
        let ids = heads.map(\.id)
        let blocks = Dictionary(grouping: try blocks(of: ids), by: \.session)
        let trainers = Dictionary(grouping: try assignments(of: ids), by: \.session)
        return heads.map { head in
            head.session(
                blocks: blocks[head.id]?.map(\.block) ?? [], trainers: trainers[head.id]?.map(\.assignment) ?? [])
        }
    }

    private func blocks(of sessions: [ID<Session>]) throws -> [BlockOfSession] {
        try all(
            """
            SELECT b.session_id, b.id, b.starts_local, b.ends_local, b.zone, b.starts_at, b.ends_at, r.code AS room,
                m.number AS module, b.title
            FROM block b
            LEFT JOIN room r ON r.id = b.room_id
            LEFT JOIN training_module m ON m.id = b.module_id
            WHERE b.session_id = ANY(\(sessions)::uuid[])
            ORDER BY b.starts_at, b.id
            """, as: BlockOfSession.self)
    }

    private func assignments(of sessions: [ID<Session>]) throws -> [AssignmentOfSession] {
        try all(
            """
            SELECT a.session_id, t.code AS trainer, a.role, a.state, a.override_reason
            FROM assignment a
            JOIN trainer t ON t.id = a.trainer_id
            WHERE a.session_id = ANY(\(sessions)::uuid[])
            ORDER BY a.role DESC, t.code, a.id
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
            module: try row["module"], title: try row["title"])
    }
}

private struct AssignmentOfSession: RowDecodable, Sendable {
    let session: ID<Session>
    let assignment: Assignment

    init(row: Row) throws(RowError) {
        session = try row["session_id"]
        assignment = Assignment(
            trainer: try row["trainer"], role: try row["role"], state: try row["state"],
            override: try row["override_reason"])
    }
}

/// A session's own row, before its blocks and trainers are put to it.
private struct SessionHead: RowDecodable, Sendable {
    let id: ID<Session>
    private let bare: Session

    init(row: Row) throws(RowError) {
        id = try row["id"]
        bare = Session(
            id: try row["id"], code: try row["code"], kind: try row["kind"], title: try row["title"],
            training: try row["training"], project: try row["project"], host: try row["host"],
            country: try row["country_code"], forCountries: try row["for_countries"], place: try row["place"],
            zone: try row["zone"], language: try row["language"], capacity: try row["capacity"],
            taken: try row["taken"], waiting: try row["waiting"], minimum: try row["minimum"],
            visibility: try row["visibility"],
            state: try row["state"], registrationOpen: try row["registration_open"], blocks: [], trainers: [])
    }

    func session(blocks: [Session.Block], trainers: [Assignment]) -> Session { bare.with(blocks, trainers) }
}
