public import Atelier
import Foundation
import Postgres

extension Store {
    /// Imports persons whom the actor's office then sees, in one transaction.
    ///
    /// Every row goes the way that `addPerson` and `register` go, also in a rehearsal. A person of the same name and birth
    /// whom the actor sees already is refused, unless the row says by reference that it is that person, or somebody new.
    ///
    /// - `session`: registers everybody for this session, in the order of the rows, those who are here already too.
    /// - `late`: why they are entered after registration has closed.
    /// - Throws: `session_unknown`, `actor_may_not_add_person`. What is wrong with a row stands in the report.
    public func importPersons(
        _ table: ImportTable<PersonEntry>, into session: String? = nil, late: String? = nil, _ intent: ImportIntent,
        as identity: Identity
    ) async throws -> ImportReport<PersonEntry> {
        try await importing(as: identity, because: late) { tx in
            let target = try session.map { try tx.session($0) }
            try tx.takeTurnToImport()
            var known = table
            try tx.findPersons(&known)
            while true {
                var tried = known
                do {
                    try tx.savepoint { tx in
                        try tx.addPersons(&tried)
                        var refused = try tx.addGuardians(&tried)
                        if let target { refused += try tx.register(&tried, in: target, late: late, as: identity) }
                        // Whoever is refused a seat or a guardian isn't entered either: once more, without them.
                        if intent == .writeGood, refused > 0 { throw SomeRefused() }
                    }
                    return ImportReport(table: tried, intent: intent)
                } catch is SomeRefused {
                    for index in known.rows.indices where !tried.rows[index].isGood {
                        known.rows[index] = tried.rows[index]
                    }
                }
            }
        }
    }
}

private struct SomeRefused: Error {}

extension Transaction {
    /// Lets one import of persons of an office run at a time, so that the same file sent twice is recognised.
    ///
    /// - Throws: `import_unfinished`.
    func takeTurnToImport() throws { _ = try execute("SELECT take_turn_to_import()") }

    /// Marks rows of persons who stand in the file twice, or whom the actor sees already without the row saying so; rows
    /// that name somebody get that person as outcome.
    func findPersons(_ table: inout ImportTable<PersonEntry>) throws {
        try findPersons(in: &table, \.self, among: table.rows.indices.map(\.self))
    }

    /// The same for the persons who are parts of other entries.
    ///
    /// - `part`: where the person stands in the entry.
    /// - `rows`: the indexes of the rows that have one.
    func findPersons<Entry>(
        in table: inout ImportTable<Entry>, _ part: WritableKeyPath<Entry, PersonEntry>, among rows: [Int]
    ) throws {
        try findNamed(in: &table, part, among: rows)
        let new = rows.filter { index in
            let person = table.rows[index].entry[keyPath: part]
            return person.reference == nil && person.name != nil && !table.rows[index].isBirthUnread
        }
        let found = try all(
            """
            SELECT item, twin, reference
            FROM persons_here(\(new.map { table.rows[$0].entry[keyPath: part].name ?? "" }),
                \(new.map { table.rows[$0].entry[keyPath: part].birth?.year })::integer[],
                \(new.map { table.rows[$0].entry[keyPath: part].birth?.day })::date[])
            ORDER BY item
            """, as: (Int, Int?, String?).self)
        for (item, twin, reference) in found {
            let index = new[item - 1]
            let name = table.rows[index].entry[keyPath: part].name ?? ""
            if let twin {
                let facts = ["name": name, "row": String(table.rows[new[twin - 1]].number)]
                table.rows[index].refuse(Refusal("import_row_twice", facts))
            } else if let reference {
                table.rows[index].refuse(Refusal("import_person_known", ["name": name, "person": reference]))
            }
        }
    }

