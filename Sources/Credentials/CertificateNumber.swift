/// A certificate's public number: random, so that it tells neither order nor volume. Eleven symbols of Crockford's base 32
/// (55 bits) and a check symbol, printed in groups: `K7M3-9QXT-B2WD`.
///
/// The check symbol is the value modulo 37 (Crockford, "Base 32": the 32 symbols, then `*~$=U`), which catches every
/// single mistyped symbol and every swap of two neighbours before any look-up.
public struct CertificateNumber: Sendable, Hashable {
    /// As it is printed and stored, with hyphens.
    public let text: String

    private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")
    private static let length = 11

    /// The number made of the low 55 bits.
    public init(random: UInt64) {
        let value = random & (1 << 55 - 1)
        let digits = (0..<Self.length).reversed().map { Self.symbols[Int(value >> (5 * UInt64($0)) & 31)] }
        self.init(digits: digits + [Self.symbols[Int(value % 37)]])
    }

    /// Reads a number as people type it: small letters, spaces or no hyphens, O for 0, I and L for 1.
    ///
    /// - Returns: nil if it has the wrong length or a wrong symbol, or if the check symbol doesn't fit.
    public init?(_ typed: String) {
        let plain = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        guard plain.count == Self.length + 1 else { return nil }
        let digits = plain.dropLast().map { Self.canonical($0) }
        var value: UInt64 = 0
        for digit in digits {
            guard let place = Self.symbols[..<32].firstIndex(of: digit) else { return nil }
            value = value << 5 | UInt64(place)
        }
        guard let check = plain.last, check == Self.symbols[Int(value % 37)] else { return nil }
        self.init(digits: digits + [check])
    }

    private init(digits: [Character]) {
        text = stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: "-")
    }

    private static func canonical(_ symbol: Character) -> Character {
        switch symbol {
        case "O": "0"
        case "I", "L": "1"
        default: symbol
        }
    }
}
