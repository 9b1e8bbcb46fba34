public import Atelier
import Foundation
public import Postgres

extension Store {
    /// The figures of programmes, each counted from rows, in the order asked for; unknown projects are left out, and those
    /// whose figures the actor may not read.
    ///
    /// Participants are persons with a recorded presence, each counted once, however many sessions they came to.
    public func programmeFigures(projects: [String], as identity: Identity) async throws -> [ProgrammeFigures] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT project, name, sessions, applications, participants, attendances, certificates, countries,
                    participant_countries, organisations, hosts, involved, reached, reached_at_least, cases, placements,
                    places, referred, outcomes, seats, seats_taken, measure, planned, realised, not_comparable, per_country,
                    per_participant_country, stopped_on, stopped_because, note
                FROM programme_figures(\(projects)::text[])
                ORDER BY array_position(\(projects)::text[], project)
                """, as: ProgrammeFigures.self)
        }
    }
}

extension ProgrammeFigures: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            project: try row["project"], name: try row["name"], sessions: try row["sessions"],
            applications: try row["applications"], participants: try row["participants"],
            attendances: try row["attendances"], certificates: try row["certificates"],
            countries: try row["countries"], participantCountries: try row["participant_countries"],
            organisations: try row["organisations"], hosts: try row["hosts"], involved: try row["involved"],
            reached: try row["reached"], reachedAtLeast: try row["reached_at_least"], cases: try row["cases"],
            placements: try row["placements"], places: try row["places"], referred: try row["referred"],
            outcomes: try row["outcomes"], seats: try row["seats"], seatsTaken: try row["seats_taken"],
            plan: try Plan(row: row), perCountry: try Self.counts("per_country", of: row),
            perParticipantCountry: try Self.counts("per_participant_country", of: row),
            stop: Project.Stop(day: try row["stopped_on"], because: try row["stopped_because"]),
            note: try row["note"])
    }

    /// An object of counts by country.
    private static func counts(_ column: String, of row: Row) throws(RowError) -> [String: Int] {
        let json: String = try row[column]
        guard let counts = try? JSONDecoder().decode([String: Int].self, from: Data(json.utf8)) else {
            throw RowError(column: column, expected: "an object of counts", found: .text(json))
        }
        return counts
    }
}

extension ProgrammeFigures.Plan {
    /// Nil if nothing is planned.
    fileprivate init?(row: Row) throws(RowError) {
        guard let measure: String = try row["measure"] else { return nil }
        self.init(
            measure: measure, planned: try row["planned"], realised: try row["realised"],
            notComparable: try row["not_comparable"])
    }
}
