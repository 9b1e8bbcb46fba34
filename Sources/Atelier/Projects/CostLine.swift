extension Project {
    /// What a part of a project costs: planned and spent, in one currency.
    public struct CostLine: Sendable, Equatable {
        public let name: String
        /// ISO 4217.
        public let currency: String
        public let period: Days
        public let planned: Amount?
        public let actual: Amount?

        public init(name: String, currency: String, period: Days = Days(), planned: Amount?, actual: Amount?) {
            self.name = name
            self.currency = currency
            self.period = period
            self.planned = planned
            self.actual = actual
        }
    }
}
