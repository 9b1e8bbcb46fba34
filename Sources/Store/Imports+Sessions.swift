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
        do {
            try savepoint { tx in
                guard try tx.addSession(first, of: &table) else { throw Bad() }
                for index in thing { try tx.addBlock(index, first: first, of: &table) }
                if !thing.allSatisfy({ table.rows[$0].isGood }) { throw Bad() }
            }
        } catch is Bad {
            // The rows say why.
        }
        table.refuseRest(of: thing)
    }

    /// - Returns: false if blocks can't even be tried.
    private func addSession(_ index: Int, of table: inout ImportTable<SessionEntry>) throws -> Bool {
        var probe = table.rows[index].entry
        for column in table.rows[index].badColumns { _ = probe.makeHarmless(column) }
        while let session = probe.session {
            guard let refusal = try refusal(facts: session.facts, { tx in try tx.add(session) }) else {
                table.rows[index].outcome = ImportOutcome(.new, code: session.code)
                return true
            }
            let before = Set(table.rows[index].badColumns)
            table.rows[index].refuse(refusal)
            guard let column = table.rows[index].problems.last?.column, !before.contains(column),
                probe.makeHarmless(column)
            else { return false }
        }
        return false
    }

    private func addBlock(_ index: Int, first: Int, of table: inout ImportTable<SessionEntry>) throws {
        let entry = table.rows[index].entry
        let begun = table.rows[first]
        guard let code = begun.entry.code else { return }
        let facts = ["code": code, "session": code, "row": String(begun.number)]
            .merging(["zone": entry.blockZone ?? begun.entry.zone ?? ""]) { $1 }
        if index != first {
            for column in entry.differences(from: begun.entry) {
                table.rows[index].refuse(Refusal("import_row_differs", facts), column: column)
            }
        }
        guard entry.block != nil else {
            if index != first, table.rows[index].isGood {
                table.rows[index].refuse(Refusal("import_further_empty", facts))
            }
            return
        }
        try addBlock(index, to: code, facts: facts, of: &table)
        if index != first { table.rows[index].outcome = ImportOutcome(.part, code: code) }
    }

    private func addBlock(
        _ index: Int, to code: String, facts: [String: String], of table: inout ImportTable<SessionEntry>
    ) throws {
        var probe = table.rows[index].entry
        for column in table.rows[index].badColumns { _ = probe.makeHarmless(column) }
        while let block = probe.block, let refusal = try refusal(facts: facts, { tx in try tx.add(block, to: code) }) {
            let before = Set(table.rows[index].badColumns)
            // The zone as it was written, also where another stood in for a wrong one.
            let zone = refusal.facts["zone"].map { ["zone": facts["zone"] ?? $0] } ?? [:]
            table.rows[index].refuse(Refusal(refusal.rule, refusal.facts.merging(zone) { $1 }))
            guard let column = table.rows[index].problems.last?.column, !before.contains(column),
                probe.makeHarmless(column)
            else { return }
        }
    }
}

private struct Bad: Error {}
