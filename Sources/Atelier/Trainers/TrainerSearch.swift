/// Whom one looks for; what is nil isn't asked for.
public struct TrainerSearch: Sendable, Equatable {
    /// The code of the training to be taught.
    public var training: String?
    /// The language to teach it in, or to speak.
    public var language: String?
    public var interprets: LanguagePair?
    /// The days of `zone` on all of which they are to be free, not absent and qualified; else qualified today.
    public var free: DayRange?
    /// An IANA zone.
    public var zone: String

    public init(
        training: String? = nil, language: String? = nil, interprets: LanguagePair? = nil, free: DayRange? = nil,
        zone: String = "UTC"
    ) {
        self.training = training
        self.language = language
        self.interprets = interprets
        self.free = free
        self.zone = zone
    }
}

/// A trainer, and the first reason for which they are not whom one looks for; nil if they are.
public struct TrainerCandidate: Sendable, Equatable {
    public let trainer: Trainer
    public let obstacle: Refusal?

    public init(trainer: Trainer, obstacle: Refusal?) {
        self.trainer = trainer
        self.obstacle = obstacle
    }
}
