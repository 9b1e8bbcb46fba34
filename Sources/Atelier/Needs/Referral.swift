/// Sending the person of a need on.
public struct Referral: Sendable, Equatable {
    public let reference: String
    public let need: String
    /// The person's reference and, unless erased, name.
    public let person: String
    public let name: String?
    public let goal: Goal
    public let state: State
    /// Why it was declined, or why the person dropped out.
    public let because: String?
    public let proposedOn: LocalDate
    /// The day by which an answer is expected.
    public let answerBy: LocalDate?

    /// Where to, by codes.
    public enum Goal: Sendable, Equatable {
        case session(String)
        /// A session that the actor doesn't see.
        case hiddenSession
        case training(String)
        case service(organisation: String, words: String)
    }

    /// proposed → accepted | declined; accepted → completed | dropped out
    public enum State: String, Sendable, CaseIterable {
        case proposed, accepted, completed, declined
        case droppedOut = "dropped out"
    }

    public init(
        reference: String, need: String, person: String, name: String?, goal: Goal, state: State, because: String?,
        proposedOn: LocalDate, answerBy: LocalDate?
    ) {
        self.reference = reference
        self.need = need
        self.person = person
        self.name = name
        self.goal = goal
        self.state = state
        self.because = because
        self.proposedOn = proposedOn
        self.answerBy = answerBy
    }
}
