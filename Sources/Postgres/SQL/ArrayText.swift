/// PostgreSQL's text form of arrays: `{"a","with \" and \\",NULL}`.
enum ArrayText {
    static func literal(_ elements: [Bind]) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        // Most elements are short: references, codes, numbers.
        bytes.reserveCapacity(2 + 16 * elements.count)
        for element in elements {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            if let text = element.text { appendQuoted(text, to: &bytes) } else { bytes.append(contentsOf: "NULL".utf8) }
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: isEscaped) {
            for byte in text.utf8 {
                if isEscaped(byte) { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }

    /// Reads the elements of a one-dimensional array literal in order, nil for NULL.
    ///
    /// - Returns: false if the text isn't such a literal or if `body` refuses an element.
    static func forEach(in text: Span<UInt8>, _ body: ([UInt8]?) -> Bool) -> Bool {
        guard text.count >= 2, text[0] == UInt8(ascii: "{"), text[text.count - 1] == UInt8(ascii: "}") else {
            return false
        }
        if text.count == 2 { return true }
        var element: [UInt8] = []
        var wasQuoted = false
        var isInQuotes = false
        var index = 1
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\\"):
                index += 1
                guard index < text.count else { return false }
                element.append(text[index])
            case UInt8(ascii: "\""):
                isInQuotes.toggle()
                wasQuoted = true
            case UInt8(ascii: ",") where !isInQuotes, UInt8(ascii: "}") where !isInQuotes:
                let isNull = !wasQuoted && element.elementsEqual("NULL".utf8)
                guard body(isNull ? nil : element) else { return false }
                element.removeAll(keepingCapacity: true)
                wasQuoted = false
            case UInt8(ascii: "{") where !isInQuotes:
                return false
            default:
                element.append(byte)
            }
            index += 1
        }
        return !isInQuotes
    }
}
