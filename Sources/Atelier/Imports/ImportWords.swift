import Foundation

/// The names that people give to columns, and the words that they use for a choice: one file, `headers.json`.
public enum ImportWords {
    /// A column's name as templates and sentences have it.
    public static func header(_ column: String, of noun: String) -> String {
        content.columns[noun]?[column]?.first ?? column
    }

    /// Which column a header means; letters' case, spaces, punctuation and what stands in brackets don't matter.
    static func column(_ header: String, of noun: String) -> String? {
        let known = byHeader[noun] ?? [:]
        return known[folded(header)] ?? known[folded(String(header.prefix { $0 != "(" && $0 != "[" }))]
    }

    /// Whether a header only numbers the rows.
    static func isNumbering(_ header: String) -> Bool {
        let key = folded(header)
        return key.isEmpty || numbering.contains(key)
    }

    /// The word for a choice, from what people write for it.
    static func word(_ choice: String, _ written: String) -> String? {
        guard let words = byWord[choice] else { return nil }
        if let word = words[written] { return word }
        return isFolded(written) ? nil : words[written.lowercased()] ?? words[folded(written)]
    }

    /// Letters and digits only, small.
    static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Whether a text is small Latin letters and digits already, as codes are.
    private static func isFolded(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }

    private struct Content: Decodable {
        var columns: [String: [String: [String]]] = [:]
        var numbering: [String] = []
        var words: [String: [String: [String]]] = [:]

        enum Key: String, CodingKey { case columns, words, numbering }

        init() {}

        init(from decoder: any Decoder) throws {
            let file = try decoder.container(keyedBy: Key.self)
            columns = try file.decode([String: [String: [String]]].self, forKey: .columns)
            numbering = try file.decode([String].self, forKey: .numbering)
            words = try file.decode([String: [String: [String]]].self, forKey: .words)
        }
    }

    private static let content: Content = {
        let file = Data((AtelierTexts.files["Imports/headers.json"] ?? "{}").utf8)
        // A file that doesn't parse fails the test "The file of headers parses".
        return (try? JSONDecoder().decode(Content.self, from: file)) ?? Content()
    }()

    private static let numbering = Set(content.numbering.map(folded))

    private static let byHeader: [String: [String: String]] = content.columns.mapValues { columns in
        Dictionary(
            columns.sorted { $0.key < $1.key }.flatMap { column, names in
                (names + [column]).map { (folded($0), column) }
            }, uniquingKeysWith: { first, _ in first })
    }

    private static let byWord: [String: [String: String]] = content.words.mapValues { choices in
        Dictionary(
            choices.sorted { $0.key < $1.key }.flatMap { word, written in written.map { ($0.lowercased(), word) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Headers that mean two columns of one noun: there must be none, which a test sees to.
    static var ambiguous: [String] {
        content.columns.flatMap { noun, columns in
            let all = columns.flatMap { column, names in Set(names.map(folded)).map { ($0, column) } }
            return Dictionary(grouping: all, by: \.0).filter { $0.value.count > 1 }.map { "\(noun): \($0.key)" }
        }
    }

    /// The columns that a noun has names for.
    static func columns(of noun: String) -> Set<String> { Set((content.columns[noun] ?? [:]).keys) }
}
