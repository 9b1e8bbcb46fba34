import Atelier
import Foundation
import Testing

/// Named people's calendars: Hostmanship in Yerevan (no clock changes), Brussels and Prishtinë.
@Suite("iCalendar")
struct ICalendarTests {
    @Test("A calendar of one block is, byte for byte, what RFC 5545 asks for")
    func wholeFile() throws {
        let text = ICalendar(name: "Coming up in Armenia", host: "atelier.example", themes: ["HM": "professionalism"])
            .text(of: Calendar(events: [try .yerevan()], offsets: [.yerevan]))
        #expect(
            text
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Atelier//Coming sessions//EN
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                X-WR-CALNAME:Coming up in Armenia
                REFRESH-INTERVAL;VALUE=DURATION:PT1H
                X-PUBLISHED-TTL:PT1H
                BEGIN:VTIMEZONE
                TZID:Asia/Yerevan
                BEGIN:STANDARD
                DTSTART:20260404T040000
                TZOFFSETFROM:+0400
                TZOFFSETTO:+0400
                TZNAME:+0400
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:00000000-0000-7000-8000-000000000001@atelier.example
                DTSTAMP:20260302T080000Z
                LAST-MODIFIED:20260302T080000Z
                SEQUENCE:2
                STATUS:CONFIRMED
                DTSTART;TZID=Asia/Yerevan:20260504T090000
                DTEND;TZID=Asia/Yerevan:20260504T170000
                SUMMARY:Hostmanship
                LOCATION:Large room\\, Yerevan\\, Armenia
                DESCRIPTION:7 of 12 places taken\\nTime zone: Asia/Yerevan\\nHM-1
                CATEGORIES:professionalism,HM
                END:VEVENT
                END:VCALENDAR

                """.replacing("\n", with: "\r\n"))
    }

    @Test("A line is folded at 75 octets and never inside a character", arguments: ["a", "ä", "Երևան ", "🇽🇰", "漢"])
    func folding(letters: String) throws {
        let title = String(repeating: letters, count: 90)
        let text = try text(of: .yerevan(title: title))
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
        #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(title)\r\n"))
    }

    @Test(
        "A free text can't end its line or its value",
        arguments: [
            ("Trade; arts, crafts", #"SUMMARY:Trade\; arts\, crafts"#), (#"C:\temp"#, #"SUMMARY:C:\\temp"#),
            ("a\nATTACH:b", #"SUMMARY:a\nATTACH:b"#), ("a\r\nATTACH:b", #"SUMMARY:a\nATTACH:b"#),
            ("a\u{7}\u{0}b", "SUMMARY:ab"),
        ])
    func escaping(title: String, line: String) throws {
        #expect(try text(of: .yerevan(title: title)).contains("\r\n\(line)\r\n"))
    }

    @Test("A cancelled session is cancelled in the calendar, and says so in its title")
    func cancelled() throws {
        let text = try text(of: .yerevan(state: .cancelled))
        #expect(text.contains("\r\nSTATUS:CANCELLED\r\n"))
        #expect(text.contains("\r\nSUMMARY:Cancelled: Hostmanship\r\n"))
        #expect(!text.contains("places taken"))
    }

    @Test("Kosovo's name bears an asterisk and its note follows in the description")
    func note() throws {
        let text = try text(of: .yerevan(country: "Kosovo", note: "In the context of resolution 1244."))
        #expect(text.replacing("\r\n ", with: "").contains(#"LOCATION:Large room\, Yerevan\, Kosovo*"#))
        #expect(text.replacing("\r\n ", with: "").contains(#"\n* Kosovo: In the context of resolution 1244."#))
    }

    @Test("A full session says so, and how many wait")
    func full() throws {
        #expect(try text(of: .yerevan(taken: 12, waiting: 3)).contains("DESCRIPTION:Full\\, 3 waiting"))
    }

    @Test("In a repeated hour the first run keeps the zone, and the second is told in UTC")
    func repeatedHour() throws {
        // Brussels, 25 October 2026: at 01:00 UTC clocks go back from 03:00 to 02:00.
        let text = try text(
            of: [.brussels("2026-10-25 02:15", "2026-10-25T00:15Z", until: "2026-10-25 02:45", "2026-10-25T01:45Z")])
        #expect(text.contains("DTSTART;TZID=Europe/Brussels:20261025T021500"))
        #expect(text.contains("DTEND:20261025T014500Z"))
    }

    @Test("A zone whose clocks change has an observance for each offset, from the local time before the change")
    func clockChange() throws {
        let text = try text(
            of: [.brussels("2026-10-25 09:00", "2026-10-25T08:00Z", until: "2026-10-25 17:00", "2026-10-25T16:00Z")])
        #expect(
            text.contains(
                "BEGIN:DAYLIGHT\r\nDTSTART:20260925T020000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\n"))
        #expect(
            text.contains(
                "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"))
    }

    @Test("Each zone stands once, and one that no event uses doesn't")
    func severalZones() throws {
        let brussels = try CalendarEvent.brussels(
            "2026-05-05 09:00", "2026-05-05T07:00Z", until: "2026-05-05 17:00", "2026-05-05T15:00Z")
        let text = ICalendar(name: "All", host: "atelier.example").text(
            of: Calendar(
                events: [try .yerevan(), brussels, try .yerevan()],
                offsets: [.yerevan] + ZoneOffset.brussels
                    + [ZoneOffset(zone: "Africa/Banjul", startsAt: .distantPast, secondsBefore: 0, seconds: 0)]))
        let zones = text.split(separator: "\r\n").filter { $0.hasPrefix("TZID:") }
        #expect(zones == ["TZID:Asia/Yerevan", "TZID:Europe/Brussels"])
    }

    @Test("A zone's first observance begins before its first event, whatever was asked of the database")
    func coversAllEvents() throws {
        let late = ZoneOffset(
            zone: "Asia/Yerevan", startsAt: try instant("2026-06-01T00:00Z"), secondsBefore: 14_400, seconds: 14_400)
        let text = ICalendar(name: "All", host: "atelier.example")
            .text(of: Calendar(events: [try .yerevan()], offsets: [late]))
        #expect(text.contains("TZID:Asia/Yerevan\r\nBEGIN:STANDARD\r\nDTSTART:20260503T090000\r\n"))
    }

    @Test("An event whose zone isn't told is in UTC, never in a zone that the file doesn't define")
    func unknownZone() throws {
        let text = ICalendar(name: "All", host: "atelier.example")
            .text(of: Calendar(events: [try .yerevan()], offsets: []))
        #expect(text.contains("\r\nDTSTART:20260504T050000Z\r\n"))
        #expect(!text.contains("TZID"))
    }

    @Test("A historic offset keeps its seconds")
    func seconds() throws {
        let offset = ZoneOffset(
            zone: "Asia/Yerevan", startsAt: try instant("2026-01-01T00:00Z"), secondsBefore: 10_680, seconds: 10_691)
        let text = ICalendar(name: "All", host: "atelier.example")
            .text(of: Calendar(events: [try .yerevan()], offsets: [offset]))
        #expect(text.contains("TZOFFSETFROM:+0258\r\nTZOFFSETTO:+025811\r\n"))
    }

    private func text(of event: CalendarEvent) throws -> String { try text(of: [event]) }

    private func text(of events: [CalendarEvent]) throws -> String {
        ICalendar(name: "Coming up", host: "atelier.example")
            .text(of: Calendar(events: events, offsets: [.yerevan] + ZoneOffset.brussels))
    }
}
