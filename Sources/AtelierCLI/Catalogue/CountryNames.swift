import Atelier
import Store

/// The countries' display names and notes, for listings that show them.
struct CountryNames: Sendable {
    private let byCode: [String: Country]

    init(_ countries: [Country]) {
        byCode = Dictionary(countries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name with its note; nothing without a code, the code itself if its country isn't there.
    func name(_ code: String?) -> Value {
        guard let code else { return .none }
        guard let country = byCode[code] else { return .text(code) }
        return .noted(country.name)
    }

    func note(_ code: String?) -> Value { .text(code.flatMap { byCode[$0]?.name.fields.note }) }

    /// Names of several, for a cell.
    func names(_ codes: [String]) -> Value { .list(codes.map { name($0) }) }

    /// The columns of a country: its name (with the note as footnote) in tables, code, name and note for scripts.
    func columns<Row>(_ code: @escaping (Row) -> String?) -> [Column<Row>] {
        [
            Column("country", nil) { .text(code($0)) },
            Column("country_name", "COUNTRY") { name(code($0)) },
            Column("country_note", nil) { note(code($0)) },
        ]
    }
}

extension Value {
    /// A country's name with its note: in a table a footnote, elsewhere a field of its own.
    static func noted(_ name: NotedName) -> Value { .noted(name.fields.name, note: name.fields.note) }
}

extension Desk {
    func countryNames() async throws -> CountryNames { CountryNames(try await store.countries(as: identity)) }
}