    /// The rows that name somebody by reference: whom the actor sees, under that name, once.
    private func findNamed<Entry>(
        in table: inout ImportTable<Entry>, _ part: WritableKeyPath<Entry, PersonEntry>, among rows: [Int]
    ) throws {
        var named: [(index: Int, reference: String)] = []
        for index in rows {
            if case .known(let reference) = table.rows[index].entry[keyPath: part].reference {
                named.append((index, reference))
            }
        }
        guard !named.isEmpty else { return }
        let found = try all(
            """
            SELECT n.item, p.reference, p.name, n.name IS NULL OR name_key(n.name) = name_key(p.name)
            FROM unnest(\(named.map(\.reference))::text[], \(named.map { table.rows[$0.index].entry[keyPath: part].name })::text[])
                WITH ORDINALITY AS n(reference, name, item)
            JOIN person p ON p.reference = n.reference
            WHERE p.name IS NOT NULL
            ORDER BY n.item
            """, as: (Int, String, String, Bool).self)
        let byItem = Dictionary(found.map { ($0.0, $0) }, uniquingKeysWith: { first, _ in first })
        var first: [String: Int] = [:]
        for (item, (index, reference)) in named.enumerated() {
            guard let (_, _, name, isSame) = byItem[item + 1] else {
                table.rows[index].refuse(Refusal("person_unknown", ["person": reference]))
                continue
            }
            let written = table.rows[index].entry[keyPath: part].name ?? ""
            table.rows[index].entry[keyPath: part].name = name
            if !isSame {
                table.rows[index].refuse(
                    Refusal("import_person_other_name", ["person": reference, "name": name, "found": written]))
            } else if let row = first[reference] {
                table.rows[index].refuse(
                    Refusal("import_person_twice", ["person": reference, "row": String(row)]), column: nil)
            } else {
                first[reference] = table.rows[index].number
                if table.rows[index].isGood { table.rows[index].outcome = ImportOutcome(.known, code: reference) }
            }
        }
    }

    /// Adds the persons of the good rows who are new. The bad rows are tried too, without what is known to be wrong with
    /// them, and undone, so that all that is wrong is told at once.
    fileprivate func addPersons(_ table: inout ImportTable<PersonEntry>) throws {
        let new = table.rows.indices.filter { table.rows[$0].outcome == nil && table.rows[$0].entry.name != nil }
        let good = new.filter { table.rows[$0].isGood }
        for (index, answer) in try addPersons(good.map { PersonItem(item: $0, details: table.rows[$0].entry.details) })
        {
            switch answer {
            case .success(let added): table.rows[index].outcome = ImportOutcome(.new, code: added)
            case .failure(let refusal): table.rows[index].refuse(refusal)
            }
        }
        var probes: [Int: PersonEntry] = [:]
        for index in new where !table.rows[index].isGood { probes[index] = table.rows[index].entry }
        var bad = table
        try undone { tx in
            while !probes.isEmpty {
                for (index, var probe) in probes {
                    // Nothing left to be taken away: what there was to say is said.
                    let isWorthIt = bad.rows[index].badColumns.allSatisfy { $0 != "name" }
                    for column in bad.rows[index].badColumns { _ = probe.clear(column) }
                    probes[index] = isWorthIt ? probe : nil
                }
                let items = probes.sorted { $0.key < $1.key }.map {
                    PersonItem(item: $0.key, details: $0.value.details)
                }
                let answers = try tx.addPersons(items)
                for (index, probe) in probes {
                    guard case .failure(let refusal) = answers[index] else {
                        if case .success(let made) = answers[index] {
                            _ = try tx.addGuardian(probe.guardian, of: made, index, &bad)
                        }
                        probes[index] = nil
                        continue
                    }
                    bad.rows[index].refuse(refusal)
                    var next = probe
                    let column = bad.rows[index].problems.last?.column
                    probes[index] = column.map { next.clear($0) } == true ? probe : nil
                }
            }
        }
        table = bad
    }

    /// Records who answers for the persons of the good rows, those who are here already included.
    ///
    /// - Returns: how many were refused.
    fileprivate func addGuardians(_ table: inout ImportTable<PersonEntry>) throws -> Int {
        var refused = 0
        for index in table.rows.indices where table.rows[index].isGood {
            guard let person = table.rows[index].outcome?.code else { continue }
            if try !addGuardian(table.rows[index].entry.guardian, of: person, index, &table) { refused += 1 }
        }
        return refused
    }

    /// - Returns: false if it was refused.
    private func addGuardian(
        _ guardian: Guardian?, of person: String, _ index: Int, _ table: inout ImportTable<PersonEntry>
    ) throws -> Bool {
        guard let guardian else { return true }
        let facts = guardian.facts(of: person)
        guard let refusal = try refusal(facts: facts, { tx in try tx.add(guardian, of: person) }) else { return true }
        table.rows[index].refuse(refusal)
        return false
    }

