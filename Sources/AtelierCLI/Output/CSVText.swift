/// Comma-separated values as in RFC 4180: UTF-8, one header row, lines end with CR LF.
enum CSVText {
    static func of(header: [String], rows: [[Value]]) -> String {
        ([header] + rows.map { $0.map(cell) })
            .map { $0.map(quoted).joined(separator: ",") + "\r\n" }
            .joined()
    }

    /// Only texts are guarded against being read as formulas: a number of ours is no formula.
    private static func cell(_ value: Value) -> String {
        switch value {
        case .none: ""
        case .number(let number): String(number)
        case .fraction(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .day, .moment, .instant, .amount: value.shown
        case .text(let text), .noted(let text, _): harmless(text)
        case .list(let values): harmless(values.map(\.shown).joined(separator: " "))
        case .object: harmless(value.shown)
        }
    }

    /// A spreadsheet runs a text that begins like a formula, which a public form could plant: an apostrophe makes it text.
    /// A telephone number, `+` and digits, computes nothing and stays as it is, so that programs read what was entered.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
        let isPhone = first == "+" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == " " }
        return isPhone ? text : "'" + text
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
