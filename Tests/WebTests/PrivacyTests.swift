import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@Suite("What the public may not know")
struct PrivacyTests {
    @Test("A session for staff, by link or in draft is in no page, feed, count or error")
    func hidden() async throws {
        let world = try await World()
        try await world.publicSession("SEEN", title: "For everybody")
        try await world.publicSession(
            "STAFF-ONLY", title: "Hidden one", in: "GE", for: ["AM"], visibility: .staff)
        try await world.publicSession("LINK-ONLY", title: "Hidden two", visibility: .link)
        try await world.draft("DRAFT-ONLY", title: "Hidden three")
        let paths = [
            "/", "/events.json", "/events.ics", "/countries/AM", "/countries/AM/events.json",
            "/countries/AM/events.ics",
            "/countries/GE", "/countries/GE/events.json", "/countries/GE/events.ics",
        ]
        for path in paths {
            let answer = try await visit(world, path)
            #expect(answer.status == .ok)
            #expect(!answer.text.contains("Hidden"), "\(path)")
            #expect(!answer.text.contains("-ONLY"), "\(path)")
        }
        #expect(try await visit(world, "/").text.contains("1 session in 1 country"))
        #expect(try await visit(world, "/events.json").text.contains("\"count\":1,"))
        #expect(try await visit(world, "/countries/AM").text.contains("1 session<"))
    }

    @Test(
        "A session that isn't public is answered exactly as one that doesn't exist",
        arguments: ["STAFF-ONLY", "LINK-ONLY", "DRAFT-ONLY"])
    func unknown(code: String) async throws {
        let world = try await World()
        try await world.publicSession("STAFF-ONLY", visibility: .staff)
        try await world.publicSession("LINK-ONLY", visibility: .link)
        try await world.draft("DRAFT-ONLY", title: "Hidden")
        let hidden = try await visit(world, "/sessions/\(code)")
        let missing = try await visit(world, "/sessions/NO-SUCH")
        #expect(hidden.status == .notFound)
        #expect(hidden.status == missing.status)
        let strip = { (answer: String, code: String) in
            answer.replacing(code, with: "CODE").replacing(/<code>[0-9a-f]+<\/code>/, with: "")
        }
        #expect(strip(hidden.text, code) == strip(missing.text, "NO-SUCH"))
    }

    @Test("A session's page names nobody who takes part or teaches")
    func people() async throws {
        let world = try await World()
        try await world.publicSession("HM-1")
        try await world.trainer("T-LUSINE")
        try await world.store.assign(
            trainer: "T-LUSINE", to: "HM-1", role: nil, state: .accepted, as: World.wim)
        let anna = try await world.person("Anna Petrosyan", as: World.wim)
        _ = try await world.store.register(person: anna.reference, in: "HM-1", override: nil, late: nil, as: World.wim)
        let page = try await visit(world, "/sessions/HM-1").text
        #expect(page.contains("1 of 9 places taken"))
        for secret in ["T-LUSINE", "Anna", anna.reference] { #expect(!page.contains(secret)) }
    }

    @Test("What somebody typed as a title or a place is text on every page, never markup")
    func escaping() async throws {
        let world = try await World()
        let attack = "<script>alert(1)</script>\"' onload=x \"\u{301} onclick=x <\u{338}b>&amp;"
        try await world.store.addCountry(.init(code: "X-EVIL", name: attack, note: attack), as: World.wim)
        try await world.publicSession("HM-1", title: attack, in: "X-EVIL", place: attack)
        let escaped =
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &quot;\u{301} onclick=x &lt;\u{338}b&gt;&amp;amp;"
        for path in ["/", "/countries/X-EVIL", "/sessions/HM-1"] {
            let page = try await visit(world, path).text
            #expect(page.utf8.count(of: escaped.utf8) >= 3, "\(path)")
            #expect(page.utf8.count(of: "<script".utf8) == 0, "\(path)")
            #expect(page.utf8.count(of: "\"\u{301}".utf8) == 0, "\(path)")
            #expect(page.utf8.count(of: "<\u{338}".utf8) == 0, "\(path)")
        }
    }
}

extension String.UTF8View {
    /// By bytes: a string's own search goes by characters and would overlook a quote with a mark on it.
    func count(of part: String.UTF8View) -> Int { ranges(of: Array(part)).count }
}