    /// Adds persons, as many at once as go together: where the database refuses a list, its halves are tried, down to the
    /// rows that it means.
    ///
    /// - Returns: by item, the reference, or why not.
    func addPersons(_ items: [PersonItem]) throws -> [Int: Result<String, Refusal>] {
        var answers: [Int: Result<String, Refusal>] = [:]
        let organisations = try organisations(items.compactMap { $0.details?.organisation })
        var lists: [ArraySlice<PersonItem>] = []
        var ready: [PersonItem] = []
        for var item in items {
            if let code = item.details?.organisation {
                guard let id = organisations[code] else {
                    answers[item.item] = .failure(Refusal("organisation_unknown", ["code": code]))
                    continue
                }
                item.organisation = id
            }
            ready.append(item)
        }
        for start in stride(from: 0, to: ready.count, by: 512) {
            lists.append(ready[start..<min(start + 512, ready.count)])
        }
        while let list = lists.popLast() {
            do {
                for (item, reference) in try savepoint({ tx in try tx.add(list) }) {
                    answers[item] = .success(reference)
                }
            } catch {
                let refusal = try Refusal(ofOneRow: error, facts: list.first?.details?.facts ?? [:])
                if list.count == 1, let item = list.first {
                    answers[item.item] = .failure(refusal)
                } else {
                    let middle = list.startIndex + list.count / 2
                    lists += [list[middle...], list[..<middle]]
                }
            }
        }
        return answers
    }

    private func add(_ items: ArraySlice<PersonItem>) throws -> [(Int, String)] {
        let json = String(decoding: try JSONEncoder().encode(Array(items)), as: UTF8.self)
        return try all("SELECT item, reference FROM add_persons(\(json)::jsonb) ORDER BY item", as: (Int, String).self)
    }

    private func organisations(_ codes: [String]) throws -> [String: UUID] {
        guard !codes.isEmpty else { return [:] }
        let rows = try all(
            "SELECT code, id FROM organisation WHERE code = ANY(\(Array(Set(codes)))::text[]) ORDER BY code",
            as: (String, UUID).self)
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Registers everybody who is new or known in one batch, in the order of the rows.
    ///
    /// - Returns: how many were refused.
    fileprivate func register(
        _ table: inout ImportTable<PersonEntry>, in session: ID<Session>, late: String?, as identity: Identity
    ) throws -> Int {
        let entered = table.rows.indices.filter { table.rows[$0].isGood }
        let references = entered.map { table.rows[$0].outcome?.code ?? "" }
        let rows = try all(
            "SELECT reference, id FROM person WHERE reference = ANY(\(references)::text[]) ORDER BY reference",
            as: (String, ID<Person>).self)
        let ids = Dictionary(rows, uniquingKeysWith: { first, _ in first })
        let pairs = zip(entered, references).compactMap { index, reference in ids[reference].map { (index, $0) } }
        let answers = try admit(
            pairs.map { AdmissionRequest(session: session, person: $0.1, actor: identity, late: late) })
        var refused = 0
        for ((index, _), answer) in zip(pairs, answers) {
            switch answer {
            case .confirmed: table.rows[index].outcome?.standing = .confirmed
            case .waitlisted(_, let place, let reason):
                table.rows[index].outcome?.standing = .waitlisted(place: place)
                table.rows[index].outcome?.reason = reason
            case .refused(let refusal):
                refused += 1
                table.rows[index].refuse(refusal.toldOf(table.rows[index]))
            }
        }
        return refused
    }
}

extension Refusal {
    /// A refused registration, as the row can be told. A new person's reference is of no use to anybody, since the person
    /// isn't entered: the name stands for it, and a guardian can't be recorded yet.
    fileprivate func toldOf(_ row: ImportRow<PersonEntry>) -> Refusal {
        let lacksGuardian = rule == "registration_guardian"
        if lacksGuardian, row.outcome?.deed == .known { return self }
        return Refusal(
            lacksGuardian ? "import_person_guardian" : rule, facts.merging(["person": row.entry.name ?? ""]) { $1 })
    }
}
