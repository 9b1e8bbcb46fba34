public import Atelier
import Foundation
import Postgres

extension Store {
    /// The sessions that the actor may see, by start; those without a time last.
    ///
    /// - Throws: `project_unknown`, `country_unknown` for what the filter names.
    public func sessions(_ filter: SessionFilter = SessionFilter(), as identity: Identity) async throws -> [Session] {
        try await read(as: identity) { tx in try tx.wholeSessions("WHERE true \(try tx.condition(of: filter))") }
    }

    /// - Throws: `session_unknown`, also for a session that the actor may not see.
    public func session(_ code: String, as identity: Identity) async throws -> Session {
        try await read(as: identity) { tx in
            guard let found = try tx.wholeSessions("WHERE s.code = \(code)").first else {
                throw Refusal("session_unknown", ["session": code])
            }
            return found
        }
    }

    /// Plans a session with its blocks, as a draft.
    public func addSession(_ new: NewSession, as identity: Identity) async throws {
        try await write(as: identity, facts: new.facts) { tx in
            try tx.add(new)
            for block in new.blocks { try tx.add(block, to: new.code) }
        }
    }

    /// Adds a block; who is in the session already is held for it.
    public func addBlock(_ block: NewBlock, to session: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["session": session]) { tx in try tx.add(block, to: session) }
    }

    /// Publishes a draft; registration stays closed until it is opened.
    public func publishSession(_ code: String, as identity: Identity) async throws {
        try await change(code, "state = 'published'", as: identity)
    }

    /// Opens or closes registration; a session that begins closes it by itself.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`, `session_cancelled`.
    public func setRegistration(open: Bool, of session: String, as identity: Identity) async throws {
        try await change(session, "registration_open = \(open)", as: identity)
    }

    /// Cancels a session: rooms, trainers and participants are free again, and everybody's registration ends with it.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`, `session_transition` if it is cancelled already,
    ///   `session_cancelled_because`.
    public func cancelSession(_ code: String, because reason: String, as identity: Identity) async throws {
        try await change(code, "state = 'cancelled', cancelled_because = \(reason)", as: identity, because: reason)
    }

    /// Changes how many places there are (more go to who waits), how many people it needs, and for how many hours a freed
    /// seat is offered to who waits; nil stays as it is. A minimum of `.some(nil)` takes it away, hours of `.some(nil)` let
    /// people move up at once.
    ///
    /// - Throws: `session_unknown`, `actor_may_not_change_session`, `session_not_oversold`, `session_over_room`,
    ///   `session_cancelled`.
    public func resizeSession(
        _ code: String, capacity: Int? = nil, minimum: Int?? = nil, offerHours: Int?? = nil, as identity: Identity
    ) async throws {
        let least: SQL = minimum.map { ", minimum = \($0)" } ?? ""
        let hours: SQL = offerHours.map { ", offer_hours = \($0)" } ?? ""
        let facts = ["capacity": capacity.map(String.init), "minimum": minimum?.map(String.init)].compactMapValues {
            $0
        }
        try await change(
            code, "capacity = COALESCE(\(capacity), capacity) \(least) \(hours)", as: identity, facts: facts)
    }

    /// One guarded change of a session's own columns.
    func change(
        _ code: String, _ assignments: SQL, as identity: Identity, because reason: String? = nil,
        facts: [String: String] = [:]
    ) async throws {
        try await write(as: identity, because: reason, facts: facts.merging(["session": code]) { $1 }) { tx in
            let session = try tx.session(code)
            let changed = try tx.execute("UPDATE session SET \(assignments) WHERE id = \(session)")
            // The actor sees the session, but row security lets only its host change it.
            if changed == 0 { throw Refusal("actor_may_not_change_session") }
        }
    }
}

extension Transaction {
    fileprivate func condition(of filter: SessionFilter) throws -> SQL {
        let (project, country) = (try filter.project.map(self.project), try filter.country.map(self.country))
        let paid: SQL = project.map { "AND s.project_id = \($0)" } ?? ""
        let listed: SQL =
            country.map {
                """
                AND (s.country_code = \($0)
                    OR EXISTS (SELECT FROM session_country c WHERE c.session_id = s.id AND c.country_code = \($0)))
                """
            } ?? ""
        let from: SQL = filter.from.map { "AND s.ends_at > \($0)::date::timestamp AT TIME ZONE 'UTC'" } ?? ""
        let until: SQL = filter.until.map { "AND s.starts_at < (\($0)::date + 1)::timestamp AT TIME ZONE 'UTC'" } ?? ""
        let state: SQL = filter.state.map { "AND s.state = \($0.rawValue)" } ?? ""
        return "\(paid) \(listed) \(from) \(until) \(state)"
    }

    /// A session without its blocks.
    func add(_ new: NewSession) throws {
        let host = try new.host.map { try organisation($0) }
        let country = try new.country.map(country)
        let whole = try new.belonging.whole.map(session)
        let series = try new.belonging.series.map(series)
        _ = try execute(
            """
            INSERT INTO session (code, kind, training_id, title, project_id, host_office_id, country_code, place, zone,
                language, capacity, minimum, visibility, part_of, track, series_id, series_number, holds_time, provider_capacity)
            VALUES (\(new.code), \(new.kind), \(try new.training.map(training)), \(new.title)::jsonb,
                \(try new.project.map(project)), COALESCE(\(host), actor_office()), \(country), \(new.place),
                \(new.zone), \(new.language), \(new.capacity), \(new.minimum)::integer, \(new.visibility), \(whole)::uuid,
                \(new.belonging.track), \(series)::uuid, \(new.belonging.seriesNumber)::integer,
                \(new.holdsTime), \(new.providerCapacity)::integer)
            """)
        for code in new.forCountries {
            _ = try execute(
                """
                INSERT INTO session_country (session_id, country_code)
                VALUES (\(try session(new.code)), \(try self.country(code)))
                """)
        }
        for organiser in new.organisers { try add(organiser, to: new.code) }
    }

    func add(_ organiser: Session.Organiser, to code: String) throws {
        _ = try execute(
            """
            INSERT INTO session_organisation (session_id, organisation_id, role)
            VALUES (\(try session(code)), \(try organisation(organiser.organisation)), \(organiser.role))
            """)
    }

    func add(_ block: NewBlock, to code: String) throws {
        let session = try self.session(code)
        let (zone, training) = try one(
            """
            SELECT s.zone, g.code
            FROM session s
            LEFT JOIN training g ON g.id = s.training_id
            WHERE s.id = \(session)
            """, as: (String, String?).self)
        var module: UUID?
        if let number = block.module {
            module = try atMostOne(
                """
                SELECT m.id
                FROM training_module m
                JOIN session s ON s.training_id = m.training_id
                WHERE s.id = \(session) AND m.number = \(number)
                """)
            if module == nil {
                throw Refusal("block_module_unknown", ["training": training ?? "–", "module": String(number)])
            }
        }
        _ = try execute(
            """
            INSERT INTO block (session_id, starts_local, ends_local, zone, starts_fold, ends_fold, room_id, module_id,
                title, place, country_code, host_id, override_reason)
            VALUES (\(session), \(block.starts), \(block.ends), \(block.zone ?? zone), \(block.startsFold),
                \(block.endsFold), \(try block.room.map(room)), \(module), \(block.title), \(block.place),
                \(try block.country.map(country)), \(try block.host.map(organisation)), \(block.override))
            """)
    }
}

extension NewSession {
    var facts: [String: String] {
        var facts = ["code": code, "session": code, "zone": zone, "language": language, "capacity": String(capacity)]
        facts["minimum"] = minimum.map(String.init)
        return facts
    }
}
