import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@Suite("Feeds")
struct FeedTests {
    @Test("A country's events are listed whole, times with their offset")
    func wholeResponse() async throws {
        let world = try await World()
        try await world.publicSession("HM-1", capacity: 1, room: "EVN-1")
        for name in ["Anna", "Boris"] {
            let person = try await world.person(name, as: World.wim)
            _ = try await world.store.register(
                person: person.reference, in: "HM-1", override: nil, late: nil, as: World.wim)
        }
        let answer = try await visit(world, "/countries/AM/events.json")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "application/json")
        let id = try psql(world.conninfo, "SELECT id FROM atelier.session WHERE code = 'HM-1'")
        #expect(
            answer.text == """
                {"count":1,"next":null,"previous":null,"results":[{"capacity":1,"code":"HM-1","country":"AM",\
                "country_name":"Armenia","country_note":null,"ends":"2026-05-04T17:00:00+04:00","host_country":"AM",\
                "host_country_name":"Armenia","host_country_note":null,\
                "id":"\(id)","in_or_for":"in","kept":0,"language":"en","place":"Yerevan","starts":"2026-05-04T09:00:00+04:00",\
                "state":"open","taken":1,"title":"Hostmanship","training":"HM","waiting":1,"zone":"Asia/Yerevan"}]}
                """)
    }

    @Test("On the day of a clock change each time has its own offset")
    func clockChange() async throws {
        let world = try await World()
        try await world.publicSession(
            "BRU", in: "BE", zone: "Europe/Brussels", blocks: [("2026-10-25 01:30", "2026-10-25 09:00")])
        let list = try await visit(world, "/countries/BE/events.json").text
        #expect(list.contains(#""starts":"2026-10-25T01:30:00+02:00""#))
        #expect(list.contains(#""ends":"2026-10-25T09:00:00+01:00""#))
        #expect(try await visit(world, "/sessions/BRU").text.contains("Europe/Brussels, UTC+2 → UTC+1"))
        let calendar = try await visit(world, "/countries/BE/events.ics").text
        #expect(calendar.contains("DTSTART;TZID=Europe/Brussels:20261025T013000\r\n"))
        #expect(calendar.contains("DTEND;TZID=Europe/Brussels:20261025T090000\r\n"))
        #expect(calendar.contains("DTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"))
    }

    @Test("A cancelled session stays in the feeds until its end, as cancelled")
    func cancelled() async throws {
        let world = try await World()
        try await world.publicSession("HM-1")
        try await world.store.cancelSession("HM-1", because: "The trainer is ill", as: World.wim)
        #expect(try await visit(world, "/events.json").text.contains(#""state":"cancelled""#))
        #expect(try await visit(world, "/events.ics").text.contains("STATUS:CANCELLED\r\n"))
        let page = try await visit(world, "/countries/AM").text
        #expect(page.contains("<s>Hostmanship</s>"))
        #expect(page.contains("<p class=\"standing\">Cancelled</p>"))
        #expect(!page.contains("The trainer is ill"))
        #expect(try await visit(world, "/sessions/HM-1").text.contains("<s>Hostmanship</s>"))
    }

    @Test("A calendar has an event for each block, with the session's page, theme and training")
    func calendar() async throws {
        let world = try await World()
        try await world.publicSession(
            "HM-1", room: "EVN-1",
            blocks: [("2026-05-04 09:00", "2026-05-04 17:00"), ("2026-05-05 09:00", "2026-05-05 17:00")])
        let answer = try await visit(world, "/countries/AM/events.ics")
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(answer.text.count(of: "BEGIN:VEVENT\r\n") == 2)
        #expect(answer.text.contains("X-WR-CALNAME:Coming up in Armenia\r\n"))
        #expect(answer.text.contains("URL:https://atelier.example/sessions/HM-1\r\n"))
        #expect(answer.text.contains("CATEGORIES:professionalism,HM\r\n"))
        #expect(answer.text.contains("LOCATION:Large room\\, Yerevan\\, Armenia\r\n"))
    }

    @Test("Of very many events the feed has a page, and says where the next and the previous are")
    func pages() async throws {
        let world = try await World()
        try await world.publicSession("S-1", in: "GM", zone: "Africa/Banjul")
        try psql(
            world.conninfo,
            """
            SET session_replication_role = replica;
            INSERT INTO atelier.session (code, kind, title, host_office_id, country_code, zone, language, capacity, visibility, state,
                starts_at, ends_at)
            SELECT 'M-' || n, 'workshop', '{"en": "Many"}', s.host_office_id, s.country_code, s.zone, 'en', 9, 'public', 'published',
                s.starts_at + interval '1 hour' * n, s.ends_at + interval '1 hour' * n
            FROM atelier.session s, generate_series(1, 1000) n
            """)
        let address = "https://atelier.example/countries/GM/events.json"
        let first = try await visit(world, "/countries/GM/events.json").text
        #expect(first.hasPrefix(#"{"count":1001,"next":"\#(address)?page=2","previous":null,"#))
        #expect(first.count(of: #""code":"#) == 500)
        let last = try await visit(world, "/countries/GM/events.json?page=3").text
        #expect(last.hasPrefix(#"{"count":1001,"next":null,"previous":"\#(address)?page=2","#))
        #expect(last.count(of: #""code":"#) == 1 && last.contains(#""code":"M-1000""#))
        #expect(try await visit(world, "/events.json?page=2").text.count(of: #""code":"#) == 500)
        #expect(try await visit(world, "/countries/GM/events.ics").text.count(of: "BEGIN:VEVENT") == 1)
        let page = try await visit(world, "/countries/GM?page=26").text
        #expect(page.contains("Page 26 of 26") && page.count(of: "<li class=\"entry") == 1)
        #expect(try await visit(world, "/").text.contains("1001 sessions"))
    }
}
