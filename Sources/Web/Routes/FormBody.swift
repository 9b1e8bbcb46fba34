import Atelier
import HTTPTypes
import Hummingbird
import NIOCore

/// What a page's form sends (application/x-www-form-urlencoded, by the URL standard's rules), within limits.
///
/// Reading it refuses what another site's page sends: a form of ours comes from a page of ours.
struct FormBody: Sendable {
    private var fields: [String: [String]] = [:]

    static let largest = 65_536
    private static let most = 500

    /// - Throws: `request_origin` for a form of another site, `request_form` for what is no form, has too many fields or
    ///   bytes that are no text; `HTTPError` 413 for one that is too long.
    static func read(_ request: Request, upTo largest: Int = Self.largest) async throws -> FormBody {
        try checkOrigin(of: request)
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            throw Refusal("request_form")
        }
        let body = try await request.body.collect(upTo: largest)
        return try FormBody(body.readableBytesView)
    }

    init(_ bytes: some Sequence<UInt8>) throws(Refusal) {
        let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.most else { throw Refusal("request_form") }
        for pair in pairs {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.text(sides[0])
            fields[name, default: []].append(sides.count > 1 ? try Self.text(sides[1]) : "")
        }
    }

    /// A field's text without white space around it; nil where there is none.
    subscript(name: String) -> String? { self.all(name).first }

    /// The texts of a field that may be there several times, such as ticked boxes; empty ones are left out.
    func all(_ name: String) -> [String] {
        (fields[name] ?? []).map(Self.trimmed).filter { !$0.isEmpty }
    }

    /// Every field's name, in order.
    var names: [String] { fields.keys.sorted() }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        // Browsers end lines with CR LF whatever the machine.
        return String(text[first...last].replacing("\r\n", with: "\n"))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit)
                else { throw Refusal("request_form") }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        guard !decoded.contains(0), let text = String(validating: decoded, as: UTF8.self) else {
            throw Refusal("request_form")
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }

    /// Browsers say where a form comes from: by `Sec-Fetch-Site`, the older ones by `Origin`. What says neither is no
    /// browser, and carries nobody's cookies unasked.
    private static func checkOrigin(of request: Request) throws(Refusal) {
        if let site = request.headers[.secFetchSite] {
            guard ["same-origin", "none"].contains(site) else { throw Refusal("request_origin") }
        } else if let origin = request.headers[.origin] {
            guard let host = request.head.authority, origin.hasSuffix("://\(host)") else {
                throw Refusal("request_origin")
            }
        }
    }
}

extension HTTPField.Name {
    // A constant name of the right form; the parser can't fail on it.
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .server
}
