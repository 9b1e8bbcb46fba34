public import Atelier
import Foundation
import Postgres

extension Store {
    /// Puts somebody on a session, or changes where that stands; asked and accepted hold the person's time.
    ///
    /// - `trainer`: a trainer's code, or for a speaker a person's reference.
    /// - `role`: nil keeps the role; a new one is lead, or speaker for a person without a code.
    /// - `overriding`: why they may although a rule says no, rule by rule.
    /// - `reason`: why somebody declines or is withdrawn.
    /// - Throws: `session_unknown`, `trainer_unknown`, `person_unknown`, `actor_may_not_change_session`,
    ///   `session_cancelled`; `assignment_unknown`, `assignment_over`, `assignment_transition`; the rule that says no:
    ///   `assignment_qualified`, `assignment_paired`, `assignment_registered`, `trainer_one_place_at_a_time`,
    ///   `speaker_one_place_at_a_time`.
    public func assign(
        trainer: String, to session: String, role: Assignment.Role? = nil, state: Assignment.State,
        overriding: Assignment.Overrides = .init(), because reason: String? = nil, as identity: Identity
    ) async throws {
        let why = [reason].compactMap(\.self) + overriding.all
        let facts = ["trainer": trainer, "person": trainer, "session": session]
        try await write(as: identity, because: why.isEmpty ? nil : why.joined(separator: "; "), facts: facts) { tx in
            let working = try tx.working(trainer)
            _ = try tx.execute(
                """
                SELECT assign(\(try tx.session(session)), \(working.trainer), \(role), \(state),
                    \(overriding.unqualified), \(overriding.doubleBooked), \(overriding.unpaired), \(working.person),
                    \(reason))
                """)
        }
    }

    /// Writes down what somebody who was asked said.
    ///
    /// - `reason`: why they decline; must be there then.
    /// - Returns: the role they were asked for.
    /// - Throws: `assignment_over` if they were withdrawn meanwhile: a yes brings nobody back.
    public func answer(
        trainer: String, session: String, accepts: Bool, because reason: String?, as identity: Identity
    ) async throws -> Assignment.Role {
        try await answer(trainer, session, accepts ? .accepted : .declined, because: reason, as: identity)
    }

    /// Writes down that somebody who was asked was reminded.
    ///
    /// - Throws: `assignment_not_asked` if they have answered or were not asked yet.
    public func remind(trainer: String, session: String, as identity: Identity) async throws {
        _ = try await answer(trainer, session, nil, because: nil, as: identity)
    }

    private func answer(
        _ trainer: String, _ session: String, _ answer: Assignment.State?, because reason: String?,
        as identity: Identity
    ) async throws -> Assignment.Role {
        let facts = ["trainer": trainer, "person": trainer, "session": session]
        return try await write(as: identity, because: reason, facts: facts) { tx in
            let working = try tx.working(trainer)
            return try tx.one(
                """
                SELECT answer_assignment(\(try tx.session(session)), \(working.person), \(answer), \(reason))
                """, as: Assignment.Role.self)
        }
    }
}

extension Transaction {
    /// Who works somewhere, from a trainer's code or a person's reference.
    fileprivate func working(_ word: String) throws -> (trainer: UUID?, person: UUID) {
        if let known = try atMostOne("SELECT id, person_id FROM trainer WHERE code = \(word)", as: (UUID, UUID).self) {
            return (known.0, known.1)
        }
        guard let person = try atMostOne("SELECT id FROM person WHERE reference = \(word)", as: UUID.self) else {
            throw Refusal("trainer_unknown", ["trainer": word])
        }
        return (nil, person)
    }
}
