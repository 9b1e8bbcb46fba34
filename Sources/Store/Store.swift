import Atelier
public import Logging
public import Postgres

/// Every use case of the domain, one public function each, one transaction each.
///
/// A "no" is thrown as `Refusal`, whose sentence is for people. What else is thrown (`DatabaseError`, `ConnectionError`,
/// `RowError`) is a fault, or the database is out of reach.
public struct Store: Sendable {
    public let database: Database

    public init(_ database: Database) { self.database = database }

    /// How to reach the database at `conninfo`: the settings that carry the actor, and where our names are found.
    public static func configuration(conninfo: String, logger: Logger) -> Database.Configuration {
        var configuration = Database.Configuration(
            conninfo: conninfo, identitySetting: "atelier.actor", reasonSetting: "atelier.reason", logger: logger)
        configuration.searchPath = "atelier, public"
        return configuration
    }

    /// Reads in one transaction for an identity; who is unknown sees nothing.
    func read<Value: Sendable>(
        as identity: Identity, facts: [String: String] = [:], _ body: @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await refusing(facts) {
            try await database.read(as: Viewer(identity: identity.text), body)
        }
    }

    /// Writes in one transaction as an identity, with the reason that the audit keeps.
    ///
    /// `facts`: facts for the sentence of a constraint that this write may violate.
    func write<Value: Sendable>(
        as identity: Identity, because reason: String? = nil, facts: [String: String] = [:],
        _ body: @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await refusing(facts) {
            try await database.write(as: Actor(identity: identity.text, reason: reason)) { try body($0) }
        }
    }

    /// Writes by one statement, in one round trip; its rows are read when they are committed.
    func write<Value: RowDecodable & Sendable>(
        as identity: Identity, returning type: Value.Type, _ sql: SQL
    ) async throws -> [Value] {
        try await refusing([:]) { try await database.all(as: Actor(identity: identity.text), sql, as: type) }
    }

    private func refusing<Value>(_ facts: [String: String], _ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw Refusal(error, facts: facts) ?? error
        }
    }
}
