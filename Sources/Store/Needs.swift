public import Atelier
public import Postgres

extension Store {
    /// The needs of the persons whom the actor's office sees, oldest first.
    ///
    /// `state`: only those in it; `person`: only that person's, by reference.
    public func needs(
        state: Need.State? = nil, person: String? = nil, as identity: Identity
    ) async throws -> [Need] {
        try await read(as: identity) { tx in
            let inState: SQL = state.map { "AND n.state = \($0)" } ?? ""
            let ofPerson: SQL = try person.map { "AND n.person_id = \(try tx.person($0))" } ?? ""
            return try tx.all(
                """
                SELECT n.reference, p.reference AS person, p.name, n.words, n.theme, g.code AS training, n.country_code,
                    j.code AS project, n.language, n.review_on, n.state, n.closed_because, o.code AS office, n.recorded_at
                FROM need n
                JOIN person p ON p.id = n.person_id
                JOIN organisation o ON o.id = n.office_id
                LEFT JOIN training g ON g.id = n.training_id
                LEFT JOIN project j ON j.id = n.project_id
                WHERE true \(inState) \(ofPerson)
                ORDER BY n.recorded_at, n.id
                """, as: Need.self)
        }
    }

    /// Writes down what a person is looking for.
    ///
    /// - Returns: the need's reference.
    /// - Throws: `person_unknown`, `training_unknown`, `country_unknown`, `project_unknown`, what `need_…` refuses.
    public func addNeed(of person: String, _ wish: Need.Wish, as identity: Identity) async throws -> String {
        try await write(as: identity, facts: ["person": person, "language": wish.language ?? ""]) { tx in
            try tx.one(
                """
                SELECT add_need(\(try tx.person(person)), \(try wish.project.map(tx.project))::uuid, \(wish.theme),
                    \(try wish.training.map(tx.training))::uuid, \(try wish.country.map(tx.country)), \(wish.language),
                    \(wish.words), \(wish.reviewOn)::date)
                """)
        }
    }

    /// Closes a need: met, or closed because.
    ///
    /// - Throws: `need_unknown`, `need_referral_under_way`, `need_transition`, `need_closed_because`.
    public func closeNeed(
        _ reference: String, as state: Need.State, because reason: String?, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["need": reference]) { tx in
            _ = try tx.execute("SELECT close_need(\(try tx.need(reference)), \(state), \(reason))")
        }
    }

    /// The coming sessions that fit a need, best first.
    ///
    /// - Throws: `need_unknown`.
    public func matches(of need: String, as identity: Identity) async throws -> [NeedMatch] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT session, title, host, country_code, place, starts_local, zone, language, seats_left, waiting, fits,
                    against
                FROM need_matches(\(try tx.need(need)))
                """, as: NeedMatch.self)
        }
    }
}

extension Transaction {
    func need(_ reference: String) throws -> ID<Need> {
        let found = try atMostOne("SELECT id FROM need WHERE reference = \(reference)", as: ID<Need>.self)
        guard let found else { throw Refusal("need_unknown", ["need": reference]) }
        return found
    }
}

extension Need: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            reference: try row["reference"], person: try row["person"], name: try row["name"],
            wish: Wish(
                words: try row["words"], theme: try row["theme"], training: try row["training"],
                country: try row["country_code"], project: try row["project"], language: try row["language"],
                reviewOn: try row["review_on"]),
            state: try row["state"], closedBecause: try row["closed_because"], office: try row["office"],
            recordedAt: try row["recorded_at"])
    }
}

extension NeedMatch: RowDecodable {
    public init(row: Row) throws(RowError) {
        let fits: [String] = try row["fits"]
        let against: [String] = try row["against"]
        self.init(
            session: try row["session"], title: try row["title"], host: try row["host"],
            country: try row["country_code"], place: try row["place"], starts: try row["starts_local"],
            zone: try row["zone"], language: try row["language"], seatsLeft: try row["seats_left"],
            waiting: try row["waiting"], fits: fits.map { Refusal($0) }, against: against.map { Refusal($0) })
    }
}

extension Need.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
