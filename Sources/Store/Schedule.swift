public import Atelier
import Foundation
public import Postgres

extension Store {
    /// What is wrong with what is stored and not over yet, by start of the session, its code and the rule; those without a
    /// time first. The actor is told of the sessions and persons that the actor sees.
    ///
    /// - Throws: `session_unknown`, `country_unknown`.
    public func findings(_ filter: FindingFilter = FindingFilter(), as identity: Identity) async throws -> [Finding] {
        try await read(as: identity) { tx in
            try tx.prepareToCheck()
            return try tx.all(
                """
                SELECT f.session, f.starts_at, f.rule, f.facts, f.severity, f.accepted_because, u.name AS accepted_by,
                    f.accepted_at
                FROM finding f
                LEFT JOIN staff_user u ON u.id = f.accepted_by
                WHERE true \(try tx.condition(filter))
                ORDER BY f.starts_at NULLS FIRST, f.session, f.rule, f.facts
                """, as: Finding.self)
        }
    }

    /// Accepts what is found of a rule in a session, as it is now, for a reason: it isn't told any more until its facts
    /// change. Repeating it gives the new reason.
    ///
    /// - Returns: how many findings are accepted now.
    /// - Throws: `finding_unknown` if there is nothing of the rule, `actor_may_not_change_session` unless the actor's
    ///   office hosts the session, `finding_acceptance_because_present` for an empty reason.
    public func acceptFinding(
        session code: String, rule: String, because reason: String, as identity: Identity
    ) async throws -> Int {
        try await write(as: identity, because: reason, facts: ["session": code, "rule": rule]) { tx in
            try tx.prepareToCheck()
            let session = try tx.session(code)
            let digests = try tx.all(
                """
                SELECT facts_digest
                FROM finding
                WHERE session_id = \(session) AND rule = \(rule)
                ORDER BY facts_digest
                """, as: String.self)
            return try tx.one("SELECT accept_finding(\(session), \(rule), \(digests)::text[], \(reason))")
        }
    }

    /// Takes that back.
    ///
    /// - Returns: how many findings are told again, if they are still there.
    /// - Throws: `finding_not_accepted`, `actor_may_not_change_session`.
    public func withdrawAcceptance(session: String, rule: String, as identity: Identity) async throws -> Int {
        try await write(as: identity, facts: ["session": session, "rule": rule]) { tx in
            try tx.one("SELECT withdraw_acceptance(\(try tx.session(session)), \(rule))")
        }
    }

    /// The limits of the check, by name.
    public func checkSettings(as identity: Identity) async throws -> [CheckSetting] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                "SELECT name, value::double precision, standard::double precision FROM check_settings() ORDER BY name",
                as: (String, Double, Double).self)
            return rows.map { CheckSetting(name: $0.0, value: $0.1, standard: $0.2) }
        }
    }

    /// Sets a limit of the check; nil gives it its standard back.
    ///
    /// - Throws: `check_setting_unknown`, `setting_check_number`, `actor_may_not` for anybody but an administrator.
    public func setCheck(_ name: String, to value: Double?, as identity: Identity) async throws {
        try await write(as: identity, facts: ["name": name]) { tx in
            _ = try tx.execute("SELECT set_check(\(name), \(value)::numeric)")
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

extension Transaction {
    /// Sorting everybody's blocks needs some room.
    fileprivate func prepareToCheck() throws {
        _ = try execute("SELECT set_config('work_mem', '32MB', true)")
    }

    /// What of `finding` is asked for, to follow a WHERE.
    fileprivate func condition(_ filter: FindingFilter) throws -> SQL {
        let open: SQL = filter.accepted ? "" : "AND f.accepted_because IS NULL"
        let session: SQL = try filter.session.map { "AND f.session_id = \(try self.session($0))" } ?? ""
        let rule: SQL = filter.rule.map { "AND f.rule = \($0)" } ?? ""
        let from: SQL =
            filter.from.map {
                """
                AND EXISTS (
                    SELECT FROM active_session a
                    WHERE a.id = f.session_id AND a.ends_at > \($0)::date::timestamp AT TIME ZONE 'UTC')
                """
            } ?? ""
        let until: SQL =
            filter.until.map { "AND f.starts_at < (\($0)::date + 1)::timestamp AT TIME ZONE 'UTC'" } ?? ""
        let country: SQL =
            try filter.country.map { asked in
                let code = try self.country(asked)
                return """
                    AND f.session_id IN (
                        SELECT a.id FROM active_session a WHERE a.country_code = \(code)
                        UNION
                        SELECT c.session_id FROM session_country c WHERE c.country_code = \(code))
                    """
            } ?? ""
        return "\(open) \(session) \(rule) \(from) \(until) \(country)"
    }
}

extension Finding: RowDecodable {
    public init(row: Row) throws(RowError) {
        let because: String? = try row["accepted_because"]
        let by: String? = try row["accepted_by"]
        let at: Date? = try row["accepted_at"]
        let facts: String = try row["facts"]
        let rule: String = try row["rule"]
        let acceptance: Acceptance? =
            if let because, let at { Acceptance(because: because, by: by, at: at) } else { nil }
        self.init(
            session: try row["session"], startsAt: try row["starts_at"],
            reason: Refusal(rule, Refusal.facts(json: facts)), severity: try row["severity"], acceptance: acceptance)
    }
}

extension Finding.Severity: ColumnDecodable, ColumnDecodableElement {}
