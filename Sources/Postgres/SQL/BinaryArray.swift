/// An array of thousands of values, sent in PostgreSQL's binary form: nothing is quoted here and nothing parsed there. Only
/// as a value of its own in a statement, which has to say the array's type or take it from where the value goes.
///
/// The form is that of `array_recv` in PostgreSQL's `arrayfuncs.c`.
public struct BinaryArray: Bindable, Sendable {
    public let bind: Bind

    /// A `text[]`, value by value; nil is NULL.
    public init(texts count: Int, _ value: (Int) -> String?) {
        self.init(.text, count) { index, bytes in
            guard var text = value(index) else { return Self.append(-1, to: &bytes) }
            text.withUTF8 {
                Self.append(Int32($0.count), to: &bytes)
                bytes.append(contentsOf: $0)
            }
        }
    }

    /// An `integer[]`, value by value; nil is NULL. What doesn't fit is cut to the nearest that does.
    public init(integers count: Int, _ value: (Int) -> Int?) {
        self.init(.integer, count) { Self.append(number: value($0), to: &$1) }
    }

    /// A `date[]`, day by day, each as its distance from 1970-01-01; nil is NULL.
    public init(daysSince1970 count: Int, _ value: (Int) -> Int?) {
        // PostgreSQL counts from 2000-01-01.
        self.init(.date, count) { Self.append(number: value($0).map { $0 - 10_957 }, to: &$1) }
    }

    /// A `boolean[]`, value by value.
    public init(booleans count: Int, _ value: (Int) -> Bool) {
        self.init(.boolean, count) {
            Self.append(1, to: &$1)
            $1.append(value($0) ? 1 : 0)
        }
    }

    /// The types' numbers in `pg_type`.
    private enum Element: Int32 { case boolean = 16, integer = 23, text = 25, date = 1082 }

    private init(_ element: Element, _ count: Int, _ append: (Int, inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + 24 * count)
        // One dimension, or none if there is nothing; whether there may be NULLs; what its elements are.
        for number in [count > 0 ? 1 : 0, 1, element.rawValue] { Self.append(number, to: &bytes) }
        if count > 0 {
            // How many, counted from 1.
            for number in [Int32(count), 1] { Self.append(number, to: &bytes) }
        }
        for index in 0..<count { append(index, &bytes) }
        bind = .bytes(bytes)
    }

    private static func append(number: Int?, to bytes: inout [UInt8]) {
        guard let number else { return append(-1, to: &bytes) }
        append(4, to: &bytes)
        append(Int32(clamping: number), to: &bytes)
    }

    private static func append(_ number: Int32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
