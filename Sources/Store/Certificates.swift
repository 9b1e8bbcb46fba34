public import Atelier
public import Credentials
import Foundation
public import Postgres

extension Store {
    /// Everybody who has a seat in a session, or in any session of a series, by name: due a certificate, or why not.
    public func certificatesDue(for course: Course, as identity: Identity) async throws -> [CertificateDue] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT p.reference, p.name, d.rule, d.facts
                FROM certificate_due(\(try tx.course(course))) d
                JOIN person p ON p.id = d.person_id
                ORDER BY p.name, p.reference
                """, as: (String, String?, String?, String).self
            )
            return rows.map { row in
                CertificateDue(
                    person: row.0, name: row.1, obstacle: row.2.map { Refusal($0, Refusal.facts(json: row.3)) })
            }
        }
    }

    /// Issues certificates to everybody of a session or series who is due one, each once however often it is called.
    ///
    /// `number`: makes a new random number; called at least once a certificate.
    /// - Returns: the certificates issued by this call whose holders the actor's office sees, by name.
    public func issueCertificates(
        for course: Course, number: @Sendable () -> CertificateNumber, as identity: Identity
    ) async throws -> [Certificate] {
        try await write(as: identity, facts: course.facts) { tx in
            let id = try tx.course(course)
            var issued: [String] = []
            // How many are due, the database alone knows: also holders whom the actor doesn't see.
            while true {
                let numbers = (0..<Self.numbersAtOnce).map { _ in number().text }
                let used = try tx.all(
                    "SELECT number FROM issue_certificates(\(id), \(numbers)::text[])", as: String.self)
                issued += used
                if used.count < numbers.count { break }
            }
            return try tx.all(
                "\(Certificate.selection) WHERE c.number = ANY(\(issued)::text[]) ORDER BY c.name, c.number",
                as: Certificate.self)
        }
    }

    private static var numbersAtOnce: Int { 100 }

    /// The certificates of a session or series, by name.
    public func certificates(for course: Course, as identity: Identity) async throws -> [Certificate] {
        try await read(as: identity) { tx in
            try tx.all(
                "\(Certificate.selection) WHERE c.course_id = \(try tx.course(course)) ORDER BY c.name, c.number",
                as: Certificate.self)
        }
    }

    /// - Throws: `certificate_unknown`, also for one whose holder the actor's office doesn't see.
    public func certificate(_ number: String, as identity: Identity) async throws -> Certificate {
        try await read(as: identity) { tx in
            let found = try tx.atMostOne("\(Certificate.selection) WHERE c.number = \(number)", as: Certificate.self)
            guard let found else { throw Refusal("certificate_unknown", ["number": number]) }
            return found
        }
    }

    /// What anybody may know by the number alone: the state, nothing about the holder. Nil for an unknown number.
    public func certificateState(_ number: String, as identity: Identity) async throws -> Certificate.State? {
        try await read(as: identity) { tx in
            try tx.one("SELECT certificate_state(\(number))", as: Certificate.State?.self)
        }
    }
}

extension Transaction {
    /// - Throws: `session_unknown`, `series_unknown`.
    fileprivate func course(_ course: Course) throws -> UUID {
        switch course {
        case .session(let code): try session(code).uuid
        case .series(let code): try series(code)
        }
    }
}

extension Certificate: RowDecodable {
    fileprivate static let selection: SQL = """
        SELECT c.number, c.name, c.name_own_script, c.title, COALESCE(s.code, e.code) AS course,
            c.series_id IS NOT NULL AS is_for_series, c.awarded_on, c.valid_until, certificate_state(c.number) AS state, c.specimen, o.name AS issuer,
            ARRAY(SELECT n.name FROM country n WHERE n.note IS NOT NULL ORDER BY n.name, n.code) AS noted_names,
            ARRAY(SELECT n.note FROM country n WHERE n.note IS NOT NULL ORDER BY n.name, n.code) AS notes
        FROM certificate c
        LEFT JOIN session s ON s.id = c.session_id
        LEFT JOIN series e ON e.id = c.series_id
        JOIN organisation o ON o.id = COALESCE(s.host_office_id, e.host_office_id)
        """

    public init(row: Row) throws(RowError) {
        let (title, issuer): (String, String) = (try row["title"], try row["issuer"])
        let (course, isForSeries): (String, Bool) = (try row["course"], try row["is_for_series"])
        let (names, texts): ([String], [String]) = (try row["noted_names"], try row["notes"])
        var notes = CountryNotes()
        notes.add(zip(names, texts).map { NotedName($0, note: $1) }, mentionedIn: [title, issuer])
        self.init(
            number: try row["number"], name: try row["name"], nameOwnScript: try row["name_own_script"],
            title: title, course: isForSeries ? .series(course) : .session(course),
            awardedOn: try row["awarded_on"], validUntil: try row["valid_until"], state: try row["state"],
            specimen: try row["specimen"], issuer: issuer, notes: notes)
    }
}
