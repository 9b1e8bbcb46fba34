import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@Suite("Pages of countries")
struct CountryTests {
    @Test("A country's page has what is in it and what is for it, and marks what is for it")
    func inAndFor() async throws {
        let world = try await World()
        try await world.publicSession("HERE", title: "In Yerevan", room: "EVN-1")
        try await world.publicSession(
            "THERE", title: "In Tbilisi", in: "GE", for: ["AM"], place: "Tbilisi", zone: "Asia/Tbilisi")
        try await world.publicSession("ELSEWHERE", title: "Nothing to do with it", in: "GE", zone: "Asia/Tbilisi")
        let page = try await visit(world, "/countries/AM")
        #expect(page.status == .ok)
        #expect(page.text.contains("In Yerevan"))
        #expect(page.text.contains("Monday 4 May 2026, 09:00–17:00</time>"))
        #expect(page.text.contains("<span class=\"zone\">Asia/Yerevan, UTC+4</span>"))
        #expect(page.text.contains("Yerevan, Armenia"))
        #expect(page.text.contains("Tbilisi, Georgia"))
        #expect(page.text.contains("<strong class=\"for\">for Armenia"))
        #expect(page.text.count(of: "class=\"for\"") == 1)
        #expect(!page.text.contains("Nothing to do with it"))
        #expect(page.text.contains("0 of 9 places taken"))
        let until = try #require(LocalDateTime("2026-05-01 18:00"))
        try await world.store.reserveSeats(9, for: .country("GE"), in: "HERE", until: until, as: World.wim)
        let reserved = try await visit(world, "/countries/AM").text
        #expect(reserved.contains("0 of 9 places taken, 9 reserved"))
        #expect(!reserved.contains("Full"))
        #expect(try await visit(world, "/countries/AM/events.json").text.contains(#""kept":9"#))
    }

    @Test("Kosovo's note follows its name on pages, in data and in calendars")
    func note() async throws {
        let world = try await World()
        try await world.publicSession("PR", in: "XK", place: "Prishtinë", zone: "Europe/Belgrade")
        try await world.publicSession("EVN")
        let note = "References to Kosovo shall be understood"
        for path in ["/", "/countries/XK", "/sessions/PR", "/countries/XK/events.json", "/events.json"] {
            let answer = try await visit(world, path)
            #expect(answer.text.contains(note), "\(path)")
            if !path.hasSuffix(".json") { #expect(answer.text.count(of: note) == 1, "\(path)") }
        }
        for path in ["/countries/XK/events.ics", "/events.ics"] {
            let answer = try await visit(world, path)
            #expect(answer.text.replacing("\r\n ", with: "").contains("* Kosovo: \(note)"), "\(path)")
        }
        for path in ["/countries/AM", "/sessions/EVN", "/countries/AM/events.json", "/countries/AM/events.ics"] {
            let answer = try await visit(world, path)
            #expect(!answer.text.contains("References to Kosovo"), "\(path)")
        }
    }

    @Test("A country's note doesn't stick to another country in its list")
    func noteOfAnother() async throws {
        let world = try await World()
        try await world.publicSession("EVN", for: ["XK"], place: "Yerevan")
        try await world.publicSession("NET", in: nil, for: ["XK"])
        let page = try await visit(world, "/countries/XK").text
        #expect(page.contains("Yerevan, Armenia · English"))
        #expect(page.contains("<p class=\"where\">Online · English"))
    }

    @Test("An online session says so once, by its place where it has one")
    func online() async throws {
        let world = try await World()
        try await world.publicSession("NET", in: nil, for: ["AM"])
        try await world.publicSession("ROOM", in: nil, for: ["GE"], place: "Video room")
        #expect(try await visit(world, "/countries/AM").text.contains("<p class=\"where\">Online · English"))
        #expect(try await visit(world, "/countries/GE").text.contains("<p class=\"where\">Video room · English"))
        #expect(try await visit(world, "/sessions/ROOM").text.contains("<dd>Video room</dd>"))
    }

    @Test("A session over several days names the year once")
    func severalDays() async throws {
        let world = try await World()
        try await world.publicSession("HM-1", blocks: [("2026-05-04 09:00", "2026-05-05 17:00")])
        try await world.publicSession("HM-2", blocks: [("2026-12-31 09:00", "2027-01-01 17:00")])
        let page = try await visit(world, "/countries/AM").text
        #expect(page.contains(">Monday 4 May, 09:00 – Tuesday 5 May 2026, 17:00<"))
        #expect(page.contains(">Thursday 31 December 2026, 09:00 – Friday 1 January 2027, 17:00<"))
    }

    @Test(
        "An unknown country is answered with 404 and one clear sentence, as a page or as a problem",
        arguments: ["/countries/ZZ", "/countries/NOWHERE"])
    func unknown(path: String) async throws {
        let world = try await World()
        let page = try await visit(world, path)
        #expect(page.status == .notFound)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        let code = path.split(separator: "/").last ?? ""
        #expect(page.text.contains("<p>There is no country or territory \(code) here.</p>"))
        let problem = try await visit(world, "\(path)/events.json")
        #expect(problem.status == .notFound)
        #expect(problem.headers[.contentType] == "application/problem+json")
        #expect(problem.text.contains("\"rule\":\"country_unknown\""))
        #expect(problem.text.contains("\"detail\":\"There is no country or territory \(code) here.\""))
        #expect(try await visit(world, "\(path)/events.ics").status == .notFound)
    }

    @Test("A country without sessions has a page that says so, and an empty list")
    func empty() async throws {
        let world = try await World()
        let page = try await visit(world, "/countries/GE")
        #expect(page.status == .ok)
        #expect(page.text.contains("Nothing is coming up here at the moment."))
        let list = try await visit(world, "/countries/GE/events.json")
        #expect(list.text == #"{"count":0,"next":null,"previous":null,"results":[]}"#)
    }

    @Test("A long list is shown in pages of forty, each under 60 KB, and none is left out")
    func paging() async throws {
        let world = try await World()
        for number in 1...45 {
            try await world.publicSession("S-\(number)", title: "Hostmanship for beginners \(number)")
        }
        let first = try await visit(world, "/countries/AM")
        let second = try await visit(world, "/countries/AM?page=2")
        #expect(first.text.count(of: "<li class=\"entry") == 40)
        #expect(second.text.count(of: "<li class=\"entry") == 5)
        #expect(first.text.contains("href=\"/countries/AM?page=2\""))
        #expect(second.text.contains("href=\"/countries/AM?page=1\""))
        #expect(first.text.utf8.count < 60 * 1_024)
        #expect(try await visit(world, "/countries/AM?page=99").text == second.text)
        #expect(try await visit(world, "/countries/AM?page=-1").text == first.text)
    }
}

extension String {
    func count(of part: String) -> Int { ranges(of: part).count }
}
