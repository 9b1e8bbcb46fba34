import Atelier
import Testing

@Suite("Amounts")
struct AmountTests {
    @Test(
        "An amount is plain digits with at most three decimals",
        arguments: ["0", "9000", "9000.5", "1234567890123.125"])
    func plain(_ text: String) { #expect(Amount(text)?.description == text) }

    @Test(
        "Anything else is no amount",
        arguments: ["", ".", "5.", ".5", "1,000", "1.2.3", "-5", "+5", "1e3", "٣", "12345678901234", "0.1234", " 5"])
    func others(_ text: String) { #expect(Amount(text) == nil) }
}

@Suite("Papers")
struct PaperTests {
    @Test("A donor's emblem is on nobody's paper who is excepted, nor where it isn't known whose it is and anybody is")
    func audience() {
        let certificate = Project.Paper(
            kind: .certificate, line: ["en": "Co-funded"], emblem: nil, notFor: [.returnees])
        #expect(certificate.isBorne(by: .officials))
        #expect(!certificate.isBorne(by: .returnees))
        #expect(!certificate.isBorne(by: nil))
        #expect(Project.Paper(kind: .sheet, line: ["en": "Co-funded"], emblem: nil).isBorne(by: nil))
    }

    @Test("A file is taken for a PNG by its signature, for an SVG otherwise")
    func picture() {
        #expect(Project.Paper.Emblem([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]).type == .png)
        #expect(Project.Paper.Emblem(Array("<svg/>".utf8)).type == .svg)
    }
}
