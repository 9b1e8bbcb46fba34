public import Atelier
public import Postgres

extension Store {
    /// A project's figures for any two days (both included, either open): targets, then every measure, then breakdowns.
    ///
    /// For staff, and for the users of a donor that pays for the project.
    /// - Throws: `project_unknown`, `actor_may_not_read_figures`.
    public func projectFigures(
        _ code: String, on period: Days = Days(), as identity: Identity
    ) async throws -> [ProjectFigure] {
        try await read(as: identity, facts: ["code": code]) { tx in
            try tx.all(
                """
                SELECT part, measure, unit, country_code, in_or_for, sex, age_group, starts_on, ends_on, planned, realised,
                    at_least, counts, rule, facts
                FROM project_figures(\(try tx.project(code)), \(period.from)::date, \(period.until)::date)
                """, as: ProjectFigure.self)
        }
    }
}

extension ProjectFigure: RowDecodable {
    public init(row: Row) throws(RowError) {
        let country: String? = try row["country_code"]
        let word: String? = try row["in_or_for"]
        let rule: String? = try row["rule"]
        let json: String? = try row["facts"]
        self.init(
            part: try row["part"], measure: try row["measure"], unit: try row["unit"],
            area: country.map { Project.Area(country: $0, isFor: word == "for") }, sex: try row["sex"],
            ageGroup: try row["age_group"], period: Days(from: try row["starts_on"], until: try row["ends_on"]),
            planned: try row["planned"], realised: try row["realised"], atLeast: try row["at_least"],
            counts: try row["counts"], note: rule.map { Refusal($0, Refusal.facts(json: json ?? "{}")) })
    }
}

extension ProjectFigure.Part: ColumnDecodable, ColumnDecodableElement {}
