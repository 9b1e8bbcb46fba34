/// A type that can be read from one column's text.
///
/// An enum with `String` raw values conforms with one line: `extension Theme: ColumnDecodable {}`.
public protocol ColumnDecodable: ColumnDecodableElement {
    /// What the text should have been, for errors: "a UUID".
    static var expected: String { get }

    /// nil if the text is no value of this type.
    ///
    /// - Parameter text: the server's UTF-8 text of the value; valid during the call only.
    init?(column text: Span<UInt8>)

    /// What NULL reads as; nil, the default, if NULL is an error.
    static var null: Self? { get }
}

/// A type of which arrays can be read. Every `ColumnDecodable` is one; `UInt8` is one as well, since its array is a
/// bytea.
public protocol ColumnDecodableElement {
    static var expectedArray: String { get }
    /// nil if the text is no array of this type.
    static func array(column text: Span<UInt8>) -> [Self]?
}

extension ColumnDecodable {
    public static var null: Self? { nil }
    public static var expectedArray: String { "an array, each element \(expected)" }

    public static func array(column text: Span<UInt8>) -> [Self]? {
        var elements: [Self] = []
        let isArray = ArrayText.forEach(in: text) { bytes in
            guard let element = bytes.map({ Self(column: $0.span) }) ?? Self.null else { return false }
            elements.append(element)
            return true
        }
        return isArray ? elements : nil
    }
}

extension Optional: ColumnDecodableElement where Wrapped: ColumnDecodable {}

extension Optional: ColumnDecodable where Wrapped: ColumnDecodable {
    public static var expected: String { Wrapped.expected + " or NULL" }
    public static var null: Wrapped?? { .some(.none) }

    public init?(column text: Span<UInt8>) {
        guard let value = Wrapped(column: text) else { return nil }
        self = value
    }
}

extension Array: ColumnDecodableElement where Element: ColumnDecodableElement {
    public static var expectedArray: String { "an array of arrays" }
    /// Arrays of arrays can be bound but not read: take them apart with `unnest`.
    public static func array(column text: Span<UInt8>) -> [[Element]]? { nil }
}

extension Array: ColumnDecodable where Element: ColumnDecodableElement {
    public static var expected: String { Element.expectedArray }

    public init?(column text: Span<UInt8>) {
        guard let elements = Element.array(column: text) else { return nil }
        self = elements
    }
}

extension ColumnDecodable where Self: RawRepresentable, RawValue: ColumnDecodable {
    public static var expected: String { "a \(Self.self)" }

    public init?(column text: Span<UInt8>) {
        guard let raw = RawValue(column: text) else { return nil }
        self.init(rawValue: raw)
    }
}
