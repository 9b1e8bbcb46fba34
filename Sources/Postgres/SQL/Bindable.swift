/// A type whose values can be interpolated into `SQL` and written by COPY.
///
/// An enum with `String` raw values, or an identifier around a UUID, conforms with one line:
/// `extension Theme: Bindable {}`.
public protocol Bindable: BindableElement {
    /// The value for the server. Never throws: what the server can't take (such as U+0000 in text) is refused on
    /// sending.
    var bind: Bind { get }
}

/// A type of which arrays can be bound. Every `Bindable` is one; `UInt8` is one as well, since its array is a bytea.
public protocol BindableElement {
    /// The array as one value.
    static func bind(array: [Self]) -> Bind
}

extension Bindable {
    /// A PostgreSQL array literal: every element quoted, nil as NULL.
    public static func bind(array: [Self]) -> Bind {
        .text(ArrayText.literal(array.map { $0.bind }))
    }
}

extension Bindable where Self: RawRepresentable, RawValue: Bindable {
    public var bind: Bind { rawValue.bind }
}

extension String: Bindable {
    public var bind: Bind { .text(self) }
}

extension Substring: Bindable {
    public var bind: Bind { .text(String(self)) }
}

extension Bool: Bindable {
    public var bind: Bind { .text(self ? "t" : "f") }
}

extension Int: Bindable {
    public var bind: Bind { .text(String(self)) }
}

extension Int16: Bindable {
    public var bind: Bind { .text(String(self)) }
}

extension Int32: Bindable {
    public var bind: Bind { .text(String(self)) }
}

extension Int64: Bindable {
    public var bind: Bind { .text(String(self)) }
}

extension Double: Bindable {
    public var bind: Bind { .text(description) }
}

extension Optional: BindableElement where Wrapped: Bindable {}

extension Optional: Bindable where Wrapped: Bindable {
    public var bind: Bind { self?.bind ?? .null }
}

extension UInt8: BindableElement {
    /// Bytes of a bytea.
    public static func bind(array: [UInt8]) -> Bind { .bytes(array) }
}

extension Array: BindableElement where Element: BindableElement {
    /// An array of arrays, which PostgreSQL wants rectangular.
    public static func bind(array: [[Element]]) -> Bind {
        .text("{" + array.map { Element.bind(array: $0).text ?? "NULL" }.joined(separator: ",") + "}")
    }
}

extension Array: Bindable where Element: BindableElement {
    public var bind: Bind { Element.bind(array: self) }
}
