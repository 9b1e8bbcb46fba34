import Atelier
import Foundation
import Postgres

extension Transaction {
    /// Understands a piece's rows and stores them aside, by COPY into a table of this session's own, since COPY doesn't go
    /// where row security holds.
    func stage(_ piece: FilePieces.Piece, by reading: ImportReading<PersonEntry>, in file: UUID) throws {
        _ = try execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS incoming ON COMMIT DELETE ROWS AS TABLE staged_person WITH NO DATA")
        let columns = StagedColumn.all.filter { $0.keys.contains(where: reading.has) }
        let names = columns.map(\.name).map { ", \($0)" as SQL }.joined(separator: "")
        try copyIn("COPY pg_temp.incoming (row_no, birth_unread, is_bad\(names)) FROM STDIN") { copy in
            var groups: Set<String> = []
            for entered in piece.rows {
                let row = reading.row(entered, groups: &groups)
                copy.put(row.number)
                copy.put(row.isBirthUnread)
                copy.put(!row.isGood)
                for column in columns { column.put(row.entry, copy) }
                try copy.endRow()
            }
        }
        _ = try execute("SELECT stage_incoming(\(file), \(piece.number))")
    }
}

/// A column of staged rows: sent only where the file has something for it.
private struct StagedColumn: Sendable {
    let name: SQL
    /// The columns of a file from which it follows.
    let keys: [String]
    let put: @Sendable (PersonEntry, CopyWriter) -> Void

    static let all: [StagedColumn] = [
        StagedColumn(name: "name", keys: ["name", "given_name", "family_name"]) { $1.put($0.name) },
        StagedColumn(name: "name_own_script", keys: ["name_own_script"]) { $1.put($0.nameOwnScript) },
        StagedColumn(name: "patronymic", keys: ["patronymic"]) { $1.put($0.patronymic) },
        StagedColumn(name: "language", keys: ["language"]) { $1.put($0.language) },
        StagedColumn(name: "sex", keys: ["sex"]) { $1.put($0.sex?.rawValue) },
        StagedColumn(name: "birth_year", keys: ["birth_year", "birth_date"]) { $1.put($0.birth?.year) },
        StagedColumn(name: "birth_date", keys: ["birth_date"]) { $1.put($0.birth?.day?.description) },
        StagedColumn(name: "country_code", keys: ["country"]) { $1.put($0.country) },
        StagedColumn(name: "email", keys: ["email"]) { $1.put($0.email) },
        StagedColumn(name: "phone", keys: ["phone"]) { $1.put($0.phone) },
        StagedColumn(name: "organisation", keys: ["organisation"]) { $1.put($0.organisation) },
        StagedColumn(name: "known_as", keys: ["reference"]) { $1.put($0.reference?.text) },
        StagedColumn(name: "guardian_name", keys: ["guardian_name"]) { $1.put($0.guardianName) },
        StagedColumn(name: "guardian_relation", keys: ["guardian_relation"]) { $1.put($0.guardianRelation) },
        StagedColumn(name: "guardian_phone", keys: ["guardian_phone"]) { $1.put($0.guardianPhone) },
        StagedColumn(name: "guardian_email", keys: ["guardian_email"]) { $1.put($0.guardianEmail) },
    ]
}

extension PersonEntry.Reference {
    /// As it is staged.
    fileprivate var text: String { if case .known(let reference) = self { reference } else { "new" } }
}
