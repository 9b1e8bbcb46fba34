public import Atelier
import Crypto
import Foundation

extension Identity {
    /// Whoever holds a token, by its text, which stays here.
    public static func holder(ofToken text: String) -> Identity { .token(hash: SHA256Text.of(text.utf8)) }

    /// Whoever holds a private link, by its text, which stays here.
    public static func holder(ofLink text: String) -> Identity { .link(hash: SHA256Text.of(text.utf8)) }
}

/// SHA-256 in lower-case hexadecimal, 64 symbols.
public enum SHA256Text {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The digest of some bytes.
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return String(
            decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
