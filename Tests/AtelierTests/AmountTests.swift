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
