import Atelier
import Foundation
import NIOCore

/// What is asked: `{"person": ID}`, or `{"persons": [ID, …]}` for a group.
struct RegistrationBody: Decodable {
    let person: String?
    let persons: [String]?
    let override: String?
    let late: String?
    let unprepared: String?

    /// - Throws: `request_body` for what is no such JSON.
    init(_ body: ByteBuffer) throws(Refusal) {
        if let person = Self.onlyPerson(body.readableBytesView) {
            self.init(person: person)
            return
        }
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(body.readableBytesView))
        } catch {
            throw Refusal("request_body", ["expected": #"{"person": "P-…"}"#])
        }
    }

    private init(person: String) {
        self.person = person
        (persons, override, late, unprepared) = (nil, nil, nil, nil)
    }

    /// The person, if one in plain letters is all that is asked, as nearly always: read so, it takes a twentieth of the
    /// decoder's time. Nil leaves it to the decoder.
    private static func onlyPerson(_ bytes: ByteBufferView) -> String? {
        var rest = bytes[...]
        func skip(_ text: StaticString) -> Bool {
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            guard rest.starts(with: text.withUTF8Buffer { Array($0) }) else { return false }
            rest = rest.dropFirst(text.utf8CodeUnitCount)
            return true
        }
        guard skip("{"), skip(#""person""#), skip(":"), skip("\"") else { return nil }
        let person = rest.prefix { isPlain($0) }
        rest = rest.dropFirst(person.count)
        guard rest.first == UInt8(ascii: "\""), skip("\""), skip("}"), rest.isEmpty else { return nil }
        return String(decoding: person, as: UTF8.self)
    }

    /// Whether a byte within quotes stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
