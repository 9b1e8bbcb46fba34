import Atelier
import Credentials
import Testing

@Suite("A country's name and its note")
struct NotedNameTests {
    private static let kosovo = NotedName("Kosovo", note: "Resolution 1244")
    private static let armenia = NotedName("Armenia", note: nil)

    @Test("A marked name leaves its note where it is collected, once; one without a note leaves nothing")
    func marked() {
        var notes = CountryNotes()
        #expect(Self.kosovo.marked(in: &notes) == "Kosovo*")
        #expect(Self.kosovo.marked(in: &notes) == "Kosovo*")
        #expect(Self.armenia.marked(in: &notes) == "Armenia")
        #expect(notes.lines == ["* Kosovo: Resolution 1244"])
    }

    @Test(
        "A text names a country as a word of its own",
        arguments: [
            ("Hostmanship for KOSOVO", true), ("Kosovo", true), ("Kosovo's service", true), ("(Kosovo)", true),
            ("Kosovoland", false), ("Prekosovo", false), ("Prekosovo, Kosovo", true), ("", false),
        ])
    func named(_ text: String, _ isNamed: Bool) {
        #expect(Self.kosovo.isNamed(in: text) == isNamed)
    }

    @Test("A certificate that names a country prints its note, and no other")
    func certificate() throws {
        var notes = CountryNotes()
        notes.add([Self.kosovo, Self.armenia], mentionedIn: ["Guest service", "Agency of Kosovo"])
        let html = try CertificatePage().html(certificate(issuer: "Agency of Kosovo", notes: notes))
        #expect(html.contains("<p class=\"note\">* Kosovo: Resolution 1244</p>"))
        #expect(
            try !CertificatePage().html(certificate(issuer: "Agency", notes: CountryNotes())).contains("class=\"note\"")
        )
    }

    @Test("A calendar says the note with the event's country, and where only a title names it")
    func calendar() throws {
        let inKosovo = try CalendarEvent.yerevan(country: "Kosovo", note: "Resolution 1244")
        let aboutKosovo = try CalendarEvent.yerevan(title: "Kosovo and its neighbours")
        for event in [inKosovo, aboutKosovo] {
            let text = ICalendar(name: "All", host: "atelier.example", noted: [Self.kosovo, Self.armenia])
                .text(of: Calendar(events: [event], offsets: [.yerevan])).replacing("\r\n ", with: "")
            #expect(text.contains("* Kosovo: Resolution 1244"))
        }
        let plain = ICalendar(name: "All", host: "atelier.example", noted: [Self.kosovo])
            .text(of: Calendar(events: [try .yerevan()], offsets: [.yerevan]))
        #expect(!plain.contains("1244"))
    }

    private func certificate(issuer: String, notes: CountryNotes) throws -> Certificate {
        Certificate(
            number: "K7M3-9QXT-B2WD", name: "Anna", nameOwnScript: nil, title: "Guest service",
            course: .session("HM-1"),
            awardedOn: try #require(LocalDate("2026-05-04")), validUntil: nil, state: .issued, specimen: false,
            issuer: issuer, notes: notes)
    }
}
