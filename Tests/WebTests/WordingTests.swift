import Atelier
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

    @Test("The public is told no commands in what admission and the API may answer")
    func publicWords() throws {
        let functions = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../sql/current/functions").standardizedFileURL
        let known = Messages.rules(in: "en")
        var rules = known.filter { rule in
            ["request_", "registration_", "idempotency_"].contains(where: rule.hasPrefix)
        }
        rules.formUnion(["actor_unknown", "token_unknown", "busy", "value_out_of_range"])
        for file in ["admit", "admission_round", "answer_requests", "registration_triggers", "hold_people", "promote"] {
            let text = try String(contentsOf: functions.appending(path: "\(file).sql"), encoding: .utf8)
            rules.formUnion(text.matches(of: /'([a-z_]+)'/).map { String($0.1) }.filter(known.contains))
        }
        #expect(rules.count > 30)
        for rule in rules {
            let sentence = Wording.english.sentence(of: Refusal(rule))
            for word in ["atelier ", "--", "`", "ATELIER_"] {
                #expect(!sentence.contains(word), "\(rule): \(sentence)")
            }
        }
    }
}
