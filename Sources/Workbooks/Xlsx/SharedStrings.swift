/// The texts that cells share, in order; rich text without its looks, phonetic readings left out.
final class SharedStringsReader: PartReader {
    private(set) var strings: [String] = []
    private var collecting = TextOfItem()

    override func begin(_ element: Substring, _ attributes: [String: String]) { collecting.begin(element, item: "si") }
    override func text(_ text: String) { collecting.text(text) }
    override func end(_ element: Substring) {
        if let whole = collecting.end(element, item: "si") { strings.append(whole) }
    }
}

/// Gathers the text of a string item (`si`, `is`): all its `t`, but those of phonetic readings (`rPh`).
struct TextOfItem {
    private var whole = ""
    private var isInItem = false
    private var isInText = false
    private var isPhonetic = false

    mutating func begin(_ element: Substring, item: String) {
        switch element {
        case "t": isInText = isInItem && !isPhonetic
        case "rPh": isPhonetic = true
        default:
            guard element == item else { return }
            whole = ""
            isInItem = true
        }
    }

    mutating func text(_ text: String) { if isInText { whole += text } }

    /// - Returns: the text once its item ends.
    mutating func end(_ element: Substring, item: String) -> String? {
        switch element {
        case "t": isInText = false
        case "rPh": isPhonetic = false
        default:
            guard element == item else { return nil }
            isInItem = false
            return Self.unescaped(whole)
        }
        return nil
    }

    /// `_x000D_` stands for a character that XML can't hold, `_x005F_` for the underscore before such a group.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "_") {
            out += rest[..<mark]
            rest = rest[mark...]
            let group = rest.prefix(7)
            if group.count == 7, group.hasPrefix("_x"), group.last == "_",
                let code = UInt32(group.dropFirst(2).dropLast(), radix: 16), let scalar = UnicodeScalar(code)
            {
                out.unicodeScalars.append(scalar)
                rest = rest.dropFirst(7)
            } else {
                out += "_"
                rest = rest.dropFirst()
            }
        }
        return out + rest
    }
}
