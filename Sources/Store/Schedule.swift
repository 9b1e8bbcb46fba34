public import Atelier
import Postgres

extension Store {
    /// What is wrong with what is stored and not over yet, by start of the session and rule.
    public func findings(as identity: Identity) async throws -> [Finding] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                "SELECT session, rule, facts FROM finding ORDER BY starts_at NULLS FIRST, session, rule, facts",
                as: (String, String, String).self
            )
            return rows.map { Finding(session: $0.0, reason: Refusal($0.1, Refusal.facts(json: $0.2))) }
        }
    }

    /// Recounts what is stored twice or promised; empty if all is well.
    ///
    /// - Throws: `actor_may_not` for anybody but an administrator.
    public func brokenPromises(as identity: Identity) async throws -> [BrokenPromise] {
        try await read(as: identity) { tx in
            guard try tx.one("SELECT actor_is_administrator()") else { throw Refusal("actor_may_not") }
            let rows = try tx.all(
                "SELECT promise, place, expected, found FROM broken_promises()",
                as: (String, String, String, String).self
            )
            return rows.map { BrokenPromise(promise: $0.0, place: $0.1, expected: $0.2, found: $0.3) }
        }
    }
}
