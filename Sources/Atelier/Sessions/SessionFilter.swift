/// Which sessions are asked for; what is nil doesn't matter.
public struct SessionFilter: Sendable, Equatable {
    /// A project's code.
    public var project: String?
    /// A country's code: what is in it and what is for it.
    public var country: String?
    /// Ends on or after the start of this day (UTC).
    public var from: LocalDate?
    /// Starts before the end of this day (UTC).
    public var until: LocalDate?
    public var state: Session.State?

    public init(
        project: String? = nil, country: String? = nil, from: LocalDate? = nil, until: LocalDate? = nil,
        state: Session.State? = nil
    ) {
        self.project = project
        self.country = country
        self.from = from
        self.until = until
        self.state = state
    }
}
