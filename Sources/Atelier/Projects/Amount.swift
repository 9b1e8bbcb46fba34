/// An amount of money in plain decimals, exact as PostgreSQL's `numeric` is; never a floating-point number.
public struct Amount: Sendable, Equatable, CustomStringConvertible {
    /// Digits, with a point before the decimals if there are any: `9000.50`.
    public let description: String

    /// Reads up to 13 digits and up to 3 decimals after a point.
    ///
    /// - Returns: nil for anything else, such as `1,000` or a negative amount.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard isDigits, (1...2).contains(parts.count), parts[0].count <= 13, parts.count == 1 || parts[1].count <= 3
        else { return nil }
        description = text
    }
}

/// An amount in a currency (ISO 4217).
public struct Money: Sendable, Equatable {
    public let amount: Amount
    public let currency: String

    public init(amount: Amount, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}
