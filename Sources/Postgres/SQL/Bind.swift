/// A value as it travels to the server: in text, whose type the server infers from the statement, or as the bytes of
/// a bytea.
public enum Bind: Sendable, Equatable {
    case null
    case text(String)
    /// The bytes of a `bytea`, the one parameter that isn't sent as text.
    case bytes([UInt8])
}

extension Bind {
    /// The value as text input of its type; nil for NULL. Bytes become `\x…`, as COPY and array literals need them.
    var text: String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .bytes(let bytes): "\\x" + HexText.string(bytes)
        }
    }
}
