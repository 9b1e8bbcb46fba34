/// What finishing a course grants: that its finishers may teach a training.
public struct TrainingGrant: Sendable, Equatable {
    /// The code of the course whose certificate grants it.
    public let course: String
    /// The code of the training that may then be taught.
    public let training: String
    /// For how long; nil means without end.
    public let months: Int?
    /// The last generation of trainers to whom it is granted; nil means any.
    public let lastGeneration: Int?

    public init(course: String, training: String, months: Int? = nil, lastGeneration: Int? = nil) {
        self.course = course
        self.training = training
        self.months = months
        self.lastGeneration = lastGeneration
    }
}

/// Who taught whom, seen from one trainer.
public struct LineageLink: Sendable, Equatable {
    public let direction: Direction
    /// Generations away from that trainer, from 1.
    public let depth: Int
    /// The code of the trainer at the far end: who taught (up) or was taught (down).
    public let trainer: String
    /// The code of the trainer at the near end.
    public let of: String
    /// The code of the training that may be taught since.
    public let training: String
    /// The generation of the one who was taught.
    public let generation: Int
    /// The first day of the first qualification, or nil if it was revoked before it began.
    public let since: LocalDate?

    public enum Direction: String, Sendable, CaseIterable {
        /// Towards those who taught.
        case up
        /// Towards those who were taught.
        case down
    }

    public init(
        direction: Direction, depth: Int, trainer: String, of: String, training: String, generation: Int,
        since: LocalDate?
    ) {
        self.direction = direction
        self.depth = depth
        self.trainer = trainer
        self.of = of
        self.training = training
        self.generation = generation
        self.since = since
    }
}
