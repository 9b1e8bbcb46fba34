import Atelier

/// A country as pages name it: with a mark that leads to its note, where it has one.
struct CountryName {
    let code: String
    let name: String
    /// None or one.
    let note: [String]
    let path: String
    private let noted: NotedName

    init(_ country: Country) {
        code = country.code
        let fields = country.name.fields
        name = fields.name
        note = fields.note.list
        noted = country.name
        path = "/countries/\(country.code)"
    }

    /// Whether a title or a place names it.
    func isNamed(in text: String) -> Bool { noted.isNamed(in: text) }

    /// The name where no link can be, with an asterisk if a note belongs to it.
    var marked: String { note.isEmpty ? name : name + "*" }
}

/// Countries by code, and the notes of those that a page named.
struct CountryNames {
    private let byCode: [String: CountryName]

    init(_ countries: [Country]) {
        byCode = Dictionary(countries.map { ($0.code, CountryName($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil if there is no code; a country that isn't known is named by its code.
    subscript(code: String?) -> CountryName? {
        code.map { byCode[$0] ?? CountryName(Country(code: $0, name: $0)) }
    }

    /// Those countries with a note that are among the codes or that one of the texts names, each once, by name.
    func notes(of codes: [String?], mentionedIn texts: [String?] = []) -> [CountryName] {
        let (codes, texts) = (Set(codes.compactMap { $0 }), texts.compactMap { $0 })
        return byCode.values
            .filter { country in
                !country.note.isEmpty && (codes.contains(country.code) || texts.contains(where: country.isNamed))
            }
            .sorted { $0.name < $1.name }
    }
}

extension Optional {
    /// None or one.
    var list: [Wrapped] { map { [$0] } ?? [] }
}
