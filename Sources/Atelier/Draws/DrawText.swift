import Foundation

/// JSON as a draw's papers have it, so that every program writes the same bytes: no spaces, members in the order of the
/// alphabet, text in UTF-8 with nothing escaped but what must be (as RFC 8785 has it).
enum DrawText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars { quoted += escaped(scalar) }
        return quoted + "\""
    }

    static func list(_ parts: [String]) -> String { "[" + parts.joined(separator: ",") + "]" }

    static func quoted(_ text: String?) -> String { text.map(quoted) ?? "null" }

    /// ISO 8601 in UTC, to the second.
    static func quoted(_ instant: Date) -> String { quoted(instant.formatted(.iso8601)) }
    static func quoted(_ instant: Date?) -> String { instant.map(quoted) ?? "null" }

    static func tree(_ line: String) -> JSONTree? {
        // What can't be read is told as what was expected.
        try? JSONDecoder().decode(JSONTree.self, from: Data(line.utf8))
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{8}": return "\\b"
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\u{C}": return "\\f"
        case "\r": return "\\r"
        default:
            guard scalar.value < 32 else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}

/// What stands in a line of a draw's papers and is read back from it.
protocol DrawLine {
    /// One line of JSON; see `DrawText`.
    var line: String { get }
    /// - Returns: nil for what lacks something; a line with something more or written otherwise has another `line`.
    init?(line: String)
}

extension JSONTree {
    /// A whole number from 0 on.
    var count: Int? {
        guard case .number(let number) = self, let whole = Int(exactly: number), whole >= 0 else { return nil }
        return whole
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var hash: DrawHash? { text.flatMap { DrawHash($0) } }

    /// An instant as `DrawText` writes it.
    var instant: Date? { text.flatMap { try? Date($0, strategy: .iso8601) } }

    var texts: [String]? {
        guard case .list(let parts) = self else { return nil }
        let texts = parts.compactMap(\.text)
        return texts.count == parts.count ? texts : nil
    }

    var counts: [Int]? {
        guard case .list(let parts) = self else { return nil }
        let counts = parts.compactMap(\.count)
        return counts.count == parts.count ? counts : nil
    }
}
