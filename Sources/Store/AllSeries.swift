public import Atelier
import Postgres

extension Store {
    /// All series with their sessions, by code.
    public func allSeries(as identity: Identity) async throws -> [Series] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT e.code, e.title, g.code, o.code,
                    ARRAY(SELECT s.code FROM session s WHERE s.series_id = e.id ORDER BY s.series_number)
                FROM series e
                JOIN organisation o ON o.id = e.host_office_id
                LEFT JOIN training g ON g.id = e.training_id
                ORDER BY e.code
                """, as: (String, Texts, String?, String, [String]).self)
            return rows.map { Series(code: $0.0, title: $0.1, training: $0.2, host: $0.3, sessions: $0.4) }
        }
    }

    /// - Throws: `series_unknown`.
    public func series(_ code: String, as identity: Identity) async throws -> Series {
        guard let found = try await allSeries(as: identity).first(where: { $0.code == code }) else {
            throw Refusal("series_unknown", ["series": code])
        }
        return found
    }

    /// Adds a series without sessions, hosted by the actor's office.
    public func addSeries(_ code: String, title: Texts, training: String?, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO series (code, title, training_id, host_office_id)
                VALUES (\(code), \(title)::jsonb, \(try training.map(tx.training))::uuid, actor_office())
                """)
        }
    }

    /// Registers persons for every session of a series, all or none.
    ///
    /// - Returns: for how many sessions.
    /// - Throws: the refusal of the first session that can't take the person, `session_full` among them.
    public func register(
        persons references: [String], forSeries series: String, override: String? = nil, late: String? = nil,
        as identity: Identity
    ) async throws -> Int {
        try await write(as: identity, because: override ?? late, facts: ["series": series]) { tx in
            let id = try tx.series(series)
            var sessions = 0
            for reference in references {
                sessions = try tx.one(
                    """
                    SELECT register_for_series(\(id), \(try tx.person(reference)), \(identity.text), \(override)::text,
                        \(late)::text)
                    """)
            }
            return sessions
        }
    }
}
