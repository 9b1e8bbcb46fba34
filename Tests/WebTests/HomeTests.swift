import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@Suite("The first page")
struct HomeTests {
    @Test("What is coming up is grouped by country, by name, what is online last, with counts")
    func grouped() async throws {
        let world = try await World()
        try await world.publicSession("GM-1", title: "In Banjul", in: "GM", place: "Banjul", zone: "Africa/Banjul")
        try await world.publicSession("AM-1", title: "In Yerevan")
        try await world.publicSession("AM-2", title: "In Yerevan again")
        try await world.publicSession("NET", title: "On the net", in: nil)
        try await world.publicSession("GE-1", title: "From afar", in: "AM", for: ["GE", "XK"])
        let page = try await visit(world, "/").text
        #expect(page.contains("5 sessions in 4 countries"))
        let order = [
            "<h2 id=\"AM\">", "In Yerevan<", "In Yerevan again<", "<h2 id=\"GM\">", "In Banjul<",
            "<h2 id=\"GE\">", "<strong class=\"for\">for Georgia", "<h2 id=\"XK\">", "for Kosovo<",
            "<h2 id=\"online\">",
        ]
        let places = try order.map { try #require(page.range(of: $0), "\($0)").lowerBound }
        #expect(places == places.sorted())
        #expect(page.contains("Africa/Banjul, UTC</span>"))
        #expect(page.contains("<a href=\"/countries/AM\">Armenia</a> <span class=\"count\">3</span>"))
    }

    @Test("Of a country with many sessions three are shown, and the way to all")
    func more() async throws {
        let world = try await World()
        for number in 1...5 { try await world.publicSession("S-\(number)") }
        let page = try await visit(world, "/").text
        #expect(page.count(of: "<li class=\"entry") == 3)
        #expect(page.contains("<a href=\"/countries/AM\">All 5 for Armenia</a>"))
    }

    @Test("The page stays under 60 KB with sessions in two hundred countries, and leads to each")
    func size() async throws {
        let world = try await World()
        let codes = try psql(world.conninfo, "SELECT code FROM atelier.country ORDER BY code LIMIT 200")
            .split(separator: "\n").map(String.init)
        for code in codes {
            try await world.publicSession("S-\(code)", title: "Hostmanship for beginners", in: code, place: "Capital")
        }
        let page = try await visit(world, "/").text
        #expect(page.utf8.count < 60 * 1_024)
        for code in codes { #expect(page.contains("href=\"/countries/\(code)\"")) }
    }

    @Test("An empty programme says so")
    func empty() async throws {
        #expect(try await visit(try await World(), "/").text.contains("Nothing is coming up at the moment."))
    }

    @Test("A running session is marked, and one whose registration is closed, and a full one says how many wait")
    func standings() async throws {
        let world = try await World()
        try await world.publicSession("NOW", title: "Running", blocks: [("2026-03-02 09:00", "2026-03-02 17:00")])
        try await world.publicSession("SHUT", title: "Closed")
        try await world.store.setRegistration(open: false, of: "SHUT", as: World.wim)
        try await world.publicSession("FULL", title: "Full", capacity: 1)
        for name in ["Anna", "Boris", "Carine", "Davit"] {
            let person = try await world.person(name, as: World.wim)
            _ = try await world.store.register(
                person: person.reference, in: "FULL", override: nil, late: nil, as: World.wim)
        }
        let page = try await visit(world, "/countries/AM").text
        #expect(page.contains("<p class=\"standing\">Running now</p>"))
        #expect(page.contains("<p class=\"standing\">Registration closed</p>"))
        #expect(page.contains("<p class=\"standing\">Waiting list open</p><p class=\"places\">Full, 3 waiting</p>"))
        #expect(try await visit(world, "/sessions/NOW").text.contains("<p class=\"standing\">Running now</p>"))
        try world.freeze(at: "2026-03-02T17:00Z")
        #expect(try await visit(world, "/sessions/NOW").text.contains("<p class=\"standing\">Over</p>"))
    }
}
