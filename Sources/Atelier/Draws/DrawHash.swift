import Crypto

/// 32 bytes, written as 64 small hexadecimal digits: a SHA-256, an HMAC-SHA-256, a secret.
public struct DrawHash: Sendable, Hashable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// - Returns: nil unless there are 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.bytes = Array(bytes)
    }

    /// - Returns: nil unless it is 64 small hexadecimal digits.
    public init?(_ hex: String) {
        let digits = hex.utf8.map { Self.digits.firstIndex(of: $0) }
        guard digits.count == 64, !digits.contains(nil) else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
    }

    init(_ hasher: SHA256) { bytes = Array(hasher.finalize()) }

    /// The SHA-256 of a text's UTF-8 bytes.
    public static func sha256(of text: String) -> DrawHash { sha256(of: text.utf8) }

    /// The SHA-256 of bytes.
    public static func sha256(of bytes: some Sequence<UInt8>) -> DrawHash {
        var hasher = SHA256()
        hasher.update(data: Array(bytes))
        return DrawHash(hasher)
    }

    public var description: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = Self.digits[Int(byte >> 4)]
                text[2 * index + 1] = Self.digits[Int(byte & 15)]
            }
            return 64
        }
    }

    static let digits = Array("0123456789abcdef".utf8)
}

/// What decides a draw: HMAC-SHA-256 of the public value, keyed with the secret that was committed to. The code of an
/// application is HMAC-SHA-256 of its reference, keyed with the seed; the smallest code is drawn first.
public struct DrawSeed: Sendable {
    public let hash: DrawHash
    /// Keyed once; each code begins with a copy of it.
    private let keyed: HMAC<SHA256>

    /// - `publicValue`: as it was published; its UTF-8 bytes count.
    public init(secret: DrawHash, publicValue: String) {
        var mixed = HMAC<SHA256>(key: SymmetricKey(data: secret.bytes))
        mixed.update(data: Array(publicValue.utf8))
        let seed = Array(mixed.finalize())
        self.init(bytes: seed)
    }

    /// A seed that nobody announced, for a rehearsal.
    public static func throwAway() -> DrawSeed {
        DrawSeed(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    private init(bytes: [UInt8]) {
        // A MAC and a key of 256 bits have 32 bytes.
        hash = DrawHash(bytes: bytes) ?? .sha256(of: bytes)
        keyed = HMAC<SHA256>(key: SymmetricKey(data: bytes))
    }

    /// The whole code of a reference.
    func code(of reference: UnsafeRawBufferPointer) -> [UInt8] {
        Array(mac(of: reference))
    }

    /// The first eight bytes of the code, as a number that orders as they do.
    func start(of reference: UnsafeRawBufferPointer) -> UInt64 {
        mac(of: reference).withUnsafeBytes { code in UInt64(bigEndian: code.loadUnaligned(as: UInt64.self)) }
    }

    private func mac(of reference: UnsafeRawBufferPointer) -> HMAC<SHA256>.MAC {
        var begun = keyed
        begun.update(data: reference)
        return begun.finalize()
    }

    /// The code of a reference, as whoever has the reference can compute it.
    public func code(of reference: String) -> DrawHash? {
        DrawHash(bytes: Array(reference.utf8).withUnsafeBytes { code(of: $0) })
    }
}
