public import Atelier
public import Postgres

extension Store {
    /// Sets what is planned: a new target, or another number for the one of the same measure, unit, country and days.
    ///
    /// - Throws: `project_unknown`, `country_unknown`, what `project_target_…` refuses.
    public func setTarget(_ target: Project.Target, of project: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project]) { tx in
            let key = target.key
            _ = try tx.execute(
                """
                INSERT INTO project_target (project_id, measure, unit, country_code, in_or_for, starts_on, ends_on, planned,
                    counts, not_comparable)
                VALUES (\(try tx.project(project)), \(key.measure), \(key.unit), \(try key.country.map { try tx.country($0.country) }),
                    \(key.country?.word ?? "in"), \(key.period.from)::date, \(key.period.until)::date, \(target.planned),
                    \(target.counts), \(target.notComparable))
                ON CONFLICT ON CONSTRAINT project_target_once DO UPDATE
                SET planned = EXCLUDED.planned, counts = EXCLUDED.counts, not_comparable = EXCLUDED.not_comparable
                """)
        }
    }

    /// - Throws: `project_unknown`, `project_target_unknown`.
    public func removeTarget(_ key: Project.Target.Key, of project: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project]) { tx in
            let removed = try tx.execute(
                """
                DELETE FROM project_target
                WHERE project_id = \(try tx.project(project)) AND measure = \(key.measure)
                    AND unit IS NOT DISTINCT FROM \(key.unit) AND country_code IS NOT DISTINCT FROM \(key.country?.country)
                    AND in_or_for = \(key.country?.word ?? "in")
                    AND starts_on IS NOT DISTINCT FROM \(key.period.from)::date
                    AND ends_on IS NOT DISTINCT FROM \(key.period.until)::date
                """)
            guard removed > 0 else { throw Refusal("project_target_unknown", ["code": project]) }
        }
    }

    /// Sets a cost line: a new one, or other amounts for the one of the same name, currency and days; an amount that is nil
    /// stays as it was.
    ///
    /// - Throws: `project_unknown`, what `project_cost_line_…` refuses.
    public func setCostLine(_ line: Project.CostLine, of project: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project, "currency": line.currency]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO project_cost_line (project_id, name, currency, starts_on, ends_on, planned, actual)
                VALUES (\(try tx.project(project)), \(line.name), \(line.currency), \(line.period.from)::date,
                    \(line.period.until)::date, \(line.planned)::numeric, \(line.actual)::numeric)
                ON CONFLICT ON CONSTRAINT project_cost_line_once DO UPDATE
                SET planned = COALESCE(EXCLUDED.planned, project_cost_line.planned),
                    actual = COALESCE(EXCLUDED.actual, project_cost_line.actual)
                """)
        }
    }

    /// - Throws: `project_unknown`, `project_cost_line_unknown`.
    public func removeCostLine(
        _ name: String, currency: String, period: Days, of project: String, as identity: Identity
    ) async throws {
        let facts = ["code": project, "name": name, "currency": currency]
        try await write(as: identity, facts: facts) { tx in
            let removed = try tx.execute(
                """
                DELETE FROM project_cost_line
                WHERE project_id = \(try tx.project(project)) AND name = \(name) AND currency = \(currency)
                    AND starts_on IS NOT DISTINCT FROM \(period.from)::date
                    AND ends_on IS NOT DISTINCT FROM \(period.until)::date
                """)
            guard removed > 0 else { throw Refusal("project_cost_line_unknown", facts) }
        }
    }

    /// Sets what a kind of paper bears, in place of what it bore. A certificate is kept free for returnees in any case.
    ///
    /// - Throws: `project_unknown`, what `project_paper_…` refuses.
    public func setPaper(_ paper: Project.Paper, of project: String, as identity: Identity) async throws {
        let notFor = Set(paper.notFor).union(paper.kind == .certificate ? [.returnees] : [])
        try await write(as: identity, facts: ["code": project]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO project_paper (project_id, paper, line, emblem, emblem_type, not_for)
                VALUES (\(try tx.project(project)), \(paper.kind), \(paper.line)::jsonb, \(paper.emblem?.bytes)::bytea,
                    \(paper.emblem?.type), \(notFor.map(\.rawValue).sorted())::text[])
                ON CONFLICT ON CONSTRAINT project_paper_once DO UPDATE
                SET line = EXCLUDED.line, emblem = EXCLUDED.emblem, emblem_type = EXCLUDED.emblem_type,
                    not_for = EXCLUDED.not_for
                """)
        }
    }

    /// - Throws: `project_unknown`, `project_paper_unknown`.
    public func removePaper(_ kind: Project.Paper.Kind, of project: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project]) { tx in
            let removed = try tx.execute(
                "DELETE FROM project_paper WHERE project_id = \(try tx.project(project)) AND paper = \(kind)")
            guard removed > 0 else { throw Refusal("project_paper_unknown", ["code": project]) }
        }
    }
}

extension Transaction {
    func targets(of project: String) throws -> [Project.Target] {
        try all(
            """
            SELECT t.measure, t.unit, t.country_code, t.in_or_for, t.starts_on, t.ends_on, t.planned, t.counts,
                t.not_comparable
            FROM project_target t
            WHERE t.project_id = \(try self.project(project))
            ORDER BY t.country_code NULLS FIRST, t.measure, t.unit, t.starts_on NULLS FIRST, t.ends_on, t.id
            """, as: Project.Target.self)
    }

    func costLines(of project: String) throws -> [Project.CostLine] {
        try all(
            """
            SELECT l.name, l.currency, l.starts_on, l.ends_on, round(l.planned, c.decimals) AS planned,
                round(l.actual, c.decimals) AS actual
            FROM project_cost_line l
            JOIN currency c ON c.code = l.currency
            WHERE l.project_id = \(try self.project(project))
            ORDER BY l.starts_on NULLS FIRST, l.name, l.currency, l.id
            """, as: Project.CostLine.self)
    }

    func papers(of project: String) throws -> [Project.Paper] {
        try all(
            """
            SELECT a.paper, a.line, a.emblem, a.emblem_type, a.not_for
            FROM project_paper a
            WHERE a.project_id = \(try self.project(project))
            ORDER BY a.paper
            """, as: Project.Paper.self)
    }
}

extension Project.Target: RowDecodable {
    public init(row: Row) throws(RowError) {
        let country: String? = try row["country_code"]
        let word: String = try row["in_or_for"]
        self.init(
            key: Key(
                measure: try row["measure"], unit: try row["unit"],
                country: country.map { Project.Area(country: $0, isFor: word == "for") },
                period: Days(from: try row["starts_on"], until: try row["ends_on"])),
            planned: try row["planned"], counts: try row["counts"], notComparable: try row["not_comparable"])
    }
}

extension Project.CostLine: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            name: try row["name"], currency: try row["currency"],
            period: Days(from: try row["starts_on"], until: try row["ends_on"]), planned: try row["planned"],
            actual: try row["actual"])
    }
}

extension Project.Paper: RowDecodable {
    public init(row: Row) throws(RowError) {
        let bytes: [UInt8]? = try row["emblem"]
        let type: PictureType? = try row["emblem_type"]
        var emblem: Emblem?
        if let bytes, let type { emblem = Emblem(type: type, bytes: bytes) }
        self.init(kind: try row["paper"], line: try row["line"], emblem: emblem, notFor: try row["not_for"])
    }
}

extension Amount: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind { description.bind }
    public static var expected: String { "an amount in plain decimals" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text) else { return nil }
        self.init(string)
    }
}

extension Project.Measure: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Project.Paper.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Project.Paper.Audience: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Project.Paper.PictureType: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
