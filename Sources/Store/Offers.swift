public import Atelier
public import Foundation
import Postgres

extension Store {
    /// Writes down when an offered seat was offered to the person in fact, from which its hours count.
    ///
    /// - Returns: until when it is open (exclusive).
    /// - Throws: `registration_not_offered`, `offer_delivered_once`, `offer_delivered_ahead`.
    public func deliverOffer(
        of session: String, to person: String, at instant: Date?, as identity: Identity
    ) async throws -> Date {
        try await write(as: identity, facts: ["session": session, "person": person]) { tx in
            let registration = try tx.registration(of: person, in: session)
            return try tx.one("SELECT deliver_offer(\(registration), COALESCE(\(instant)::timestamptz, atelier.now()))")
        }
    }

    /// The person accepts or declines an offered seat; of a group, one speaks for all.
    ///
    /// - Returns: who moved up, if the seat is free again.
    /// - Throws: `registration_not_offered`, `offer_over`.
    public func answerOffer(
        of session: String, by person: String, accepts: Bool, as identity: Identity
    ) async throws -> MovedUp {
        try await write(as: identity, facts: ["session": session, "person": person]) { tx in
            _ = try tx.execute("SELECT answer_offer(\(try tx.registration(of: person, in: session)), \(accepts))")
            return try tx.movedUp(in: session)
        }
    }

    /// Moves who waits up or down the line, with those of the same group.
    ///
    /// - `priority`: from -100 to 100; the higher ones come first, those of one priority in the order in which they came.
    /// - Returns: the standing before and after, and who has a seat by it.
    /// - Throws: `registration_not_waiting`, `registration_priority_between`, `registration_priority_because`.
    public func setPriority(
        _ priority: Int, of person: String, in session: String, because reason: String, as identity: Identity
    ) async throws -> (before: Registration.Standing, after: Registration.Standing, movedUp: MovedUp) {
        let facts = ["session": session, "person": person]
        return try await write(as: identity, because: reason, facts: facts) { tx in
            let registration = try tx.registration(of: person, in: session)
            let before = try tx.standing(of: registration)
            _ = try tx.execute("SELECT set_priority(\(registration), \(priority)::integer, \(reason))")
            return (before, try tx.standing(of: registration), try tx.movedUp(in: session))
        }
    }
}
