/// How often a transaction is done again that lost against another one (40001) or to a deadlock (40P01).
public struct RetryPolicy: Sendable {
    /// How often it is tried in all; at least 1.
    public let attempts: Int
    /// The pause before the second attempt; it doubles up to `longest`.
    public let shortest: Duration
    public let longest: Duration
    /// From 0 up to 1, by which the pauses of those who collided differ.
    let jitter: @Sendable () -> Double

    public init(
        attempts: Int, shortest: Duration = .milliseconds(10), longest: Duration = .milliseconds(160),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.attempts = max(1, attempts)
        self.shortest = shortest
        self.longest = longest
        self.jitter = jitter
    }

    /// Five attempts with pauses from 10 to 160 ms.
    public static let standard = RetryPolicy(attempts: 5)
    /// Once only.
    public static let never = RetryPolicy(attempts: 1)

    /// The pause after `attempt` (from 1) failed: half of it fixed, half of it jitter.
    func pause(after attempt: Int) -> Duration {
        let doubled = shortest * Double(1 << min(attempt - 1, 20))
        return min(longest, doubled) * (0.5 + 0.5 * jitter())
    }
}
