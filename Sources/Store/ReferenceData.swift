public import Atelier
import Foundation
import Postgres
import SQLTexts

extension Setup {
    /// The reference data that the database knows, by name.
    ///
    /// - Throws: `ConnectionError`, `DatabaseError`, also for a database whose schema is behind.
    public func datasets() async throws -> [Dataset] {
        try await AdminConnection.with(conninfo, searchPath: "atelier, public", logger: logger) { session in
            try session.all(
                "SELECT name, version, source, licence, attribution, rows FROM dataset ORDER BY name"
            ) { row in
                Dataset(
                    name: try row["name"], version: try row["version"], source: try row["source"],
                    licence: try row["licence"], attribution: try row["attribution"], rows: try row["rows"])
            }
        }
    }

    /// Loads the files of `sql/seed/reference` whose versions the database doesn't have; each whole, all in one
    /// transaction, of several processes at once one.
    func loadReferenceData() async throws {
        let files = try ReferenceFile.all()
        try await AdminConnection.with(conninfo, searchPath: "atelier, public", logger: logger) { session in
            try session.transaction {
                try session.run("SET LOCAL ROLE atelier_engine")
                _ = try session.execute("SELECT pg_advisory_xact_lock(hashtext('atelier.reference'))")
                let known = try session.all("SELECT name, version FROM dataset") { row in
                    (try row["name"] as String, try row["version"] as String)
                }
                for file in files where !known.contains(where: { $0 == (file.dataset.name, file.dataset.version) }) {
                    try file.load(in: session)
                }
            }
        }
    }
}

/// One file of `sql/seed/reference`: lines `# key: value`, then rows whose columns are separated by tabs.
private struct ReferenceFile: Sendable {
    let dataset: Dataset
    /// The rows, a line each.
    let rows: String

    /// - Throws: `ReferenceFileError` for a file without a name, version, source or licence.
    static func all() throws -> [ReferenceFile] {
        try SQLTexts.folder("seed/reference").map { try ReferenceFile(path: $0.path, text: $0.text) }
    }

    init(path: String, text: String) throws {
        var head: [String: String] = [:]
        var rest = text[...]
        while rest.hasPrefix("# "), let end = rest.firstIndex(of: "\n") {
            let parts = rest[..<end].dropFirst(2).split(separator: ":", maxSplits: 1)
            if parts.count == 2 { head[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
            rest = rest[rest.index(after: end)...]
        }
        guard let name = head["dataset"], let version = head["version"], let source = head["source"],
            let licence = head["licence"], let attribution = head["attribution"]
        else { throw ReferenceFileError(path: path) }
        if rest.last == "\n" { rest.removeLast() }
        rows = String(rest)
        dataset = Dataset(
            name: name, version: version, source: source, licence: licence, attribution: attribution,
            rows: rows.utf8.reduce(rows.isEmpty ? 0 : 1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) })
    }

    /// Replaces what the database knows. The file travels as one value, which the server takes apart: as fast as COPY,
    /// which row security doesn't allow.
    func load(in session: AdminSession) throws {
        switch dataset.name {
        case "holidays": try loadHolidays(in: session)
        case "working-weeks": try loadWorkingWeeks(in: session)
        case "towns": try loadTowns(in: session)
        case "zones": try loadZones(in: session)
        default: throw ReferenceFileError(path: dataset.name)
        }
        try session.execute(
            """
            INSERT INTO dataset (name, version, source, licence, attribution, rows)
            VALUES (\(dataset.name), \(dataset.version), \(dataset.source), \(dataset.licence), \(dataset.attribution),
                \(dataset.rows))
            ON CONFLICT ON CONSTRAINT dataset_name_once DO UPDATE
            SET version = EXCLUDED.version, source = EXCLUDED.source, licence = EXCLUDED.licence,
                attribution = EXCLUDED.attribution, rows = EXCLUDED.rows, loaded_at = EXCLUDED.loaded_at
            """)
    }

    private func loadHolidays(in session: AdminSession) throws {
        try session.execute("DELETE FROM holiday")
        try session.execute(
            """
            INSERT INTO holiday (country_code, kind, name, day)
            SELECT f.fields[1], f.fields[2], f.fields[3], day::date
            FROM string_to_table(\(rows), E'\\n') AS line,
                LATERAL (SELECT string_to_array(line, E'\\t') AS fields) AS f,
                string_to_table(f.fields[4], ' ') AS day
            ON CONFLICT DO NOTHING
            """)
    }

    private func loadWorkingWeeks(in session: AdminSession) throws {
        try session.execute("DELETE FROM working_week")
        try session.execute(
            """
            INSERT INTO working_week (country_code, weekend, stated, years)
            SELECT f.fields[1], string_to_array(f.fields[2], ',')::integer[], f.fields[3] = 'stated',
                string_to_array(f.fields[4], ',')::integer[]
            FROM string_to_table(\(rows), E'\\n') AS line,
                LATERAL (SELECT string_to_array(line, E'\\t') AS fields) AS f
            """)
    }

    private func loadZones(in session: AdminSession) throws {
        try session.execute("DELETE FROM country_zone")
        try session.execute(
            """
            INSERT INTO country_zone (country_code, zone, people)
            SELECT f.fields[1], f.fields[2], f.fields[3]::bigint
            FROM string_to_table(\(rows), E'\\n') AS line,
                LATERAL (SELECT string_to_array(line, E'\\t') AS fields) AS f
            """)
    }

    private func loadTowns(in session: AdminSession) throws {
        try session.execute("DELETE FROM town")
        try session.execute(
            """
            INSERT INTO town (geoname, country_code, name, latitude, longitude, population, keys)
            SELECT f.fields[1]::integer, f.fields[2], f.fields[3], f.fields[4]::double precision,
                f.fields[5]::double precision, f.fields[6]::integer,
                ARRAY(
                    SELECT DISTINCT place_key(name)
                    FROM unnest(f.fields[3] || string_to_array(f.fields[7], '|')) AS name
                    WHERE place_key(name) <> '')
            FROM string_to_table(\(rows), E'\\n') AS line,
                LATERAL (SELECT string_to_array(line, E'\\t') AS fields) AS f
            """)
    }
}

/// A file of reference data that doesn't say what it is.
private struct ReferenceFileError: Error, CustomStringConvertible {
    let path: String
    var description: String {
        "\(path) isn't reference data: expected lines # dataset, # version, # source, # licence and # attribution at its start."
    }
}
