/// A table of which every row was understood as far as it can be, with all that is wrong with it.
public struct ImportTable<Entry: ImportEntry>: Sendable {
    /// The number of the row of headers.
    public let headerRow: Int
    /// What is wrong with the headers. With any of them nothing is imported.
    public let problems: [ImportProblem]
    public var rows: [ImportRow<Entry>]

    public init(headerRow: Int, problems: [ImportProblem], rows: [ImportRow<Entry>]) {
        self.headerRow = headerRow
        self.problems = problems
        self.rows = rows
    }
}

/// A row of an import, and what became of it.
public struct ImportRow<Entry: ImportEntry>: Sendable {
    public let number: Int
    public var entry: Entry
    public internal(set) var problems: [ImportProblem]
    private var becomes: ImportOutcome?
    private let entered: EnteredRow
    private let places: ImportPlaces

    init(_ entered: EnteredRow, under places: ImportPlaces) {
        number = entered.number
        self.entered = entered
        self.places = places
        entry = Entry()
        problems = []
    }

    public var isGood: Bool { problems.isEmpty }

    /// What becomes of it; nil for a bad row, whatever was tried with it.
    public var outcome: ImportOutcome? {
        get { isGood ? becomes : nil }
        set { becomes = newValue }
    }

    /// What stands in a column, by its key; nil if nothing does.
    func cell(_ key: String) -> ImportCell? { places.cell(key, of: entered) }

    /// Notes what a rule says against it, at the column that the rule speaks of.
    ///
    /// - `column`: nil: the column that lists the rule, if any does; of several, one in which stands what the rule says
    ///   isn't there, else one that is filled.
    public mutating func refuse(_ reason: Refusal, column: String? = nil) {
        let concerned = Entry.columns.filter { $0.rules.contains(reason.rule) }.map(\.key)
        let key =
            column ?? concerned.first { cell($0)?.names(reason) == true } ?? concerned.first { cell($0) != nil }
            ?? concerned.first
        let filled = key.flatMap { cell($0) }
        problems.append(
            ImportProblem(
                row: number, place: filled?.place, column: key, header: filled?.header ?? key.map(Entry.header),
                found: filled?.value.shown, expected: Entry.columns.first { $0.key == key }?.expected, reason: reason))
    }
}

/// In which columns a table has what: one of it, to which all rows of the table point.
final class ImportPlaces: Sendable {
    /// The row of headers.
    let headers: EnteredRow
    /// Columns from 0, by their keys.
    let positions: [String: Int]

    init(headers: EnteredRow, positions: [String: Int]) {
        self.headers = headers
        self.positions = positions
    }

    func cell(_ key: String, of row: EnteredRow) -> ImportCell? {
        guard let position = positions[key], let value = row[position] else { return nil }
        return ImportCell(position: position, row: row.number, header: headers[position]?.shown ?? "", value: value)
    }
}

/// A cell with its place in the file.
struct ImportCell: Sendable {
    /// The column, from 0.
    let position: Int
    let row: Int
    let header: String
    let value: EnteredValue

    /// Such as `C7`.
    var place: String { Atelier.place(position, row) }

    /// Whether the code or the zone of a refusal stands in it.
    func names(_ reason: Refusal) -> Bool {
        let written = value.shown.uppercased().split(whereSeparator: { ",; \n\r".contains($0) })
        return [reason.facts["code"], reason.facts["zone"]].compactMap { $0?.uppercased() }
            .contains { code in written.contains { $0 == code } }
    }
}

/// What is wrong with one cell, one row or one header.
public struct ImportProblem: Sendable, Equatable {
    public let row: Int
    /// Such as `C7`; nil if it is about the whole row.
    public let place: String?
    /// The column's key; nil for a header that isn't known.
    public let column: String?
    /// The header, as it stands in the file.
    public let header: String?
    public let found: String?
    public let expected: String?
    public let reason: Refusal

    /// One sentence that begins with the place: `Row 7, C7 (Sex): …`.
    public func sentence(in language: String = "en") -> String {
        let cell = (place.map { ", \($0)" } ?? "") + (header.map { " (\($0))" } ?? "")
        return "Row \(row)\(cell): \(reason.sentence(in: language))"
    }
}

/// What becomes of a good row.
public struct ImportOutcome: Sendable, Equatable {
    public let deed: Deed
    /// What it is called by from then on; nil for a person of a rehearsal, whose reference is made on writing.
    public let code: String?
    /// The standing in the session that it was to be registered for, if any.
    public var standing: Registration.Standing?
    /// Why it is so, where there is more to say.
    public var reason: Refusal?

    public enum Deed: String, Sendable {
        case new
        /// It is here already and was named as such.
        case known
        /// It adds to what an earlier row began.
        case part
    }

    public init(_ deed: Deed, code: String?, standing: Registration.Standing? = nil, reason: Refusal? = nil) {
        self.deed = deed
        self.code = code
        self.standing = standing
        self.reason = reason
    }
}

/// What an import is asked to do.
public enum ImportIntent: Sendable, Equatable {
    /// Everything is tried and nothing is written.
    case rehearse
    /// All is written if every row is good, else nothing.
    case writeAll
    /// The good rows are written, the others left out.
    case writeGood
}

/// What became of an import.
public struct ImportReport<Entry: ImportEntry>: Sendable {
    public let table: ImportTable<Entry>
    public let intent: ImportIntent

    /// How many good rows it has beside those of the table: of a long file only the bad ones are listed.
    public let unlisted: Int

    public init(table: ImportTable<Entry>, intent: ImportIntent, unlisted: Int = 0) {
        self.table = table
        self.intent = intent
        self.unlisted = unlisted
    }

    public var good: Int { unlisted + table.rows.count(where: \.isGood) }
    public var bad: Int { unlisted + table.rows.count - good }
    public var isFaultless: Bool { bad == 0 && table.problems.isEmpty }

    /// Whether the good rows are written.
    public var isWritten: Bool {
        switch intent {
        case .rehearse: false
        case .writeAll: isFaultless
        case .writeGood: table.problems.isEmpty && good > 0
        }
    }
}
