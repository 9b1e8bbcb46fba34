import CIconv

/// From a text file's bytes to UTF-8.
struct TextDecoding {
    /// The file's name, for errors.
    let name: String

    /// The text in UTF-8, without a byte order mark.
    ///
    /// - `encoding`: an encoding's name as iconv knows it; nil: UTF-16 if its bytes look so, else UTF-8.
    /// - Throws: `unknownEncoding`, `notInEncoding` with the row of the first byte that doesn't fit, `notText`.
    func utf8(_ bytes: [UInt8], encoding: String?) throws(WorkbookError) -> [UInt8] {
        let (found, markLength) = Self.marked(bytes)
        let rest = bytes[markLength...]
        let wanted = (encoding ?? found ?? Self.utf16WithoutMark(rest) ?? "utf-8").lowercased()
        // What the mark says is certain; `utf-16` alone leaves the order of bytes to it, or to the first bytes.
        let named = wanted == "utf-16" ? found ?? Self.utf16WithoutMark(rest) ?? "utf-16le" : wanted
        let text =
            ["utf-8", "utf8"].contains(named) ? try checked(rest, of: bytes) : try converted(rest, from: named)
        guard !text.contains(0) else { throw WorkbookError(.notText, name) }
        return text
    }

    private static func marked(_ bytes: [UInt8]) -> (encoding: String?, length: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return (nil, 0)
    }

    /// Line ends and separators are ASCII in any language: in UTF-16 each has a zero byte, on one side only.
    private static func utf16WithoutMark(_ bytes: ArraySlice<UInt8>) -> String? {
        let start = bytes.prefix(4096)
        guard bytes.count.isMultiple(of: 2) else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in start.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        switch zeros {
        case (0, 1...): return "utf-16le"
        case (1..., 0): return "utf-16be"
        default: return nil
        }
    }

    private func checked(_ bytes: ArraySlice<UInt8>, of whole: [UInt8]) throws(WorkbookError) -> [UInt8] {
        // A file without a mark is itself what is asked for, and may be long.
        if (try? UTF8Span(validating: bytes.span)) != nil { return bytes.startIndex == 0 ? whole : Array(bytes) }
        var row = 1
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { if scalar == "\n" { row += 1 } }
        throw bytes.contains(0) ? WorkbookError(.notText, name) : WorkbookError(.notInEncoding("UTF-8", row: row), name)
    }

    private func converted(_ bytes: ArraySlice<UInt8>, from encoding: String) throws(WorkbookError) -> [UInt8] {
        // A slash would ask iconv to guess or to leave out.
        let converter = iconv_open("UTF-8", encoding)
        guard !encoding.contains("/"), !encoding.isEmpty, converter != iconv_t(bitPattern: -1) else {
            if converter != iconv_t(bitPattern: -1) { iconv_close(converter) }
            throw WorkbookError(.unknownEncoding(encoding), name)
        }
        defer { iconv_close(converter) }
        var input = Array(bytes).map { CChar(bitPattern: $0) }
        // No encoding's character takes more than four bytes of UTF-8, and none less than one byte of its own.
        var output = [CChar](repeating: 0, count: 4 * input.count + 4)
        var isWhole = false
        let written = output.withUnsafeMutableBufferPointer { target in
            input.withUnsafeMutableBufferPointer { source in
                var from = source.baseAddress
                var to = target.baseAddress
                var (left, room) = (source.count, target.count)
                isWhole = iconv(converter, &from, &left, &to, &room) != -1 && left == 0
                return target.count - room
            }
        }
        let text = output[..<written].map { UInt8(bitPattern: $0) }
        guard isWhole else {
            throw WorkbookError(.notInEncoding(encoding, row: 1 + text.count { $0 == UInt8(ascii: "\n") }), name)
        }
        return text
    }
}
