/// JSON with members in the order in which they were declared, which Foundation's encoder can't keep.
enum JSONText {
    /// Indented by two spaces, without a line end after it.
    static func of(_ value: Value, indent: String = "") -> String {
        switch value {
        case .none: "null"
        case .text(let text), .noted(let text, _): quoted(text)
        case .number(let number): String(number)
        case .fraction(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .day, .moment, .instant, .amount: quoted(value.shown)
        case .list(let values):
            block("[", "]", values.map { of($0, indent: indent + "  ") }, indent)
        case .object(let members):
            block("{", "}", members.map { quoted($0.key) + ": " + of($0.value, indent: indent + "  ") }, indent)
        }
    }

    private static func block(_ open: String, _ close: String, _ parts: [String], _ indent: String) -> String {
        guard !parts.isEmpty else { return open + close }
        let lines = parts.map { indent + "  " + $0 }.joined(separator: ",\n")
        return "\(open)\n\(lines)\n\(indent)\(close)"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default:
            guard scalar.value < 32 else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
