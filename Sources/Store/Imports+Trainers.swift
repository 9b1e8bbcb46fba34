public import Atelier
import Postgres

extension Store {
    /// Imports trainers with their qualifications and the languages that they interpret, in one transaction. Each is a person who is new, or who is here already
    /// and named by reference; further rows of the same code add more of them.
    ///
    /// - Throws: `actor_may_not_add_person`. What is wrong with a row stands in the report.
    public func importTrainers(
        _ table: ImportTable<TrainerEntry>, _ intent: ImportIntent, as identity: Identity
    ) async throws -> ImportReport<TrainerEntry> {
        try await importing(as: identity, because: nil) { tx in
            try tx.takeTurnToImport()
            var table = table
            let things = table.things
            try tx.findPersons(in: &table, \.person, among: things.map { $0[0] })
            for thing in things { try tx.add(thing, of: &table) }
            return ImportReport(table: table, intent: intent)
        }
    }
}

extension Transaction {
    /// A trainer with all its rows, or nothing of it. Bad rows are tried too, as far as they can be.
    fileprivate func add(_ thing: [Int], of table: inout ImportTable<TrainerEntry>) throws {
        let first = thing[0]
        do {
            try savepoint { tx in
                guard let code = try tx.addTrainer(first, of: &table) else { throw Bad() }
                for index in thing { try tx.addSkills(of: code, index, isFirst: index == first, to: &table) }
                if !thing.allSatisfy({ table.rows[$0].isGood }) { throw Bad() }
            }
        } catch is Bad {
            // The rows say why.
        }
        table.refuseRest(of: thing)
    }

    /// - Returns: the trainer's code; nil if it was refused, or can't be tried since something that it needs is missing.
    private func addTrainer(_ index: Int, of table: inout ImportTable<TrainerEntry>) throws -> String? {
        guard let code = table.rows[index].entry.code, let reference = try person(index, of: &table) else { return nil }
        let languages = table.rows[index].entry.languages ?? []
        let facts = ["code": code, "person": reference, "languages": languages.joined(separator: ", ")]
        let refusal = try refusal(facts: facts) { tx in
            try tx.addTrainer(code, person: reference, languages: languages)
        }
        if let refusal {
            table.rows[index].refuse(refusal)
            return nil
        }
        table.rows[index].outcome = ImportOutcome(.new, code: code)
        return code
    }

    /// The reference of the person who is the trainer: named in the row, or added by it; nil if there can't be any.
    private func person(_ index: Int, of table: inout ImportTable<TrainerEntry>) throws -> String? {
        var probe = table.rows[index].entry.person
        if case .known(let known) = probe.reference { return table.rows[index].outcome == nil ? nil : known }
        for column in table.rows[index].badColumns where column != "name" { _ = probe.clear(column) }
        guard probe.details != nil else {
            if table.rows[index].isGood { table.rows[index].refuse(Refusal("import_trainer_nobody"), column: "name") }
            return nil
        }
        while let answer = try addPersons([PersonItem(item: index, details: probe.details)])[index] {
            guard case .failure(let refusal) = answer else { return try answer.get() }
            table.rows[index].refuse(refusal)
            guard let column = table.rows[index].problems.last?.column, column != "name", probe.clear(column) else {
                return nil
            }
        }
        return nil
    }

    /// What a row says that the trainer can do: teach a training, interpret.
    private func addSkills(
        of code: String, _ index: Int, isFirst: Bool, to table: inout ImportTable<TrainerEntry>
    ) throws {
        let entry = table.rows[index].entry
        guard entry.training != nil || entry.interprets != nil else {
            if !isFirst, table.rows[index].isGood {
                table.rows[index].refuse(Refusal("import_further_empty", ["code": code]))
            }
            return
        }
        if let refusal = try refusedQualification(of: code, entry) { table.rows[index].refuse(refusal) }
        if let new = entry.interpretation {
            let facts = ["trainer": code, "from": new.pair.from, "to": new.pair.to]
            if let refusal = try refusal(facts: facts, { tx in try tx.add(new, to: code) }) {
                table.rows[index].refuse(refusal)
            }
        }
        if !isFirst { table.rows[index].outcome = ImportOutcome(.part, code: code) }
    }

    private func refusedQualification(of code: String, _ entry: TrainerEntry) throws -> Refusal? {
        guard let training = entry.training, let from = entry.from else { return nil }
        let languages = entry.teachesIn ?? []
        let facts = [
            "trainer": code, "training": training, "code": training, "language": languages.joined(separator: ", "),
        ]
        return try refusal(facts: facts) { tx in
            try tx.qualify(
                code, training, from: from, until: entry.until, languages: languages, generation: entry.generation,
                isNovice: entry.isNovice ?? false, taughtBy: entry.taughtBy ?? [])
        }
    }
}

private struct Bad: Error {}
