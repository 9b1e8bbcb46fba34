public import Atelier
import Foundation
public import Postgres

extension Store {
    /// Invites a person to a session.
    ///
    /// - `until`: the last day on which an answer counts, in the session's zone.
    /// - Throws: `session_unknown`, `person_unknown`, `invitation_until_between`, `invitation_one_open`,
    ///   `registration_one_per_person`.
    public func invite(
        _ person: String, to session: String, by channel: Invitation.Channel, until: LocalDate, as identity: Identity
    ) async throws {
        try await write(as: identity, facts: ["person": person, "session": session]) { tx in
            let target = try tx.session(session)
            _ = try tx.execute(
                """
                SELECT invite(\(target), \(try tx.person(person)), \(channel),
                    (\(until)::date + 1)::timestamp AT TIME ZONE (SELECT s.zone FROM session s WHERE s.id = \(target)))
                """)
        }
    }

    /// The invitations to a session, by person's name and when they were made.
    public func invitations(to session: String, as identity: Identity) async throws -> [Invitation] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT s.code AS session, p.reference AS person, p.name, o.code AS office, i.channel,
                    (i.invited_at AT TIME ZONE s.zone)::date AS invited_on,
                    date_trunc('minute', i.until AT TIME ZONE s.zone) AS until, s.zone, i.state, i.because
                FROM invitation i
                JOIN session s ON s.id = i.session_id
                JOIN person p ON p.id = i.person_id
                JOIN organisation o ON o.id = i.office_id
                WHERE i.session_id = \(try tx.session(session))
                ORDER BY p.name, p.reference, i.invited_at, i.id
                """, as: Invitation.self)
        }
    }

    /// Accepts a person's open invitation: registers the person as everybody is registered.
    ///
    /// - `override`, `late`: as for `register`; a late acceptance needs a reason too.
    /// - Returns: what admission answered; refused, the invitation stays open.
    /// - Throws: `invitation_unknown`, `invitation_over`.
    public func acceptInvitation(
        of person: String, to session: String, override: String? = nil, late: String? = nil, as identity: Identity
    ) async throws -> AdmissionAnswer {
        let facts = ["person": person, "session": session]
        return try await write(as: identity, because: override ?? late, facts: facts) { tx in
            let invitation = try tx.openInvitation(of: person, to: session)
            return try tx.one(
                """
                SELECT outcome, registration_id, place_in_line, rule, facts
                FROM accept_invitation(\(invitation), \(override), \(late))
                """, as: AdmissionAnswer.self)
        }
    }

    /// Ends a person's open invitation without a registration: declined by the person, or withdrawn by the office.
    ///
    /// - Throws: `invitation_unknown`, `invitation_transition`, `invitation_withdrawn_because`.
    public func endInvitation(
        of person: String, to session: String, _ state: Invitation.State, because reason: String?,
        as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["person": person, "session": session]) { tx in
            let invitation = try tx.openInvitation(of: person, to: session)
            _ = try tx.execute("SELECT end_invitation(\(invitation), \(state), \(reason))")
        }
    }

    /// Lets the open invitations expire whose time is over.
    ///
    /// - Returns: how many.
    /// - Throws: `actor_may_not` for anybody but an administrator or a job.
    public func expireInvitations(as identity: Identity) async throws -> Int {
        try await write(as: identity) { try $0.one("SELECT expire_invitations()") }
    }
}

extension Transaction {
    /// - Throws: `invitation_unknown`, with the state of the last one if there was one.
    fileprivate func openInvitation(of person: String, to session: String) throws -> UUID {
        let last = try all(
            """
            SELECT i.id, i.state
            FROM invitation i
            WHERE i.session_id = \(try self.session(session)) AND i.person_id = \(try self.person(person))
            ORDER BY i.state = 'invited' DESC, i.invited_at DESC, i.id
            LIMIT 1
            """, as: (UUID, Invitation.State).self
        ).first
        guard let last, last.1 == .invited else {
            let facts = ["person": person, "session": session]
            throw Refusal("invitation_unknown", facts.merging(last.map { ["state": $0.1.rawValue] } ?? [:]) { $1 })
        }
        return last.0
    }
}

extension Invitation: RowDecodable {
    public init(row: Row) throws(RowError) {
        self.init(
            session: try row["session"], person: try row["person"], name: try row["name"], office: try row["office"],
            channel: try row["channel"], invitedOn: try row["invited_on"], until: try row["until"],
            zone: try row["zone"], state: try row["state"], because: try row["because"])
    }
}

extension Invitation.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Invitation.Channel: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
