public import Atelier
public import Postgres

extension Store {
    /// Head counts, of one project or all, by day, activity and country.
    public func headCounts(project: String? = nil, as identity: Identity) async throws -> [HeadCount] {
        try await read(as: identity) { tx in
            let only: SQL = try project.map { "WHERE h.project_id = \(try tx.project($0))" } ?? ""
            return try tx.all(
                """
                \(HeadCount.selection)
                \(only)
                ORDER BY h.ends_on, p.code, h.activity, s.code, h.country_code, h.id
                """, as: HeadCount.self)
        }
    }

    /// Records a head count for the actor's office.
    ///
    /// - Returns: its reference.
    /// - Throws: `project_unknown`, `session_unknown`, `country_unknown`, what `head_count_…` refuses.
    public func recordHeadCount(_ count: HeadCount.Details, as identity: Identity) async throws -> String {
        try await write(as: identity, facts: count.facts) { tx in
            try tx.one(
                """
                INSERT INTO head_count (project_id, session_id, activity, country_code, starts_on, ends_on, counts, unit,
                    total, female, male, other, not_said, bound, source, office_id)
                VALUES (\(try tx.project(count.project)), \(try count.session.map(tx.session)), \(count.activity),
                    \(try count.country.map(tx.country)), \(count.from)::date, \(count.until)::date, \(count.counts),
                    \(count.unit), \(count.total), \(count.parts?.female), \(count.parts?.male), \(count.parts?.other),
                    \(count.parts?.notSaid), \(count.bound), \(count.source), actor_office())
                RETURNING reference
                """)
        }
    }

    /// Changes a head count as `change` says.
    ///
    /// - Throws: `head_count_unknown`, also for one of another office; what `head_count_…` refuses.
    public func editHeadCount(
        _ reference: String, as identity: Identity, _ change: @Sendable (inout HeadCount.Details) throws -> Void
    ) async throws {
        try await write(as: identity, facts: ["headcount": reference]) { tx in
            _ = try tx.execute("SELECT FROM head_count WHERE reference = \(reference) FOR NO KEY UPDATE")
            let found = try tx.atMostOne(
                "\(HeadCount.selection) WHERE h.reference = \(reference)", as: HeadCount.self)
            guard var count = found?.details else { throw Refusal("head_count_unknown", ["headcount": reference]) }
            try change(&count)
            let changed = try tx.execute(
                """
                UPDATE head_count
                SET project_id = \(try tx.project(count.project)), session_id = \(try count.session.map(tx.session)),
                    activity = \(count.activity), country_code = \(try count.country.map(tx.country)),
                    starts_on = \(count.from)::date, ends_on = \(count.until)::date, counts = \(count.counts),
                    unit = \(count.unit), total = \(count.total), female = \(count.parts?.female),
                    male = \(count.parts?.male), other = \(count.parts?.other), not_said = \(count.parts?.notSaid),
                    bound = \(count.bound), source = \(count.source)
                WHERE reference = \(reference)
                """)
            guard changed == 1 else { throw Refusal("head_count_unknown", ["headcount": reference]) }
        }
    }

    /// Removes a head count; the audit keeps it, with the reason.
    ///
    /// - Throws: `head_count_unknown`, also for one of another office.
    public func removeHeadCount(_ reference: String, because reason: String, as identity: Identity) async throws {
        try await write(as: identity, because: reason) { tx in
            let removed = try tx.execute("DELETE FROM head_count WHERE reference = \(reference)")
            guard removed == 1 else { throw Refusal("head_count_unknown", ["headcount": reference]) }
        }
    }
}

extension HeadCount.Details {
    fileprivate var facts: [String: String] {
        var facts = ["from": from.description, "until": until.description, "total": String(total)]
        if let parts { facts["parts"] = String(parts.sum) }
        return facts
    }
}

extension HeadCount: RowDecodable {
    fileprivate static let selection: SQL = """
        SELECT h.reference, o.code AS office, p.code AS project, s.code AS session, h.activity, h.country_code, h.starts_on,
            h.ends_on, h.counts, h.unit, h.total, h.female, h.male, h.other, h.not_said, h.bound, h.source
        FROM head_count h
        JOIN organisation o ON o.id = h.office_id
        JOIN project p ON p.id = h.project_id
        LEFT JOIN session s ON s.id = h.session_id
        """

    public init(row: Row) throws(RowError) {
        let parts = Parts(
            female: try row["female"], male: try row["male"], other: try row["other"], notSaid: try row["not_said"])
        self.init(
            reference: try row["reference"], office: try row["office"],
            details: Details(
                project: try row["project"], session: try row["session"], activity: try row["activity"],
                country: try row["country_code"], from: try row["starts_on"], until: try row["ends_on"],
                counts: try row["counts"], unit: try row["unit"], total: try row["total"],
                parts: parts.isEmpty ? nil : parts, bound: try row["bound"], source: try row["source"]))
    }
}

extension HeadCount.Counts: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension HeadCount.Bound: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
