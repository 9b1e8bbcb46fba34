import Crypto
import Foundation

/// What a staff user acts with on a database that isn't private: shown once, known to the database by its SHA-256 only.
struct AccessToken {
    /// 43 symbols of base64url: 256 random bits.
    let text: String

    /// The composition root: randomness begins here.
    static func random() -> AccessToken {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let base64 = Data(bytes).base64EncodedString()
        return AccessToken(
            text: base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }

    /// The SHA-256 of the text.
    var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
