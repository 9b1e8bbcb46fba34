/// A trainer on a session.
public struct Assignment: Sendable, Equatable {
    /// The trainer's code.
    public let trainer: String
    public let role: Role
    public let state: State
    /// Why the trainer is on it although a rule says no.
    public let override: String?

    public enum Role: String, Sendable, CaseIterable {
        case lead
        case coTrainer = "co-trainer"
    }

    /// Proposed → asked → accepted | declined, and withdrawn from each; asked and accepted hold the trainer's time.
    public enum State: String, Sendable, CaseIterable {
        case proposed, asked, accepted, declined, withdrawn
    }

    public init(trainer: String, role: Role, state: State, override: String?) {
        self.trainer = trainer
        self.role = role
        self.state = state
        self.override = override
    }
}
