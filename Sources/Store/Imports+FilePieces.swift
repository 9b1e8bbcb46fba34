import Atelier

/// A file's rows below the headers, cut into the pieces in which they are staged and written: as the database counts them
/// by the rows' numbers.
struct FilePieces {
    struct Piece: Sendable {
        let number: Int
        let rows: [EnteredRow]
    }

    private let length: Int
    private var rows: any EnteredRows
    private let headerRow: Int
    private var ahead: EnteredRow?

    init(_ file: ImportFile, of length: Int, below headerRow: Int) throws {
        self.length = length
        rows = try file.rows()
        self.headerRow = headerRow
        repeat { ahead = try rows.next() } while ahead.map { $0.number <= headerRow } ?? false
    }

    var isAtEnd: Bool { ahead == nil }

    mutating func next() throws -> Piece? {
        guard let first = ahead else { return nil }
        let number = first.number / length
        var piece: [EnteredRow] = []
        piece.reserveCapacity(length)
        while let row = ahead, row.number / length == number {
            piece.append(row)
            ahead = try rows.next()
        }
        return Piece(number: number, rows: piece)
    }
}

extension ImportFile {
    /// - Throws: what reading throws.
    func first(_ count: Int) throws -> [EnteredRow] {
        var rows = try rows()
        var first: [EnteredRow] = []
        while first.count < count, let row = try rows.next() { first.append(row) }
        return first
    }

    /// The rows against which there is something, in their order, understood once more, with all of it.
    func rows(
        _ problems: [Int: [Refusal]], by reading: ImportReading<PersonEntry>
    ) throws -> [ImportRow<PersonEntry>] {
        guard !problems.isEmpty else { return [] }
        var rows = try rows()
        var bad: [ImportRow<PersonEntry>] = []
        while bad.count < problems.count, let entered = try rows.next() {
            guard let refusals = problems[entered.number], var row = reading.rows([entered]).first else { continue }
            for refusal in refusals { row.refuse(Refusal(refusal.rule, row.entry.facts(for: refusal))) }
            bad.append(row)
        }
        return bad
    }
}

extension PersonEntry {
    /// What is said of the row where a rule is against it: what the rule found, and what stands in the row.
    fileprivate func facts(for refusal: Refusal) -> [String: String] {
        let isGuardians = refusal.rule.hasPrefix("guardian")
        let own = isGuardians ? guardian?.facts(of: name ?? refusal.facts["person"]) : details?.facts
        return (own ?? [:]).merging(refusal.facts) { $1 }
    }
}

extension Guardian {
    /// What is said where a rule is against it.
    func facts(of person: String?) -> [String: String] {
        ["person": person ?? "", "guardian": name, "email": email ?? ""]
    }
}

extension ImportRow {
    /// Of whom the birth can't be read, nobody can say who it is.
    var isBirthUnread: Bool { problems.isBirthUnread }
}

extension [ImportProblem] {
    /// Whether one is with the birth.
    var isBirthUnread: Bool { contains { $0.column == "birth_date" || $0.column == "birth_year" } }
}
