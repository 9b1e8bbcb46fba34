import Atelier
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

@Suite("Languages of pages")
struct LanguageTests {
    @Test(
        "The language that the reader's browser likes best is taken, as far as it is there",
        arguments: [
            ("en", "en"), ("fr", "fr"), ("fr-BE, en;q=0.5", "fr"), ("de, fr;q=0.4, en;q=0.3", "fr"), ("de", nil),
            ("fr;q=0, en;q=0.1", "en"), ("", nil), ("*", nil), ("EN-gb", "en"), ("fr;q=x", "fr"),
        ])
    func best(field: String, language: String?) throws {
        #expect(try languages().best(field)?.language == language)
    }

    @Test("A folder's files add languages and replace texts, and what a language lacks reads as in English")
    func folder() throws {
        let languages = try languages()
        let french = try #require(languages["fr"])
        #expect(french.say("home") == "À venir")
        #expect(french.say("direction") == "ltr")
        #expect(languages.all.first?.language == "en")
        #expect(languages["en"]?.say("site") == "Formation")
    }

    @Test("Counted words take the forms that the language has")
    func plurals() throws {
        let languages = try languages()
        let russian = try #require(languages["ru"])
        #expect(
            [1, 3, 5, 21, 112].map { russian.count("sessions", $0) } == [
                "1 курс", "3 курса", "5 курсов", "21 курс", "112 курсов",
            ])
        #expect(PluralForms(language: "ar").all == PluralForms.Form.allCases)
        #expect(PluralForms(language: "en").all == [.one, .other])
    }

    @Test("A language that was chosen in the address is kept, and who shares a cache doesn't get it")
    func chosen() async throws {
        let world = try await World()
        let page = try await visit(world, "/?lang=en")
        #expect(page.headers[.setCookie]?.hasPrefix("__Host-lang=en") == true)
        #expect(page.headers[.cacheControl] == "private, no-cache")
        #expect(page.headers[.contentLanguage] == "en")
        #expect(try await visit(world, "/").headers[.vary] == "Accept-Language, Cookie")
        #expect(try await visit(world, "/?lang=tlh").headers[.setCookie] == nil)
    }

    /// Ours and those of a folder: French with one text, another name for the site in English, counted Russian.
    private func languages() throws -> Languages {
        let folder = FileManager.default.temporaryDirectory.appending(path: "languages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            "fr": #"{"home": "À venir"}"#, "en": #"{"site": "Formation"}"#,
            "ru":
                #"{"sessions_one": "{count} курс", "sessions_few": "{count} курса", "sessions_many": "{count} курсов"}"#,
        ] {
            try Data(text.utf8).write(to: folder.appending(path: "\(name).json"))
        }
        return try Languages(adding: folder)
    }
}

@Suite("Forms that pages send")
struct FormTests {
    @Test("A form's fields are read as browsers write them")
    func reads() throws {
        let form = try FormBody(
            Array("name=+Anna+Petrosyan%20&tick=a&tick=&tick=b&empty=&note=1%0D%0A2&%C3%A9=%E2%82%AC".utf8))
        #expect(form["name"] == "Anna Petrosyan")
        #expect(form.all("tick") == ["a", "b"])
        #expect(form["empty"] == nil && form["missing"] == nil)
        #expect(form["note"] == "1\n2")
        #expect(form["é"] == "€")
    }

    @Test("What is no text is refused", arguments: ["a=%", "a=%4", "a=%zz", "a=%00", "a=%FF", "%FF=a"])
    func refuses(text: String) {
        #expect(throws: Refusal("request_form")) { try FormBody(Array(text.utf8)) }
    }

    @Test("A form has so many fields and no more")
    func bounded() throws {
        let fields = Array(repeating: "a=1", count: 500)
        #expect(try FormBody(Array(fields.joined(separator: "&").utf8)).all("a").count == 500)
        #expect(throws: Refusal("request_form")) { try FormBody(Array((fields + ["a=1"]).joined(separator: "&").utf8)) }
    }
}
