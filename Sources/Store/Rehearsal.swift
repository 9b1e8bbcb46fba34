import Atelier
import Postgres

extension Store {
    /// Writes, or with `apply` false only rehearses: what was done is taken back when it is known that it would go through.
    func write<Value: Sendable>(
        as identity: Identity, because reason: String? = nil, facts: [String: String] = [:], apply: Bool,
        _ body: @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await write(as: identity, because: reason, facts: facts) { tx in
            try tx.rehearsing(unless: { _ in apply }, body)
        }
    }
}

extension Transaction {
    /// Does `body`, and takes back what it did unless its value says that it is to be kept. What is judged at the end of a
    /// transaction is judged before that, so that what only a commit would refuse is refused as well.
    func rehearsing<Value: Sendable>(
        unless isKept: (Value) -> Bool, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        do {
            return try savepoint { tx in
                let value = try body(tx)
                guard isKept(value) else {
                    _ = try tx.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    throw Undone(value: value)
                }
                return value
            }
        } catch let undone as Undone<Value> {
            return undone.value
        }
    }
}

/// Ends a savepoint without a trace, with what it would have done.
private struct Undone<Value: Sendable>: Error {
    let value: Value
}
