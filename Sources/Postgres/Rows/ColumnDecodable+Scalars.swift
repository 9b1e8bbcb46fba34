public import FoundationEssentials

extension String: ColumnDecodable {
    public static var expected: String { "text" }

    public init?(column text: Span<UInt8>) {
        self = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension Bool: ColumnDecodable {
    public static var expected: String { "t or f" }

    public init?(column text: Span<UInt8>) {
        guard text.count == 1 else { return nil }
        switch text[0] {
        case UInt8(ascii: "t"): self = true
        case UInt8(ascii: "f"): self = false
        default: return nil
        }
    }
}

extension FixedWidthInteger {
    /// Decimal digits with an optional minus; nil if there is anything else or if it doesn't fit.
    @inline(__always)
    fileprivate init?(digits text: Span<UInt8>) {
        guard text.count > 0 else { return nil }
        let isNegative = text[0] == UInt8(ascii: "-")
        guard text.count > (isNegative ? 1 : 0) else { return nil }
        var number: Self = 0
        for index in (isNegative ? 1 : 0)..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            let (product, tooLarge) = number.multipliedReportingOverflow(by: 10)
            // Counting down for negative numbers reaches the type's minimum, whose absolute value doesn't fit.
            let (sum, overflow) =
                isNegative
                ? product.subtractingReportingOverflow(Self(digit)) : product.addingReportingOverflow(Self(digit))
            if tooLarge || overflow { return nil }
            number = sum
        }
        self = number
    }
}

extension Int: ColumnDecodable {
    public static var expected: String { "a whole number" }
    public init?(column text: Span<UInt8>) { self.init(digits: text) }
}

extension Int16: ColumnDecodable {
    public static var expected: String { "a whole number of 16 bits" }
    public init?(column text: Span<UInt8>) { self.init(digits: text) }
}

extension Int32: ColumnDecodable {
    public static var expected: String { "a whole number of 32 bits" }
    public init?(column text: Span<UInt8>) { self.init(digits: text) }
}

extension Int64: ColumnDecodable {
    public static var expected: String { "a whole number" }
    public init?(column text: Span<UInt8>) { self.init(digits: text) }
}

extension Double: ColumnDecodable {
    public static var expected: String { "a number" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text) else { return nil }
        self.init(string)
    }
}

extension UUID: ColumnDecodable {
    public static var expected: String { "a UUID" }

    public init?(column text: Span<UInt8>) {
        guard let id = UUIDText.value(text) else { return nil }
        self = id
    }
}

extension Date: ColumnDecodable {
    /// From `timestamptz` only: a `date` or a `timestamp` without zone is no instant.
    public static var expected: String { "a finite instant (timestamptz, UTC)" }

    public init?(column text: Span<UInt8>) {
        guard let date = TimestampText.value(text) else { return nil }
        self = date
    }
}

extension UInt8: ColumnDecodableElement {
    public static var expectedArray: String { "bytes as \\x and hexadecimal digits" }

    /// The bytes of a bytea.
    public static func array(column text: Span<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else {
            return nil
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count, by: 2) {
            guard let high = HexText.value(text[index]), let low = HexText.value(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

extension Data: ColumnDecodable {
    public static var expected: String { UInt8.expectedArray }

    public init?(column text: Span<UInt8>) {
        guard let bytes = UInt8.array(column: text) else { return nil }
        self.init(bytes)
    }
}
