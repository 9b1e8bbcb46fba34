public import Atelier
import Postgres

extension Store {
    /// All projects with their donors, by code.
    public func projects(as identity: Identity) async throws -> [Project] {
        try await read(as: identity) { try $0.projects(code: nil) }
    }

    /// A project with its targets, cost lines and papers, each in a fixed order.
    ///
    /// - Throws: `project_unknown`.
    public func project(_ code: String, as identity: Identity) async throws -> ProjectDetails {
        try await read(as: identity) { tx in
            ProjectDetails(
                project: try tx.wholeProject(code), targets: try tx.targets(of: code),
                costLines: try tx.costLines(of: code), papers: try tx.papers(of: code))
        }
    }

    /// Adds a project with its donors.
    ///
    /// - Throws: `project_donor_sum` if the known shares come to more than the whole.
    public func addProject(_ project: Project, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO project (code, name, starts_on, ends_on, planned, note, retention_months)
                VALUES (\(project.code), \(project.name), \(project.startsOn)::date, \(project.endsOn)::date,
                    \(project.planned), \(project.note), \(project.retentionMonths))
                """)
            try tx.add(project.donors, to: project.code)
        }
    }

    /// Changes a project as `change` says, donors included; what nobody else can have changed meanwhile. A stop is left alone.
    ///
    /// - Throws: `project_unknown`, `project_donor_sum`, `actor_may_not`.
    public func editProject(
        _ code: String, as identity: Identity, _ change: @Sendable (inout Project) -> Void
    ) async throws {
        try await write(as: identity, facts: ["code": code]) { tx in
            let id = try tx.project(code)
            _ = try tx.execute("SELECT FROM project WHERE id = \(id) FOR NO KEY UPDATE")
            let known = try tx.wholeProject(code)
            var project = known
            change(&project)
            let changed = try tx.execute(
                """
                UPDATE project
                SET name = \(project.name), starts_on = \(project.startsOn)::date, ends_on = \(project.endsOn)::date,
                    planned = \(project.planned), note = \(project.note), retention_months = \(project.retentionMonths)
                WHERE id = \(id)
                """)
            guard changed == 1 else { throw Refusal("actor_may_not") }
            guard project.donors != known.donors else { return }
            _ = try tx.execute("DELETE FROM project_donor WHERE project_id = \(id)")
            try tx.add(project.donors, to: code)
        }
    }

    /// Stops a project from a day on: nothing new is published for it, what was published goes on.
    ///
    /// - Throws: `project_unknown`, `project_stopped_already`, `project_stopped_because`.
    public func stopProject(_ code: String, _ stop: Project.Stop, as identity: Identity) async throws {
        try await write(as: identity, because: stop.because, facts: ["code": code]) { tx in
            let changed = try tx.execute(
                """
                UPDATE project
                SET stopped_on = \(stop.day)::date, stopped_because = \(stop.because)
                WHERE id = \(try tx.project(code))
                """)
            guard changed == 1 else { throw Refusal("actor_may_not") }
        }
    }

    /// Takes a stop back; a project that runs stays as it is.
    ///
    /// - Throws: `project_unknown`.
    public func resumeProject(_ code: String, because reason: String, as identity: Identity) async throws {
        try await write(as: identity, because: reason, facts: ["code": code]) { tx in
            let changed = try tx.execute(
                "UPDATE project SET stopped_on = NULL, stopped_because = NULL WHERE id = \(try tx.project(code))")
            guard changed == 1 else { throw Refusal("actor_may_not") }
        }
    }
}

extension Transaction {
    /// Projects by code; all of them, or the one called `code`.
    fileprivate func projects(code: String?) throws -> [Project] {
        let only: SQL = code.map { "WHERE p.code = \($0)" } ?? ""
        let donors = try all(
            """
            SELECT p.code, o.code, d.share
            FROM project_donor d
            JOIN project p ON p.id = d.project_id
            JOIN organisation o ON o.id = d.organisation_id
            \(only)
            ORDER BY d.share DESC NULLS LAST, o.code
            """, as: (String, String, Double?).self)
        let byProject = Dictionary(grouping: donors, by: \.0)
            .mapValues { $0.map { Project.Donor(organisation: $0.1, share: $0.2) } }
        let rows = try all(
            """
            SELECT p.code, p.name, p.starts_on, p.ends_on, p.planned, p.note, p.retention_months, p.stopped_on,
                p.stopped_because
            FROM project p
            \(only)
            ORDER BY p.code
            """,
            as: (String, String, LocalDate?, LocalDate?, Int?, String?, Int?, LocalDate?, String?).self)
        return rows.map { row in
            Project(
                code: row.0, name: row.1, startsOn: row.2, endsOn: row.3, planned: row.4, note: row.5,
                retentionMonths: row.6, donors: byProject[row.0] ?? [], stop: Project.Stop(day: row.7, because: row.8))
        }
    }

    fileprivate func wholeProject(_ code: String) throws -> Project {
        guard let found = try projects(code: code).first else { throw Refusal("project_unknown", ["code": code]) }
        return found
    }

    fileprivate func add(_ donors: [Project.Donor], to code: String) throws {
        let organisations = try donors.map { try organisation($0.organisation) }
        _ = try execute(
            """
            INSERT INTO project_donor (project_id, organisation_id, share)
            SELECT \(try project(code))::uuid, d.organisation_id, d.share
            FROM unnest(\(organisations)::uuid[], \(donors.map(\.share))::numeric[]) AS d(organisation_id, share)
            """)
    }
}

extension Project.Stop {
    /// Nil unless both are there.
    init?(day: LocalDate?, because: String?) {
        guard let day, let because else { return nil }
        self.init(day: day, because: because)
    }
}
