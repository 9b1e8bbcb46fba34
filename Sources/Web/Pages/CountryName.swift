import Atelier

/// A country as pages name it: with a mark that leads to its note, where it has one.
struct CountryName {
    let code: String
    let name: String
    /// None or one.
    let note: [String]
    let path: String

    init(_ country: Country) {
        code = country.code
        name = country.name
        note = country.note.list
        path = "/countries/\(country.code)"
    }

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

    /// Those of the named countries that have a note, each once, by name.
    func notes(of codes: [String?]) -> [CountryName] {
        Set(codes.compactMap { $0 }).compactMap { byCode[$0] }.filter { !$0.note.isEmpty }.sorted { $0.name < $1.name }
    }
}

extension Optional {
    /// None or one.
    var list: [Wrapped] { map { [$0] } ?? [] }
}
