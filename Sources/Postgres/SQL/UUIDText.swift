import FoundationEssentials

/// UUIDs in PostgreSQL's text form, `018f…` in lower case with hyphens.
enum UUIDText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func string(_ id: UUID) -> String {
        withUnsafeBytes(of: id.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { buffer in
                var next = 0
                for (index, byte) in bytes.enumerated() {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        buffer[next] = UInt8(ascii: "-")
                        next += 1
                    }
                    buffer[next] = digits[Int(byte >> 4)]
                    buffer[next + 1] = digits[Int(byte & 15)]
                    next += 2
                }
                return next
            }
        }
    }

    /// nil unless the text is 32 hexadecimal digits with hyphens after the 8th, 12th, 16th and 20th.
    static func value(_ text: Span<UInt8>) -> UUID? {
        guard text.count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for index in 0..<36 {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard text[index] == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = HexText.value(text[index]) else { return nil }
            if index < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
        }
        return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
            UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
        }
    }
}
