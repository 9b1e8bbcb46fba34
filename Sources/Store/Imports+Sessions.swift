public import Atelier
import Postgres

extension Store {
    /// Imports sessions with their blocks, as drafts, in one transaction. Further rows of the same code are further blocks.
    ///
    /// What is wrong with a row stands in the report; a session with one bad row isn't written.
    public func importSessions(
        _ table: ImportTable<SessionEntry>, _ intent: ImportIntent, as identity: Identity
    ) async throws -> ImportReport<SessionEntry> {
        try await importing(as: identity, because: nil) { tx in
            var table = table
            for thing in table.things { try tx.add(thing, of: &table) }
            return ImportReport(table: table, intent: intent)
        }
    }
}

extension Transaction {
    /// A session with all its rows, or nothing of it. Bad rows are tried too, as far as they can be.
    fileprivate func add(_ thing: [Int], of table: inout ImportTable<SessionEntry>) throws {
        let first = thing[0]
        var tried = table
        do {
            try savepoint { tx in
                guard try tx.addSession(first, of: &tried) else { throw Bad() }
                for index in thing { try tx.addBlock(index, first: first, of: &tried) }
                if !thing.allSatisfy({ tried.rows[$0].isGood }) { throw Bad() }
            }
        } catch is Bad {
            // The rows say why.
        }
        table = tried
        table.refuseRest(of: thing)
    }

    private func addSession(_ index: Int, of table: inout ImportTable<SessionEntry>) throws -> Bool {
        guard let session = table.rows[index].entry.session else { return false }
        if let refusal = try refusal(facts: session.facts, { tx in try tx.add(session) }) {
            table.rows[index].refuse(refusal)
            return false
        }
        table.rows[index].outcome = ImportOutcome(.new, code: session.code)
        return true
    }

    private func addBlock(_ index: Int, first: Int, of table: inout ImportTable<SessionEntry>) throws {
        let entry = table.rows[index].entry
        let begun = table.rows[first]
        guard let code = begun.entry.code else { return }
        let facts = ["code": code, "session": code, "row": String(begun.number), "zone": begun.entry.zone ?? ""]
        if index != first {
            for column in entry.differences(from: begun.entry) {
                table.rows[index].refuse(Refusal("import_row_differs", facts), column: column)
            }
        }
        guard let block = entry.block else {
            if index != first, table.rows[index].isGood {
                table.rows[index].refuse(Refusal("import_further_empty", facts))
            }
            return
        }
        if let refusal = try refusal(facts: facts, { tx in try tx.add(block, to: code) }) {
            table.rows[index].refuse(refusal)
        } else if index != first, table.rows[index].isGood {
            table.rows[index].outcome = ImportOutcome(.part, code: code)
        }
    }
}

private struct Bad: Error {}
