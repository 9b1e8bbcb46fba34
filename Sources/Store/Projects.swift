public import Atelier
import Postgres

extension Store {
    /// All projects with their donors, by code.
    public func projects(as identity: Identity) async throws -> [Project] {
        try await read(as: identity) { tx in
            let donors = try tx.all(
                """
                SELECT p.code, o.code, d.share
                FROM project_donor d
                JOIN project p ON p.id = d.project_id
                JOIN organisation o ON o.id = d.organisation_id
                ORDER BY d.share DESC NULLS LAST, o.code
                """, as: (String, String, Double?).self)
            let byProject = Dictionary(grouping: donors, by: \.0)
                .mapValues { $0.map { Project.Donor(organisation: $0.1, share: $0.2) } }
            let rows = try tx.all(
                "SELECT code, name, starts_on, ends_on, planned, note FROM project ORDER BY code",
                as: (String, String, LocalDate?, LocalDate?, Int?, String?).self
            )
            return rows.map {
                Project(
                    code: $0.0, name: $0.1, startsOn: $0.2, endsOn: $0.3, planned: $0.4, note: $0.5,
                    donors: byProject[$0.0] ?? [])
            }
        }
    }

    /// Adds a project with its donors.
    public func addProject(_ project: Project, as identity: Identity) async throws {
        try await write(as: identity, facts: ["code": project.code]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO project (code, name, starts_on, ends_on, planned, note)
                VALUES (\(project.code), \(project.name), \(project.startsOn)::date, \(project.endsOn)::date,
                    \(project.planned), \(project.note))
                """)
            for donor in project.donors {
                _ = try tx.execute(
                    """
                    INSERT INTO project_donor (project_id, organisation_id, share)
                    VALUES (\(try tx.project(project.code)), \(try tx.organisation(donor.organisation)), \(donor.share))
                    """)
            }
        }
    }
}
