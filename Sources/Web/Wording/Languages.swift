public import Foundation
import Hummingbird

/// The languages that pages are written in: one file each, English first.
///
/// A text that a language lacks is shown in English.
public struct Languages: Sendable {
    /// English first, the others by tag.
    let all: [Wording]

    /// Those that the program carries.
    public static let builtIn = Languages(
        files: WebTexts.files.compactMap { path, text in
            guard path.hasPrefix("messages/"), path.hasSuffix(".json") else { return nil }
            // A file that doesn't parse fails the test "Every language has every text"; until then its language is missing.
            guard let texts = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
                return nil
            }
            return (String(path.dropFirst("messages/".count).dropLast(".json".count)), texts)
        })

    private init(files: [(language: String, texts: [String: String])]) {
        let english = files.first { $0.language == "en" }?.texts ?? [:]
        all = files.map { Wording(language: $0.language, texts: $0.texts, fallback: english) }
            .sorted { $0.language == "en" ? $1.language != "en" : $1.language != "en" && $0.language < $1.language }
    }

    /// Those that the program carries, and what is in a folder: a file `xx.json` (`xx` a language tag) adds a language or
    /// replaces texts of one that is there.
    ///
    /// - Throws: what reading says; `DecodingError` for a file that isn't an object of texts.
    public init(adding folder: URL) throws {
        var files = Dictionary(
            Self.builtIn.all.map { ($0.language, $0.own) }, uniquingKeysWith: { first, _ in first })
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            let texts = try JSONDecoder().decode([String: String].self, from: try Data(contentsOf: file))
            files[file.deletingPathExtension().lastPathComponent, default: [:]].merge(texts) { _, new in new }
        }
        self.init(files: files.map { ($0.key, $0.value) })
    }

    subscript(language: String) -> Wording? { all.first { $0.language == language } }

    /// The words for whoever asks: those of `?lang=`, else of the cookie that an earlier `?lang=` left, else the best of
    /// `Accept-Language`, else English.
    func words(for request: Request) -> Wording {
        chosen(by: request) ?? request.cookies[Self.cookie].flatMap { self[$0.value] }
            ?? request.headers[.acceptLanguage].flatMap(best) ?? .english
    }

    /// The language that the address itself names.
    func chosen(by request: Request) -> Wording? {
        guard request.uri.query != nil else { return nil }
        return request.uri.queryParameters["lang"].flatMap { self[String($0)] }
    }

    /// Keeps a language that was chosen for a year.
    static let cookie = "__Host-lang"

    /// The wording that a field `Accept-Language` likes best (RFC 9110 12.5.4); of a range such as `fr-BE` the language
    /// decides. Nil if it likes none that is there.
    func best(_ field: String) -> Wording? {
        let ranges = field.split(separator: ",").prefix(20).map { range in
            let parts = range.split(separator: ";").map { $0.trimming { $0 == " " } }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (tag: (parts.first ?? "").lowercased(), quality: quality ?? 1)
        }
        // The sort is stable: of two that are liked equally the first counts.
        for range in ranges.filter({ $0.quality > 0 }).sorted(by: { $0.quality > $1.quality }) {
            if let words = self[range.tag] ?? self[String(range.tag.prefix { $0 != "-" })] { return words }
        }
        return nil
    }
}

extension Substring {
    /// Without what such characters its ends are.
    fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> Substring {
        var rest = drop(while: isLeftOut)
        while let last = rest.last, isLeftOut(last) { rest = rest.dropLast() }
        return rest
    }
}
