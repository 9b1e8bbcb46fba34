import Mustache

/// The pages' templates, parsed once.
enum PageTemplates {
    /// A template with its content in its frame; a template that can't be parsed fails the test "Every template parses".
    static func render(_ name: String, _ frame: PageFrame) -> String {
        library.render(frame, withTemplate: name) ?? ""
    }

    static let library: MustacheLibrary = {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        var library = MustacheLibrary()
        for (path, text) in WebTexts.files where path.hasPrefix("templates/") {
            let name = path.dropFirst("templates/".count).prefix { $0 != "." }
            // A part ends where its text does: the line end after it belongs to the file.
            let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
            // A template that doesn't parse fails the test "Every template parses"; until then its page is empty.
            try? library.register("{{% CONTENT_TYPE:PAGE}}" + text, named: String(name))
        }
        return library
    }()
}

/// Escapes text for HTML, scalar by scalar.
///
/// Mustache's own escape goes by characters, and a quote that a combining mark follows is another character than a quote:
/// it would end an attribute.
struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

/// What every page has around its content.
///
/// What may be missing is an array of none or one, here and in all contents: Mustache looks for a missing optional further
/// out and would show another's.
struct PageFrame {
    let t: [String: String]
    let lang: String
    let dir: String
    /// What the window is called; the site's name follows.
    let title: String
    let style = StyleRoutes.styleAddress
    /// The page's feeds.
    let feeds: [Feeds]
    /// The notes of the countries that the page names.
    let notes: [CountryName]
    let hasNotes: Bool
    /// In what other languages the page can be had.
    let languages: [Language]
    let hasLanguages: Bool
    let isUnreviewed: Bool
    let content: Any

    struct Feeds {
        let calendar: String
        let data: String
    }

    struct Language {
        let tag: String
        let dir: String
        /// In itself.
        let name: String
        let path: String
    }

    init(title: String, in setting: PageSetting, feeds: [Feeds] = [], notes: [CountryName] = [], content: Any) {
        let words = setting.words
        t = words.texts
        lang = words.language
        dir = words.say("direction")
        self.title = title
        languages = setting.otherLanguages
        hasLanguages = !languages.isEmpty
        isUnreviewed = words.isUnreviewed
        self.feeds = feeds
        self.notes = notes
        hasNotes = !notes.isEmpty
        self.content = content
    }
}
