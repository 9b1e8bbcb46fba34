public import Atelier
import Crypto
import Foundation
import Postgres

extension Identity {
    /// Whoever holds a token, by its text, which stays here.
    public static func holder(ofToken text: String) -> Identity { .token(hash: SHA256Text.of(text.utf8)) }

    /// Whoever holds a private link, by its text, which stays here.
    public static func holder(ofLink text: String) -> Identity { .link(hash: SHA256Text.of(text.utf8)) }
}

/// SHA-256 in lower-case hexadecimal, 64 symbols.
public enum SHA256Text {
    /// The digest of some bytes.
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        HexText.string(Array(SHA256.hash(data: Array(bytes))))
    }
}
