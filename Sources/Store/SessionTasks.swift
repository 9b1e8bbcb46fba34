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

    /// Says that a task is done on a day, or, with nil, that it isn't done after all.
    ///
    /// `title`: its title in English.
    /// - Throws: `task_unknown`.
    public func setTask(
        _ title: String, of session: String, doneOn day: LocalDate?, note: String?, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in
            let id = try tx.hostedSession(session)
            let changed = try tx.execute(
                """
                UPDATE task
                SET done_on = \(day)::date, note = COALESCE(\(note)::text, note)
                WHERE session_id = \(id) AND lower(title ->> 'en') = lower(\(title))
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

    /// What is overdue, due today, and due within so many days after, by day.
    public func todo(within days: Int, as identity: Identity) async throws -> (today: LocalDate, due: [Due]) {
        try await read(as: identity) { tx in
            let today: LocalDate = try tx.one("SELECT (atelier.now() AT TIME ZONE 'UTC')::date")
            let rows = try tx.all(
                """
                SELECT t.due_on, t.session, o.code, t.rule, t.facts
                FROM todo t
                LEFT JOIN session s ON s.id = t.session_id
                LEFT JOIN organisation o ON o.id = s.host_office_id
                WHERE t.due_on <= (atelier.now() AT TIME ZONE 'UTC')::date + \(days)::integer
                ORDER BY t.due_on, t.session NULLS FIRST, t.rule, t.facts::text
                """, as: (LocalDate, String?, String?, String, String).self)
            return (
                today,
                rows.map { Due(on: $0.0, session: $0.1, office: $0.2, what: Refusal($0.3, Refusal.facts(json: $0.4))) }
            )
        }
    }
}
