public import Atelier
import Foundation
import SQLTexts

/// The programmes, what they need, and the invented names that the binary carries (`sql/seed`).
public enum SeedFiles {
    /// The programmes' scripts, by file name.
    public static func programmes() -> [(name: String, text: String)] {
        SQLTexts.folder("seed/programmes")
            .map { (String($0.path.split(separator: "/").last ?? ""), $0.text) }
            .sorted { $0.name < $1.name }
    }

    /// The text of one file, by its path below `sql/seed`; nil if there is none.
    public static func text(_ path: String) -> String? { SQLTexts.files["seed/" + path] }

    /// Invented names by name of the list.
    ///
    /// - Throws: `DecodingError` if a list isn't what `InventedName` says.
    public static func names() throws -> [String: [InventedName]] {
        var lists: [String: [InventedName]] = [:]
        for (path, text) in SQLTexts.folder("seed/names") {
            let list = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
            lists[list] = try JSONDecoder().decode([InventedName].self, from: Data(text.utf8))
        }
        return lists
    }
}

/// An invented person, for programmes whose people must not be named.
public struct InventedName: Sendable, Decodable {
    public let name: String
    public let own: String?
    public let sex: Person.Sex

    private enum CodingKeys: String, CodingKey { case name, own, sex }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        own = try values.decodeIfPresent(String.self, forKey: .own)
        let word = try values.decode(String.self, forKey: .sex)
        guard let known = Person.Sex(rawValue: word) else {
            throw DecodingError.dataCorruptedError(
                forKey: .sex, in: values, debugDescription: "\(word) is no sex that a person has here")
        }
        sex = known
    }
}
