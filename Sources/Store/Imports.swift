import Atelier
import Postgres

/// What imports of every noun have in common.
extension Store {
    /// Does an import in one transaction, and undoes all of it unless its report says that it is written: a rehearsal goes
    /// exactly the way that writing does.
    func importing<Entry>(
        as identity: Identity, because reason: String?,
        _ body: @Sendable (Transaction) throws -> ImportReport<Entry>
    ) async throws -> ImportReport<Entry> {
        try await write(as: identity, because: reason) { tx in try tx.rehearsing(unless: \.isWritten, body) }
    }
}

extension Transaction {
    /// Tries something of which a "no" concerns one row only.
    ///
    /// - Returns: the reason if it was refused; nothing of it is left then.
    /// - Throws: a refusal that concerns the whole import, and every fault.
    func refusal(facts: [String: String] = [:], _ body: (Transaction) throws -> Void) throws -> Refusal? {
        do {
            try savepoint(body)
            return nil
        } catch {
            return try Refusal(ofOneRow: error, facts: facts)
        }
    }
}

extension Transaction {
    /// Runs a body and undoes what it did.
    func undone(_ body: (Transaction) throws -> Void) throws {
        struct Done: Error {}
        do {
            try savepoint { tx in
                try body(tx)
                throw Done()
            }
        } catch is Done {
            // That was the way out.
        }
    }
}

extension ImportRow {
    /// The columns in which something is wrong.
    var badColumns: [String] { problems.compactMap(\.column) }
}

extension Refusal {
    /// - Throws: the error itself, unless it is a "no" to one row.
    init(ofOneRow error: any Error, facts: [String: String]) throws {
        let refusal: Refusal? =
            switch error {
            case let refusal as Refusal: refusal
            case let error as DatabaseError: Refusal(error, facts: facts)
            default: nil
            }
        // Who may not do it at all, or has to try again, isn't told so once a row.
        guard let refusal, !["actor_may_not_add_person", "busy"].contains(refusal.rule) else { throw error }
        self = refusal
    }
}

extension ImportTable {
    /// The indexes of rows by the thing that they belong to, in the order of first rows; a row without group is a thing of
    /// its own.
    var things: [[Int]] {
        var order: [[Int]] = []
        var places: [String: Int] = [:]
        for index in rows.indices {
            guard let group = rows[index].entry.group else { continue }
            if let place = places[group] {
                order[place].append(index)
            } else {
                places[group] = order.count
                order.append([index])
            }
        }
        return order
    }

    /// A thing is written whole or not at all: with one bad row, its others can't be written either.
    mutating func refuseRest(of thing: [Int]) {
        guard let bad = thing.first(where: { !rows[$0].isGood }) else { return }
        let facts = ["code": rows[bad].entry.group ?? "", "row": String(rows[bad].number)]
        for index in thing where rows[index].isGood { rows[index].refuse(Refusal("import_group_bad", facts)) }
    }
}
