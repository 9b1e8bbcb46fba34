import Atelier
import Credentials
import Testing

@Suite("Certificates on paper")
struct CertificateTests {
    @Test("A number reads back as people type it: small letters, blanks, O for 0, I and L for 1")
    func reading() throws {
        let number = CertificateNumber(random: 0x1234_5678_9ABC)
        #expect(number.text.wholeMatch(of: #/[0-9A-Z*~$=]{4}-[0-9A-Z*~$=]{4}-[0-9A-Z*~$=]{4}/#) != nil)
        #expect(CertificateNumber(number.text) == number)
        let typed = number.text.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing(
            "1", with: "l")
        #expect(CertificateNumber(typed) == number)
    }

    @Test("Crockford's own example: 1234 has the check symbol D")
    func checkSymbol() {
        #expect(CertificateNumber(random: 1234).text == "0000-0000-16JD")
    }

    @Test("Every single mistyped symbol and every swap of neighbours is caught before any look-up")
    func typingErrors() {
        let number = CertificateNumber(random: 0x5A5A_1234_5678)
        let symbols = Array(number.text.replacing("-", with: ""))
        for place in symbols.indices {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where wrong != symbols[place] {
                var typed = symbols
                typed[place] = wrong
                #expect(CertificateNumber(String(typed)) == nil, "\(String(typed))")
            }
            guard place + 1 < symbols.count, symbols[place] != symbols[place + 1] else { continue }
            var typed = symbols
            typed.swapAt(place, place + 1)
            #expect(CertificateNumber(String(typed)) == nil, "\(String(typed))")
        }
    }

    @Test("A page says who, what, when and by whom, with markup in a name as text")
    func page() throws {
        let html = try CertificatePage().html(certificate(name: "<b>Anna</b> & Co", state: .issued, specimen: false))
        #expect(html.contains("&lt;b&gt;Anna&lt;/b&gt; &amp; Co"))
        #expect(html.contains("Արմեն"))
        #expect(html.contains("2028-10-15"))
        #expect(!html.contains("SPECIMEN"))
        #expect(!html.contains("http"))
    }

    @Test("A demo's page says SPECIMEN, and one that isn't valid says so")
    func stamps() throws {
        #expect(
            try CertificatePage().html(certificate(name: "Anna", state: .issued, specimen: true)).contains("SPECIMEN"))
        #expect(
            try CertificatePage().html(certificate(name: "Anna", state: .revoked, specimen: false)).contains("REVOKED"))
    }

    private func certificate(name: String, state: Certificate.State, specimen: Bool) throws -> Certificate {
        Certificate(
            number: CertificateNumber(random: 7).text, name: name, nameOwnScript: "Արմեն", title: "Finding work",
            course: .session("S1"), awardedOn: try #require(LocalDate("2018-10-16")),
            validUntil: LocalDate("2028-10-16"),
            state: state, specimen: specimen, issuer: "Country office")
    }
}
