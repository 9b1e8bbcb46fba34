import Foundation
import Testing

@testable import Atelier

@Suite("Sentences of refusals")
struct RefusalTests {
    @Test("A sentence has its facts in it, begins with a capital and leaves out what isn't known")
    func facts() {
        let known = Refusal(
            "hold_one_place_at_a_time",
            [
                "person": "P-1", "from": "2026-05-04 09:00", "until": "2026-05-04 17:00", "zone": "Asia/Yerevan",
                "elsewhere": "S2",
            ])
        #expect(known.sentence().hasPrefix("P-1: expected elsewhere from 2026-05-04 09:00"))
        #expect(known.sentence().contains(", in session S2;"))
        let hidden = Refusal(
            "hold_one_place_at_a_time", known.facts.filter { !["person", "elsewhere"].contains($0.key) })
        #expect(hidden.sentence().hasPrefix("Expected elsewhere from"))
        #expect(!hidden.sentence().contains("session ;"))
        #expect(!hidden.sentence().contains("…,"))
    }

    @Test("A fact that is missing shows, and a fact with braces is not filled again")
    func holes() {
        #expect(Messages.fill("Room {room} has {seats}.", with: ["room": "{seats}"]) == "Room {seats} has ….")
        #expect(Messages.fill("a[ ({x})] b", with: [:]) == "a b")
        #expect(Messages.fill("a[ ({x})] b", with: ["x": "[1]"]) == "a ([1]) b")
    }

    @Test("A rule without wording is named, so that nothing is lost")
    func unknownRule() {
        #expect(Refusal("table_rule", ["a": "1"]).sentence() == "Refused by the rule table_rule (a 1).")
    }

    @Test("Every language file parses, every sentence ends with a stop and has balanced braces")
    func everySentence() throws {
        let files = AtelierTexts.files.keys.filter { $0.hasPrefix("messages/") }
        #expect(Set(files) == Set(Messages.languages.map { "messages/\($0).json" }))
        #expect(Messages.languages.contains("en"))
        for language in Messages.languages {
            for rule in Messages.rules(in: language) {
                let text = Messages.text(rule, in: language) ?? ""
                #expect(text.hasSuffix(".") || text.hasSuffix("]."), "\(rule)")
                for (open, close) in [("{", "}"), ("[", "]")] {
                    #expect(
                        text.components(separatedBy: open).count == text.components(separatedBy: close).count, "\(rule)"
                    )
                }
            }
        }
    }
}
