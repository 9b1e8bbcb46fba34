public import Atelier
import Foundation
import Postgres

extension Store {
    /// Imports persons from a file of any length, whom the actor's office then sees: the rows are stored aside in pieces,
    /// judged together, and written in pieces, by the same rules as in `importPersons`. Whoever runs it again with the same
    /// file goes on where it stopped: nothing is staged or written twice.
    ///
    /// While a file is judged, and until what was begun is written, the office's other imports wait. The import has one entry
    /// in the audit, with the file's hash; its persons carry the import and the number of their row.
    ///
    /// - `vocabulary`: what cells may refer to by name.
    /// - `ignoring`: headers of columns that are left out on purpose.
    /// - `progress`: told after each piece.
    /// - Returns: a report that lists bad rows only.
    /// - Throws: `import_empty`, `import_unfinished` if another import of the office was begun and not ended,
    ///   `actor_may_not_add_person`; what reading the file throws.
    public func importPersons(
        inPieces file: ImportFile, vocabulary: ImportVocabulary, ignoring: [String] = [], _ intent: ImportIntent,
        as identity: Identity, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport<PersonEntry> {
        let reading = try ImportReading<PersonEntry>(
            first: try file.first(20), vocabulary: vocabulary, ignoring: ignoring)
        guard reading.problems.isEmpty else { return .headers(of: reading, reading.problems, intent) }
        let staged = try await write(as: identity) { try $0.stage(file) }
        let seen = try await stage(file, reading, staged, as: identity, progress)
        guard seen.problems.isEmpty else {
            try await forget(staged, as: identity)
            return .headers(of: reading, seen.problems, intent)
        }
        let judgement = try await judge(staged, seen, intent, as: identity, progress)
        if let writing = judgement.writing {
            try await finish(writing, pieces: seen.pieces, of: judgement.good, as: identity, progress)
        } else {
            try await forget(staged, as: identity)
        }
        let table = ImportTable(
            headerRow: reading.headerRow, problems: [], rows: try file.rows(judgement.problems, by: reading))
        return ImportReport(table: table, intent: intent, unlisted: judgement.good)
    }

    private func forget(_ staged: StagedFile, as identity: Identity) async throws {
        try await write(as: identity) { _ = try $0.execute("SELECT unstage_file(\(staged.id))") }
    }

    /// Understands the rows, stores them aside and judges each by itself, several pieces at once.
    private func stage(
        _ file: ImportFile, _ reading: ImportReading<PersonEntry>, _ staged: StagedFile, as identity: Identity,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> SeenRows {
        var pieces = try FilePieces(file, of: staged.pieceRows, below: reading.headerRow)
        return try await withThrowingTaskGroup(of: SeenRows.self) { group in
            var seen = SeenRows(reading)
            var running = 0
            while true {
                if running == Self.writersOfImports || pieces.isAtEnd {
                    guard let done = try await group.next() else { break }
                    running -= 1
                    seen.add(done)
                    progress(.staged(rows: seen.rows))
                } else if let piece = try pieces.next() {
                    running += 1
                    group.addTask { try await stage(piece, reading, staged, as: identity) }
                }
            }
            guard seen.rows > 0 else { throw Refusal("import_empty") }
            return seen
        }
    }

    /// How many connections an import takes at once.
    private static let writersOfImports = 2

    private func stage(
        _ piece: FilePieces.Piece, _ reading: ImportReading<PersonEntry>, _ staged: StagedFile, as identity: Identity
    ) async throws -> SeenRows {
        var seen = SeenRows(reading)
        seen.rows = piece.rows.count
        seen.pieces = [piece.number]
        for row in piece.rows { seen.columns.note(row) }
        let isStaged = staged.pieces.contains(piece.number)
        guard !isStaged || staged.writing == nil else { return seen }
        seen.against = try await write(as: identity) { tx in
            if !isStaged { try tx.stage(piece, by: reading, in: staged.id) }
            // What is being written was judged before.
            return try staged.writing == nil ? tx.judge(piece.number, of: staged) : [:]
        }
        return seen
    }

    /// Judges all rows together, and begins to write them if that is wanted and may be.
    ///
    /// - `seen`: what there is against rows by themselves.
    private func judge(
        _ staged: StagedFile, _ seen: SeenRows, _ intent: ImportIntent, as identity: Identity,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> Judgement {
        let rows = seen.rows
        return try await write(as: identity) { tx in
            _ = try tx.execute("SELECT set_config('statement_timeout', '30min', true)")
            if let writing = staged.writing {
                let bad = try tx.all("SELECT resume_import(\(writing))", as: Int.self)
                return Judgement(problems: Dictionary(uniqueKeysWithValues: bad.map { ($0, []) }), rows: rows, writing)
            }
            try tx.takeTurnToImport()
            progress(.judging(rows: rows))
            let problems = try seen.against.merging(tx.judge(staged)) { $0 + $1 }
            guard intent != .rehearse, problems.isEmpty || intent == .writeGood, problems.count < rows else {
                return Judgement(problems: problems, rows: rows, nil)
            }
            let writing: UUID = try tx.one("SELECT begin_import(\(staged.id), \(problems.keys.sorted())::integer[])")
            return Judgement(problems: problems, rows: rows, writing)
        }
    }

    /// Writes the pieces of an import, several at once, and ends it.
    private func finish(
        _ writing: UUID, pieces: Set<Int>, of good: Int, as identity: Identity,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            var rest = pieces.sorted()[...]
            var written = 0
            for _ in 0..<Self.writersOfImports { writeNext() }
            while let rows = try await group.next() {
                written += rows
                progress(.written(rows: written, of: good))
                writeNext()
            }

            func writeNext() {
                guard let piece = rest.popFirst() else { return }
                group.addTask {
                    try await write(as: identity) { try $0.one("SELECT write_staged_persons(\(writing), \(piece))") }
                }
            }
        }
        try await write(as: identity) { _ = try $0.execute("SELECT end_import(\(writing))") }
    }
}

/// A file that is being staged.
private struct StagedFile: Sendable {
    let id: UUID
    /// How many rows make a piece.
    let pieceRows: Int
    /// The numbers of the pieces that are staged.
    let pieces: Set<Int>
    /// The import by which it is being written.
    let writing: UUID?
}

/// What all rows together came to.
private struct Judgement: Sendable {
    /// What the database has against rows, by their number; an empty list: the cells alone tell it.
    let problems: [Int: [Refusal]]
    let good: Int
    let writing: UUID?

    init(problems: [Int: [Refusal]], rows: Int, _ writing: UUID?) {
        self.problems = problems
        self.writing = writing
        good = rows - problems.count
    }
}

/// What was seen of a file's rows.
private struct SeenRows: Sendable {
    var rows = 0
    var pieces: Set<Int> = []
    /// What is against rows, each by itself, by their number.
    var against: [Int: [Refusal]] = [:]
    var columns: SeenColumns

    init(_ reading: ImportReading<PersonEntry>) { columns = SeenColumns(reading) }

    var problems: [ImportProblem] { columns.problems }

    mutating func add(_ others: SeenRows) {
        rows += others.rows
        pieces.formUnion(others.pieces)
        against.merge(others.against) { $0 + $1 }
        columns.add(others.columns)
    }
}

extension ImportReport where Entry == PersonEntry {
    fileprivate static func headers(
        of reading: ImportReading<PersonEntry>, _ problems: [ImportProblem], _ intent: ImportIntent
    ) -> Self {
        ImportReport(
            table: ImportTable(headerRow: reading.headerRow, problems: problems, rows: []), intent: intent)
    }
}

extension Transaction {
    fileprivate func stage(_ file: ImportFile) throws -> StagedFile {
        let (id, pieceRows, pieces, writing): (UUID, Int, [Int], UUID?) = try one(
            "SELECT file_id, piece_rows, pieces, import_id FROM stage_file(\(file.name), \(file.hash), \(file.reading))",
            as: (UUID, Int, [Int], UUID?).self)
        return StagedFile(id: id, pieceRows: pieceRows, pieces: Set(pieces), writing: writing)
    }

    /// What is against the rows of a piece, each by itself, by their number: by the database's rules, and by what can't be
    /// read (an empty list then).
    fileprivate func judge(_ piece: Int, of file: StagedFile) throws -> [Int: [Refusal]] {
        try refusals("SELECT row_no, rule, facts FROM judge_staged_rows(\(file.id), \(piece)) ORDER BY row_no, rule")
    }

    /// What is against rows beside others of the file and beside who is here.
    fileprivate func judge(_ file: StagedFile) throws -> [Int: [Refusal]] {
        try refusals("SELECT row_no, rule, facts FROM judge_staged_file(\(file.id)) ORDER BY row_no, rule")
    }

    private func refusals(_ found: SQL) throws -> [Int: [Refusal]] {
        var problems: [Int: [Refusal]] = [:]
        for (row, rule, facts) in try all(found, as: (Int, String?, String?).self) {
            problems[row, default: []] += rule.map { [Refusal($0, Refusal.facts(json: facts ?? "{}"))] } ?? []
        }
        return problems
    }
}
