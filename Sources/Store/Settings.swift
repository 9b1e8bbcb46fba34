public import Atelier
import Postgres

extension Store {
    /// The day from which the demo counts its coming sessions, or nil outside a demo.
    public func demoAnchor(as identity: Identity) async throws -> LocalDate? {
        try await read(as: identity) { tx in
            try tx.atMostOne("SELECT (value #>> '{}')::date FROM setting WHERE name = 'demo.anchor'")
        }
    }

    /// Stores the demo's anchor, once.
    public func setDemoAnchor(_ day: LocalDate, as identity: Identity) async throws {
        try await write(as: identity) { tx in
            _ = try tx.execute(
                "INSERT INTO setting (name, value) VALUES ('demo.anchor', to_jsonb(\(day.description)::text))")
        }
    }
}
