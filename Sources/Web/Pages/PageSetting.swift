import Hummingbird

/// For whom and where a page is made.
struct PageSetting: Sendable {
    let words: Wording
    /// The page's own path, with its query but the language; nil for an answer to a form, which has no address to come back to.
    let address: String?
    private let languages: [Wording]

    init(_ request: Request, languages: Languages) {
        words = languages.words(for: request)
        address = request.method == .get || request.method == .head ? Self.address(of: request) : nil
        self.languages = languages.all
    }

    /// The other languages in which the page can be had.
    var otherLanguages: [PageFrame.Language] {
        guard let address else { return [] }
        return languages.filter { $0.language != words.language }.map { other in
            PageFrame.Language(
                tag: other.language, dir: other.say("direction"), name: other.name,
                path: address + (address.contains("?") ? "&" : "?") + "lang=\(other.language)")
        }
    }

    private static func address(of request: Request) -> String {
        let kept = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("lang=") }
        return request.uri.path + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }
}
