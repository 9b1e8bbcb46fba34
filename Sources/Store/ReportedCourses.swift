public import Atelier
public import Postgres

extension Store {
    /// Writes down a course that a trainer says they have given.
    ///
    /// - Returns: its reference.
    /// - Throws: `trainer_of_other_office` for who neither sees the trainer's person nor plans for all.
    public func reportCourse(_ course: ReportedCourse.Details, as identity: Identity) async throws -> String {
        let facts = [
            "trainer": course.trainer, "training": course.training, "language": course.language,
            "days": "\(course.days)",
        ]
        return try await write(as: identity, facts: facts) { tx in
            try tx.one(
                """
                SELECT report_course(\(try tx.trainer(course.trainer)), \(try tx.training(course.training)),
                    \(try course.country.map(tx.country)), \(course.place), \(course.days.sql), \(course.language),
                    \(course.participants.female)::integer, \(course.participants.male)::integer,
                    \(course.participants.other)::integer, \(course.participants.notSaid)::integer)
                """)
        }
    }

    /// Confirms a reported course, or rejects it with a reason; once.
    ///
    /// - Throws: `actor_may_not` for anybody but who plans for all, `reported_course_unknown`.
    public func judgeCourse(
        _ reference: String, confirmed: Bool, because reason: String?, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["course": reference]) { tx in
            let state = confirmed ? ReportedCourse.State.confirmed : .rejected
            _ = try tx.execute("SELECT judge_course(\(reference), \(state), \(reason))")
        }
    }

    /// The reported courses that the actor may see, the latest first.
    ///
    /// - `state`: only these.
    /// - `trainer`: only this trainer's, by code.
    public func reportedCourses(
        state: ReportedCourse.State? = nil, trainer: String? = nil, as identity: Identity
    ) async throws -> [ReportedCourse] {
        let standing: SQL = state.map { "AND c.state = \($0)" } ?? ""
        let of: SQL = trainer.map { "AND t.code = \($0)" } ?? ""
        return try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT c.reference, t.code AS trainer, g.code AS training, c.country_code, c.place,
                    lower(c.days) AS first, upper(c.days) - 1 AS last, c.language, c.female, c.male, c.other, c.not_said,
                    c.state, c.state_because, o.code AS office, (c.reported_at AT TIME ZONE 'UTC')::date AS reported_on,
                    c.days <@ COALESCE((
                        SELECT range_agg(q.valid) FROM qualification q
                        WHERE q.trainer_id = c.trainer_id AND q.training_id = c.training_id), '{}') AS qualified
                FROM reported_course c
                JOIN trainer t ON t.id = c.trainer_id
                JOIN training g ON g.id = c.training_id
                JOIN organisation o ON o.id = c.office_id
                WHERE true \(standing) \(of)
                ORDER BY c.days DESC, c.reference
                """, as: ReportedCourse.self)
        }
    }

    /// What trainers reported as given with the last day in a period, per training and country, apart from our sessions.
    ///
    /// `from` and `until` (exclusive): nil means from the first, without end.
    public func reportedFigures(
        from: LocalDate?, until: LocalDate?, as identity: Identity
    ) async throws -> [ReportedFigures] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT training, country_code, courses, trainers, female, male, other, not_said, waiting
                FROM reported_figures(\(from), \(until))
                """, as: ReportedFigures.self)
        }
    }
}

extension ReportedCourse: RowDecodable {
    public init(row: Row) throws(RowError) {
        let (first, last): (LocalDate, LocalDate) = (try row["first"], try row["last"])
        guard let days = DayRange(first, last) else {
            throw RowError(column: "last", expected: "a day not before the first", found: .text("\(last)"))
        }
        let participants = Participants(
            female: try row["female"], male: try row["male"], other: try row["other"], notSaid: try row["not_said"])
        self.init(
            reference: try row["reference"],
            details: Details(
                trainer: try row["trainer"], training: try row["training"], country: try row["country_code"],
                place: try row["place"], days: days, language: try row["language"], participants: participants),
            state: try row["state"], because: try row["state_because"], office: try row["office"],
            reportedOn: try row["reported_on"], isQualified: try row["qualified"])
    }
}

extension ReportedFigures: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            training: try row["training"], country: try row["country_code"], courses: try row["courses"],
            trainers: try row["trainers"],
            participants: .init(
                female: try row["female"], male: try row["male"], other: try row["other"],
                notSaid: try row["not_said"]),
            waiting: try row["waiting"])
    }
}

extension ReportedCourse.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
