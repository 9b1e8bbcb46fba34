public import Atelier
import Foundation
public import Postgres

extension Store {
    /// The figures of programmes, each counted from rows, in the order asked for; unknown projects are left out.
    ///
    /// Participants are persons with a recorded presence, each counted once, however many sessions they came to.
    public func programmeFigures(projects: [String], as identity: Identity) async throws -> [ProgrammeFigures] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT project, name, sessions, applications, participants, certificates, countries, organisations, reached,
                    planned, realised, per_country, note
                FROM programme_figures(\(projects)::text[])
                ORDER BY array_position(\(projects)::text[], project)
                """, as: ProgrammeFigures.self)
        }
    }
}

extension ProgrammeFigures: RowDecodable {
    public init(row: Row) throws(RowError) {
        let json: String = try row["per_country"]
        guard let perCountry = try? JSONDecoder().decode([String: Int].self, from: Data(json.utf8)) else {
            throw RowError(column: "per_country", expected: "an object of counts", found: .text(json))
        }
        self.init(
            project: try row["project"], name: try row["name"], sessions: try row["sessions"],
            applications: try row["applications"], participants: try row["participants"],
            certificates: try row["certificates"], countries: try row["countries"],
            organisations: try row["organisations"], reached: try row["reached"], planned: try row["planned"],
            realised: try row["realised"], perCountry: perCountry, note: try row["note"])
    }
}
