public import Atelier
public import Postgres

extension Store {
    /// The texts that people are asked to agree to, by purpose, the newest first, and language.
    public func consentTexts(as identity: Identity) async throws -> [Consent.Text] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                "SELECT purpose, version, language, text FROM consent_text ORDER BY purpose, version DESC, language",
                as: (String, Int, String, String).self)
            return rows.map { Consent.Text(purpose: $0.0, version: $0.1, language: $0.2, text: $0.3) }
        }
    }

    /// Adds a text: in a language that the purpose's newest version lacks, or else as the next version, unless `version`
    /// says which.
    ///
    /// - Returns: the version.
    public func addConsentText(
        purpose: String, version: Int?, language: String, text: String, as identity: Identity
    ) async throws -> Int {
        var facts = ["purpose": purpose, "language": language]
        facts["version"] = version.map(String.init)
        return try await write(as: identity, facts: facts) { tx in
            try tx.one("SELECT add_consent_text(\(purpose), \(version)::integer, \(language), \(text))")
        }
    }

    /// A person's consents, the history included: by purpose, the newest first.
    public func consents(of reference: String, as identity: Identity) async throws -> [Consent] {
        try await read(as: identity) { try $0.consents(of: try $0.person(reference)) }
    }

    /// Records a consent that was given on a day (today, UTC, if that is nil), in the words of the newest version in that
    /// language unless `version` says which.
    ///
    /// - `guardian`: the name of the guardian who gave it; who may be under 18 consents through one.
    /// - Returns: the version.
    /// - Throws: `consent_text_unknown`, `consent_guardian`, `guardian_unknown`, `person_unknown`.
    public func giveConsent(
        of reference: String, to purpose: String, version: Int?, language: String, on day: LocalDate?,
        guardian: String?, how: String, as identity: Identity
    ) async throws -> Int {
        let facts = ["person": reference, "purpose": purpose, "language": language]
        return try await write(as: identity, facts: facts) { tx in
            try tx.one(
                """
                SELECT give_consent(\(try tx.person(reference)), \(purpose), \(version)::integer, \(language),
                    COALESCE(\(day)::date, (now() AT TIME ZONE 'UTC')::date), \(guardian), \(how))
                """)
        }
    }

    /// - Throws: `consent_unknown` if there is none that could be withdrawn.
    public func withdrawConsent(
        of reference: String, to purpose: String, on day: LocalDate?, because reason: String, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["person": reference, "purpose": purpose]) { tx in
            _ = try tx.execute(
                """
                SELECT withdraw_consent(\(try tx.person(reference)), \(purpose),
                    COALESCE(\(day)::date, (now() AT TIME ZONE 'UTC')::date), \(reason))
                """)
        }
    }
}

extension Transaction {
    func consents(of person: ID<Person>) throws -> [Consent] {
        try all(
            """
            SELECT c.purpose, t.version, t.language, c.state, c.given_on, c.how, c.ended_on, c.ended_because,
                CASE WHEN c.given_by = 'guardian' THEN COALESCE(g.name, '') END AS guardian
            FROM consent c
            JOIN consent_text t ON t.id = c.text_id
            LEFT JOIN guardian g ON g.id = c.guardian_id
            WHERE c.person_id = \(person)
            ORDER BY c.purpose, c.given_on DESC, c.id DESC
            """, as: Consent.self)
    }
}

extension Consent: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            purpose: try row["purpose"], version: try row["version"], language: try row["language"],
            state: try row["state"], givenOn: try row["given_on"], guardian: try row["guardian"], how: try row["how"],
            endedOn: try row["ended_on"], endedBecause: try row["ended_because"])
    }
}

extension Consent.State: ColumnDecodable, ColumnDecodableElement {}
