/// Where a text is written piece by piece. A transaction may be done again from its start, and so is what it writes.
public struct PaperSink: Sendable {
    /// Drops what was put before.
    public let restart: @Sendable () throws -> Void
    public let put: @Sendable (String) throws -> Void

    public init(restart: @escaping @Sendable () throws -> Void, put: @escaping @Sendable (String) throws -> Void) {
        self.restart = restart
        self.put = put
    }
}
