import HTTPTypes
import Hummingbird

/// Sends who asks with slashes too many, or with a code in small letters, to the one address of the page.
enum CanonicalPaths {
    /// The way there; nil for who is there already.
    static func redirection(of request: Request) -> Response? {
        let path = request.uri.path
        guard mayHaveAnother(path), let canonical = canonical(path), canonical != path else { return nil }
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(status: .permanentRedirect, headers: [.location: canonical + query, .cacheControl: "no-store"])
    }

    /// Whether it is worth looking: what programs ask for is right mostly, and has no code that may be written in two ways.
    private static func mayHaveAnother(_ path: String) -> Bool {
        guard path.utf8.starts(with: "/api/".utf8) else { return true }
        let slash = UInt8(ascii: "/")
        return path.utf8.last == slash || zip(path.utf8, path.utf8.dropFirst()).contains { $0 == slash && $1 == slash }
    }

    /// The path with single slashes, none at the end, and codes in capitals, a country's feed by its own name; nil for a path that no address of ours has.
    ///
    /// It starts with one slash, always: a browser reads `//name` as another host.
    static func canonical(_ path: String) -> String? {
        var parts = path.split(separator: "/").map(String.init)
        guard parts.allSatisfy({ $0.utf8.allSatisfy(isPlain) }) else { return nil }
        if parts.count == 2, parts[0] == "countries", let (code, format) = Self.feed(parts[1]) {
            parts = ["countries", code, "events.\(format)"]
        }
        if parts.count > 1, ["countries", "sessions"].contains(parts[0]) { parts[1] = parts[1].uppercased() }
        return "/" + parts.joined(separator: "/")
    }

    /// `GM.ics` is what people try for the calendar of a country.
    private static func feed(_ part: String) -> (code: String, format: String)? {
        let sides = part.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, ["ics", "json"].contains(sides[1].lowercased()) else { return nil }
        return (sides[0], sides[1].lowercased())
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
