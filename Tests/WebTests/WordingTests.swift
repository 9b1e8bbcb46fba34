import Foundation
import Mustache
import Testing

@testable import Web

@Suite("Templates and their texts")
struct WordingTests {
    private var templates: [String: String] {
        WebTexts.files.filter { $0.key.hasPrefix("templates/") }
    }

    @Test("Every template parses")
    func parses() throws {
        #expect(templates.count >= 7)
        for (path, text) in templates {
            #expect(throws: Never.self, "\(path)") { try MustacheTemplate(string: text) }
        }
    }

    @Test("Every text that a template asks for is there, and no template has unescaped text")
    func complete() {
        for (path, text) in templates {
            for use in text.matches(of: /\{\{t\.([a-z_0-9]+)\}\}/) {
                #expect(Wording.english.texts[String(use.1)] != nil, "\(path): \(use.1)")
            }
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(path)")
        }
    }

    @Test("A fact that looks like another fact stays as it is")
    func facts() {
        let text = Wording.english.say("places_taken", ["taken": "{capacity}", "capacity": "9"])
        #expect(text == "{capacity} of 9 places taken")
    }
}
