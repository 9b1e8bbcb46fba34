import Atelier
import Foundation
import Postgres

extension Transaction {
    /// Understands a piece's rows and stores them aside, an array a column.
    func stage(_ piece: FilePieces.Piece, by reading: ImportReading<PersonEntry>, in file: UUID) throws {
        let rows = reading.rows(piece.rows)
        let columns = StagedColumn.all.filter { $0.keys.contains(where: reading.has) }
            .map { ", \($0.name) => \($0.values(rows))" as SQL }
        _ = try execute(
            """
            SELECT stage_piece(\(file), \(piece.number), \(BinaryArray(integers: rows.count) { rows[$0].number }),
                \(BinaryArray(booleans: rows.count) { rows[$0].problems.isBirthUnread }),
                \(BinaryArray(booleans: rows.count) { !rows[$0].problems.isEmpty })\(columns.joined(separator: "")))
            """)
    }
}

/// A column of staged rows: sent only where the file has something for it. Its values are stored properties of a row, reached
/// from the list: whatever is asked of a row or an entry as a whole copies it.
struct StagedColumn: Sendable {
    let name: SQL
    /// The columns of a file from which it follows.
    let keys: [String]
    let values: @Sendable ([ImportRow<PersonEntry>]) -> BinaryArray

    static let all: [StagedColumn] = [
        texts("name", from: "name", "given_name", "family_name") { $0[$1].entry.name },
        texts("name_own_script", from: "name_own_script") { $0[$1].entry.nameOwnScript },
        texts("patronymic", from: "patronymic") { $0[$1].entry.patronymic },
        texts("language", from: "language") { $0[$1].entry.language },
        texts("sex", from: "sex") { $0[$1].entry.sex?.rawValue },
        StagedColumn(name: "birth_year", keys: ["birth_year", "birth_date"]) { rows in
            BinaryArray(integers: rows.count) { rows[$0].entry.birthDate?.year ?? rows[$0].entry.birthYear }
        },
        StagedColumn(name: "birth_date", keys: ["birth_date"]) { rows in
            BinaryArray(daysSince1970: rows.count) { rows[$0].entry.birthDate?.day?.daysSince1970 }
        },
        texts("country_code", from: "country") { $0[$1].entry.country },
        texts("email", from: "email") { $0[$1].entry.email },
        texts("phone", from: "phone") { $0[$1].entry.phone },
        texts("organisation", from: "organisation") { $0[$1].entry.organisation },
        texts("known_as", from: "reference") { $0[$1].entry.reference?.text },
        texts("guardian_name", from: "guardian_name") { $0[$1].entry.guardianName },
        texts("guardian_relation", from: "guardian_relation") { $0[$1].entry.guardianRelation },
        texts("guardian_phone", from: "guardian_phone") { $0[$1].entry.guardianPhone },
        texts("guardian_email", from: "guardian_email") { $0[$1].entry.guardianEmail },
    ]

    /// - `value`: that of a row by its index.
    private static func texts(
        _ name: SQL, from keys: String..., value: @escaping @Sendable ([ImportRow<PersonEntry>], Int) -> String?
    ) -> StagedColumn {
        StagedColumn(name: name, keys: keys) { rows in BinaryArray(texts: rows.count) { value(rows, $0) } }
    }
}

extension PersonEntry.Reference {
    /// As it is staged.
    fileprivate var text: String { if case .known(let reference) = self { reference } else { "new" } }
}
