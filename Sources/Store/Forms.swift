public import Atelier
import Foundation
public import Postgres

extension Store {
    /// Adds a form, or the next version of one.
    ///
    /// - Returns: the version.
    /// - Throws: `form_of_another_office`, `form_unchanged`, and what the database finds wrong with the definition.
    public func addForm(_ code: String, _ definition: Form.Definition, as identity: Identity) async throws -> Int {
        try await write(as: identity, facts: ["form": code, "code": code]) { tx in
            try tx.one("SELECT add_form(\(code), \(definition.tree)::jsonb)")
        }
    }

    /// The newest version of each form, by code.
    public func forms(as identity: Identity) async throws -> [Form] {
        try await read(as: identity) { tx in
            try tx.all(
                """
                SELECT DISTINCT ON (f.code) f.code, f.version, f.definition
                FROM form f
                ORDER BY f.code, f.version DESC
                """, as: Form.self)
        }
    }

    /// A form; `version`: nil for the newest.
    ///
    /// - Throws: `form_unknown`.
    public func form(_ code: String, version: Int? = nil, as identity: Identity) async throws -> Form {
        try await read(as: identity) { try $0.wholeForm(code, version: version) }
    }
}

extension Transaction {
    func wholeForm(_ code: String, version: Int?) throws -> Form {
        let found = try atMostOne(
            """
            SELECT f.code, f.version, f.definition
            FROM form f
            WHERE f.code = \(code) AND f.version = COALESCE(\(version)::integer, f.version)
            ORDER BY f.version DESC
            LIMIT 1
            """, as: Form.self)
        guard let found else {
            throw Refusal("form_unknown", ["form": code].merging(version.map { ["version": String($0)] } ?? [:]) { $1 })
        }
        return found
    }
}

extension Form: RowDecodable {
    public init(row: Row) throws(RowError) {
        let tree: JSONTree = try row["definition"]
        guard case .success(let definition) = Definition.read(tree) else {
            throw RowError(column: "definition", expected: "a form's definition", found: .text(tree.named))
        }
        self.init(code: try row["code"], version: try row["version"], definition: definition)
    }
}

extension JSONTree: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind { json.bind }
    public static var expected: String { "JSON" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text),
            // Text that isn't JSON is an error of the reader, with the column's name.
            let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(string.utf8))
        else { return nil }
        self = tree
    }

    /// Members sorted by key.
    var json: String { Self.json(self) }

    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Trees and entries hold nothing that doesn't encode but numbers that aren't finite, which no reader makes.
        return String(decoding: (try? encoder.encode(value)) ?? Data("null".utf8), as: UTF8.self)
    }

    var members: [String: JSONTree] { if case .object(let members) = self { members } else { [:] } }
}
