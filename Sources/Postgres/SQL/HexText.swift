/// Bytes as lower-case hexadecimal digits, and back.
package enum HexText {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func string(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            var next = 0
            for byte in bytes {
                buffer[next] = digits[Int(byte >> 4)]
                buffer[next + 1] = digits[Int(byte & 15)]
                next += 2
            }
            return next
        }
    }

    /// The value of one digit of either case, nil for any other character.
    @inline(__always)
    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
