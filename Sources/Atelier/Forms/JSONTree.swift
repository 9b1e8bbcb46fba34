/// A JSON value, whatever it holds: a form's definition before it is understood, an answer to a form.
public enum JSONTree: Sendable, Equatable, Codable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            // What isn't of one kind is of the next, the commonest first; the last attempt throws.
            self = .text(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let list = try? value.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let members): try container.encode(members)
        }
    }

    /// As a sentence names what was found: `“abc”`, `3`, `yes`, `a list`.
    public var named: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): Self.digits(number)
        case .text(let text): "“\(text.prefix(60))”"
        case .list: "a list"
        case .object: "an object"
        }
    }

    /// As people read an answer; the parts of a list are separated by semicolons.
    public var shown: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .list(let parts): parts.map(\.shown).joined(separator: "; ")
        case .flag, .number, .object: named
        }
    }

    /// Without a fraction where there is none.
    static func digits(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}
