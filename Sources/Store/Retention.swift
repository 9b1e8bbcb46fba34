public import Atelier
public import Postgres

extension Store {
    /// What personal data are left, by kind and by what they are kept for: staff of the persons of their office, an
    /// administrator of all; others see nothing. Every person is judged, so that it takes seconds for a million.
    public func personalData(as identity: Identity) async throws -> [PersonalData] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT kind, rule, project, count, oldest, NULLIF(first_until, 'infinity') AS first_until,
                    NULLIF(last_until, 'infinity') AS last_until, overdue
                FROM personal_data()
                ORDER BY kind DESC, rule, project
                """, as: PersonalData.self)
        }
    }

    /// How long persons are kept where their project or form doesn't say it.
    public func retentionSettings(as identity: Identity) async throws -> [RetentionSetting] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                "SELECT name, value, standard FROM retention_settings() ORDER BY name", as: (String, Int, Int).self)
            return rows.map { RetentionSetting(name: $0.0, value: $0.1, standard: $0.2) }
        }
    }

    /// Sets how long persons are kept; nil gives it its standard back.
    ///
    /// - Throws: `retention_setting_unknown`, `retention_months_between`, `actor_may_not` for anybody but an administrator.
    public func setRetention(_ name: String, to value: Int?, as identity: Identity) async throws {
        try await write(as: identity, facts: ["name": name]) { tx in
            _ = try tx.execute("SELECT set_retention(\(name), \(value)::integer)")
        }
    }
}

extension PersonalData: RowDecodable {
    public init(row: Row) throws(RowError) {
        let project: String? = try row["project"]
        self.init(
            kind: try row["kind"], reason: Refusal(try row["rule"], project.map { ["project": $0] } ?? [:]),
            count: try row["count"], oldest: try row["oldest"], firstUntil: try row["first_until"],
            lastUntil: try row["last_until"], overdue: try row["overdue"])
    }
}
