public import Atelier
import Foundation
import SQLTexts

/// The programmes and invented names that the binary carries (`sql/seed`).
public enum SeedFiles {
    /// In order of their numbers.
    ///
    /// - Throws: `DecodingError` if a file isn't what `ProgrammeFile` says.
    public static func programmes() throws -> [ProgrammeFile] {
        try SQLTexts.folder("seed/programmes").map { try programme(json: $0.text) }.sorted { $0.number < $1.number }
    }

    /// One programme from the text of its file.
    public static func programme(json: String) throws -> ProgrammeFile {
        try decoder.decode(ProgrammeFile.self, from: Data(json.utf8))
    }

    /// Invented names by name of the list.
    public static func names() throws -> [String: [InventedName]] {
        var lists: [String: [InventedName]] = [:]
        for (path, text) in SQLTexts.folder("seed/names") {
            let list = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
            lists[list] = try decoder.decode([InventedName].self, from: Data(text.utf8))
        }
        return lists
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
