public import Atelier
import Postgres

extension Store {
    /// What has to be done for a session, by the day on which it is due.
    public func tasks(of session: String, as identity: Identity) async throws -> [SessionTask] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT t.title, t.kind, t.days, (s.starts_at AT TIME ZONE s.zone)::date + t.days, t.done_on, t.note
                FROM task t
                JOIN session s ON s.id = t.session_id
                WHERE s.id = \(try tx.session(session))
                ORDER BY t.days, t.title ->> 'en'
                """, as: (Texts, SessionTask.Kind, Int, LocalDate?, LocalDate?, String?).self)
            return rows.map {
                SessionTask(title: $0.0, kind: $0.1, days: $0.2, dueOn: $0.3, doneOn: $0.4, note: $0.5)
            }
        }
    }

    /// Adds a task to a session.
    public func addTask(_ task: SessionTask, to session: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            let id = try tx.hostedSession(session)
            _ = try tx.execute(
                """
                INSERT INTO task (session_id, title, kind, days, note)
                VALUES (\(id), \(task.title)::jsonb, \(task.kind), \(task.days), \(task.note))
                """)
        }
    }

    /// Says that a task is done, or that it isn't after all.
    ///
    /// - `title`: its title in English.
    /// - `day`: on which it was done; today, where the session is, if nil.
    /// - Throws: `task_unknown`.
    public func setTask(
        _ title: String, of session: String, isDone: Bool, on day: LocalDate? = nil, note: String? = nil,
        as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            let id = try tx.hostedSession(session)
            let changed = try tx.execute(
                """
                UPDATE task t
                SET done_on = CASE WHEN \(isDone) THEN COALESCE(\(day)::date, (atelier.now() AT TIME ZONE s.zone)::date) END,
                    note = COALESCE(\(note)::text, t.note)
                FROM session s
                WHERE s.id = t.session_id AND s.id = \(id) AND lower(t.title ->> 'en') = lower(\(title))
                """)
            if changed == 0 { throw Refusal("task_unknown", ["session": session, "title": title]) }
        }
    }

    /// What a training's checklist asks for, by days relative to the start.
    public func checklist(of training: String, as identity: Identity) async throws -> [SessionTask] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT title, kind, days
                FROM checklist_item
                WHERE training_id = \(try tx.training(training))
                ORDER BY days, title ->> 'en'
                """, as: (Texts, SessionTask.Kind, Int).self)
            return rows.map { SessionTask(title: $0.0, kind: $0.1, days: $0.2) }
        }
    }

    /// Puts a task on a training's checklist; sessions planned from then on have it.
    public func addChecklistItem(_ task: SessionTask, to training: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["training": training]) { tx in
            _ = try tx.execute(
                """
                INSERT INTO checklist_item (training_id, title, kind, days)
                VALUES (\(try tx.training(training)), \(task.title)::jsonb, \(task.kind), \(task.days))
                """)
        }
    }

    /// Takes a task off a training's checklist; sessions that have it keep it.
    public func removeChecklistItem(_ title: String, from training: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["training": training, "title": title]) { tx in
            let removed = try tx.execute(
                """
                DELETE FROM checklist_item
                WHERE training_id = \(try tx.training(training)) AND lower(title ->> 'en') = lower(\(title))
                """)
            if removed == 0 { throw Refusal("checklist_item_unknown", ["training": training, "title": title]) }
        }
    }

    /// What is overdue, due today, and due within so many days after, by day. Days are those of the session's zone, and UTC
    /// days where there is no session.
    public func todo(within days: Int, as identity: Identity) async throws -> [Due] {
        try await read(as: identity) { tx in
            let rows = try tx.all(
                """
                SELECT t.due_on, t.due_on - here.today, t.session, o.code, t.rule, t.facts
                FROM todo t
                LEFT JOIN session s ON s.id = t.session_id
                LEFT JOIN organisation o ON o.id = s.host_office_id
                CROSS JOIN LATERAL (SELECT (atelier.now() AT TIME ZONE COALESCE(s.zone, 'UTC'))::date AS today) AS here
                WHERE t.due_on <= here.today + \(days)::integer
                ORDER BY t.due_on, t.session NULLS FIRST, t.rule, t.facts::text
                """, as: (LocalDate, Int, String?, String?, String, String).self)
            return rows.map {
                Due(on: $0.0, inDays: $0.1, session: $0.2, office: $0.3, what: Refusal($0.4, Refusal.facts(json: $0.5)))
            }
        }
    }
}
