import HTTPTypes
import Hummingbird

/// What an address shows: a text with its media type, answered with an entity tag so that it travels only when it changed.
struct Representation {
    let text: String
    let type: String
    /// Seconds for which anybody may keep it without asking again.
    let maxAge: Int
    /// The language that it is in, if it can be had in several.
    var language: String?

    static func page(_ text: String, in words: Wording) -> Self {
        Self(text: text, type: "text/html; charset=utf-8", maxAge: 30, language: words.language)
    }
    static func json(_ text: String) -> Self { Self(text: text, type: "application/json", maxAge: 60) }
    static func calendar(_ text: String) -> Self { Self(text: text, type: "text/calendar; charset=utf-8", maxAge: 60) }

    /// 200 with the text, or 304 without it if the request names its tag.
    func response(to request: Request) -> Response {
        let tag = "\"\(EntityTag.of(text))\""
        let cacheControl = "public, max-age=\(maxAge)"
        var headers: HTTPFields = [.eTag: tag, .cacheControl: cacheControl]
        if let language {
            headers[.contentLanguage] = language
            headers[.vary] = "Accept-Language, Cookie"
        }
        guard !EntityTag.matches(request.headers[values: .ifNoneMatch], tag) else {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Entity tags (RFC 9110 8.8.3) made from what they stand for.
enum EntityTag {
    /// FNV-1a over the text's UTF-8 (64 bits) and its length: tells versions of one page apart; no guard against forgery.
    static func of(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var count = 0
        for byte in text.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            count += 1
        }
        return String(hash, radix: 36) + "-" + String(count, radix: 36)
    }

    /// Whether a request's If-None-Match names a tag (weak comparison) or any (`*`).
    static func matches(_ fields: [String], _ tag: String) -> Bool {
        fields.flatMap { $0.split(separator: ",") }.contains { named in
            let named = named.drop { $0 == " " }.prefix { $0 != " " }
            return named == "*" || named == tag || named == "W/\(tag)"
        }
    }
}
