public import Atelier
import Foundation
public import Postgres

extension Store {
    /// The referrals of the persons whom the actor's office sees, oldest first; those of one need, or in one state.
    public func referrals(
        need: String? = nil, state: Referral.State? = nil, as identity: Identity
    ) async throws -> [Referral] {
        try await read(as: identity) { tx in
            let ofNeed: SQL = try need.map { "AND r.need_id = \(try tx.need($0))" } ?? ""
            let inState: SQL = state.map { "AND r.state = \($0)" } ?? ""
            return try tx.all(
                """
                SELECT r.reference, n.reference AS need, p.reference AS person, p.name, s.code AS session,
                    g.code AS training, o.code AS organisation, r.service, r.state, r.because, r.proposed_on, r.answer_by
                FROM referral r
                JOIN need n ON n.id = r.need_id
                JOIN person p ON p.id = r.person_id
                LEFT JOIN session s ON s.id = r.session_id
                LEFT JOIN training g ON g.id = r.training_id
                LEFT JOIN organisation o ON o.id = r.organisation_id
                WHERE true \(ofNeed) \(inState)
                ORDER BY r.proposed_on, r.id
                """, as: Referral.self)
        }
    }

    /// Sends the person of a need on.
    ///
    /// - Returns: the referral's reference.
    /// - Throws: `need_unknown`, `referral_need_open`, `session_unknown`, `referral_session_coming`, `referral_once_at_a_time`.
    public func refer(
        need: String, to goal: Referral.Goal, answerBy: LocalDate? = nil, as identity: Identity
    ) async throws -> String {
        try await write(as: identity, facts: ["need": need]) { tx in
            var (session, training): (ID<Session>?, UUID?) = (nil, nil)
            var service: (organisation: UUID, words: String)?
            switch goal {
            case .session(let code): session = try tx.session(code)
            case .training(let code): training = try tx.training(code)
            case .hiddenSession: throw Refusal("session_unknown")
            case .service(let code, let words): service = (try tx.organisation(code), words)
            }
            return try tx.one(
                """
                SELECT refer(\(try tx.need(need)), \(session)::uuid, \(training)::uuid, \(service?.organisation)::uuid,
                    \(service?.words), \(answerBy)::date)
                """)
        }
    }

    /// Moves a referral on; `declined` and `dropped out` need a reason.
    ///
    /// - Throws: `referral_unknown`, `referral_transition`, `referral_ended_because`.
    public func moveReferral(
        _ reference: String, to state: Referral.State, because reason: String? = nil, as identity: Identity
    ) async throws {
        try await write(as: identity, because: reason, facts: ["referral": reference]) { tx in
            _ = try tx.execute("SELECT move_referral(\(try tx.referral(reference)), \(state), \(reason))")
        }
    }
}

extension Transaction {
    func referral(_ reference: String) throws -> ID<Referral> {
        let found = try atMostOne("SELECT id FROM referral WHERE reference = \(reference)", as: ID<Referral>.self)
        guard let found else { throw Refusal("referral_unknown", ["referral": reference]) }
        return found
    }
}

extension Referral: RowDecodable {
    public init(row: Row) throws(RowError) {
        let session: String? = try row["session"]
        let training: String? = try row["training"]
        let organisation: String? = try row["organisation"]
        let goal: Goal =
            if let session {
                .session(session)
            } else if let training {
                .training(training)
            } else if let organisation {
                .service(organisation: organisation, words: try row["service"])
            } else {
                .hiddenSession
            }
        self.init(
            reference: try row["reference"], need: try row["need"], person: try row["person"], name: try row["name"],
            goal: goal, state: try row["state"], because: try row["because"], proposedOn: try row["proposed_on"],
            answerBy: try row["answer_by"])
    }
}

extension Referral.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
