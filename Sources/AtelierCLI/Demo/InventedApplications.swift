import Atelier
import Foundation
import Store

/// A file of invented applications, as `application import` reads it: each of another person of a list, with a value for
/// each column. Which value is not chance but arithmetic, so that a script makes the same file every time.
struct InventedApplications {
    private let columns: [(key: String, values: [String])]

    /// - Parameter columns: `KEY=VALUES`, the values separated by `|`; `1990..2008` is each whole number of them, `3*no` is as
    ///   often as three, an empty one is no answer, and `#` any digit.
    /// - Throws: `Answer` that names what isn't of that form.
    init(columns: [String]) throws {
        self.columns = try columns.map { text in
            guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
                throw Answer.usage("“\(text)”: expected KEY=VALUES, such as schooling=none|primary.")
            }
            let values = text[text.index(after: mark)...].split(separator: "|", omittingEmptySubsequences: false)
            return (key: String(text[..<mark]), values: values.flatMap(Self.values))
        }
    }

    /// The file's content.
    func file(of people: [InventedPerson], from first: Int) throws -> Data {
        let rows = people.enumerated().map { index, person in
            var cells = ["name": person.name, "sex": person.sex.rawValue]
            for (key, values) in columns {
                let value = values[Self.number(row: first + index, of: key, below: values.count)]
                cells[key] = Self.filled(value, row: first + index, of: key)
            }
            return cells
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(rows)
    }

    private static func values(_ text: Substring) -> [String] {
        if let mark = text.firstIndex(of: "*"), let times = Int(text[..<mark]), times > 0 {
            return Array(repeating: values(text[text.index(after: mark)...]), count: times).flatMap { $0 }
        }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from <= to else { return [String(text)] }
        return (from...to).map(String.init)
    }

    private static func filled(_ value: String, row: Int, of key: String) -> String {
        guard value.contains("#") else { return value }
        return String(
            value.enumerated().map { place, character in
                guard character == "#" else { return character }
                return Character(String(number(row: row, of: "\(key) \(place)", below: 10)))
            })
    }

    /// FNV-1a over row and column, its bits mixed as MurmurHash3 ends: any two columns go together in every way.
    private static func number(row: Int, of column: String, below bound: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(row) \(column)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return Int((hash ^ (hash >> 33)) % UInt64(bound))
    }
}

/// Somebody of a list of invented names.
struct InventedPerson {
    let name: String
    let own: String?
    let sex: Person.Sex

    /// The person of a place in an endless list: after its end, given names go with other family names, so that as many
    /// differ as the square of its length.
    init(of list: [InventedName], at index: Int) {
        let (one, other) = (list[index % list.count], list[(index + index / list.count) % list.count])
        name = Self.mixed(one.name, other.name)
        own = one.own.map { own in Self.mixed(own, other.own ?? own) }
        sex = one.sex
    }

    /// The first word of one name, the others of another.
    private static func mixed(_ given: String, _ family: String) -> String {
        let rest = family.split(separator: " ").dropFirst()
        return ([given.split(separator: " ").first ?? ""] + rest).joined(separator: " ")
    }
}
