import Atelier
import Foundation
import Hummingbird
import Testing

@testable import Web

@Suite("What goes over the wire")
struct WireTests {
    @Test(
        "A text in JSON is what an encoder makes of it",
        arguments: [
            "P-7K3M9QXT", "", "Անահիտ", "a/b", #"a "b" \c"#, "a\u{0}b\nc\t\u{1F}\u{7F}", "🗓️",
        ])
    func string(text: String) {
        #expect(WireText.string(text) == WireText.json(text))
    }

    @Test(
        "A body is read the same whatever its form",
        arguments: [
            (#"{"person": "P-1"}"#, "P-1"), (#"{"person":"P-1"}"#, "P-1"), (#" { "person" : "P-1" } "#, "P-1"),
            ("{\n\"person\":\t\"P-1\"\n}\n", "P-1"), (#"{"person": "a\u0062\"c"}"#, #"ab"c"#),
            (#"{"person": "é"}"#, "é"),
            (#"{"person": ""}"#, ""), (#"{"person": " a "}"#, " a "), (#"{"other": 1, "person": "P-1"}"#, "P-1"),
        ])
    func body(text: String, person: String) throws {
        #expect(try RegistrationBody(ByteBuffer(string: text)).person == person)
    }

    @Test(
        "A body that is no such JSON is refused",
        arguments: [
            "", "{", #"{"person": "P-1""#, #"{"person": "P-1"}}"#, #"{"person": P-1}"#, #"{"person": "P-1"} x"#,
            #"{"person" "P-1"}"#, #"["person"]"#, "{\"person\": \"a\nb\"}",
        ])
    func noBody(text: String) {
        #expect(throws: Refusal.self) { try RegistrationBody(ByteBuffer(string: text)) }
    }
}
