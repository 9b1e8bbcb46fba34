import Atelier
import Foundation
import Testing

@Suite("Names across scripts")
struct NameFoldingTests {
    @Test(
        "A name in its own script folds to what a passport would write",
        arguments: [
            ("Գայանե Խաչատրյան", "gayane khachatryan"), ("ქეთევან ჭავჭავაძე", "ketevan chavchavadze"),
            ("Юлия Щербакова", "yuliya shcherbakova"), ("Ольга О’Коннор-Смит", "olga okonnor smit"),
            ("  Žėñ   ŞAHİN ", "zen sahin"), ("አበበ", "ababa"), ("Ελένη", "elene"), ("محمد", "mhmd"), ("…", ""),
            ("Straße 7", "strasse 7"),
        ])
    func folding(_ name: String, _ folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test(
        "Spellings of one name sound the same",
        arguments: [
            ("Mohammed", "محمد"), ("Fatimah", "فاطمة"), ("Yusuf", "يوسف"), ("Gayane", "Գայանե"),
            ("Khachaturian", "Խաչատրյան"),
            ("Petrossian", "Петросян"), ("Kapanadze", "კაპანაძე"), ("Eva Vorbelian", "Եվա Որբելյան"),
            ("Ouédraogo", "Wedraogo"), ("Diallo", "Dialo"), ("Sadulaev", "Садулаев"),
        ])
    func sounds(_ one: String, _ two: String) {
        #expect(NameFolding.keys(of: [one]).sounds == NameFolding.keys(of: [two]).sounds)
    }

    @Test("The order of the words doesn't matter, and a name that has no consonant stands for itself")
    func order() {
        #expect(
            NameFolding.keys(of: ["Petrosyan Anahit"]).sounds == NameFolding.keys(of: ["Անահիտ Պետրոսյան", nil]).sounds)
        #expect(NameFolding.keys(of: ["Ia"]).sounds == ["ia"])
        #expect(NameFolding.keys(of: [nil]) == NameFolding.keys(of: ["!"]))
    }

    @Test("Of the invented names, at least 95 in 100 sound the same in their own script, and hardly two different ones")
    func recall() throws {
        for list in ["hy", "ka", "ru"] {
            let names = try InventedNames.read(list)
            let own = names.map { NameFolding.keys(of: [$0.own]).sounds }
            let latin = names.map { NameFolding.keys(of: [$0.name]).sounds }
            let same = zip(own, latin).count { $0 == $1 }
            #expect(same * 100 >= names.count * 95, "\(list): \(same) of \(names.count)")
            let confused = names.indices.count { one in names.indices.contains { $0 != one && own[one] == latin[$0] } }
            #expect(confused * 100 <= names.count * 2, "\(list): \(confused) of \(names.count)")
        }
    }
}

private struct InventedNames: Decodable {
    let name: String
    let own: String

    static func read(_ list: String) throws -> [InventedNames] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../sql/seed/names/\(list).json")
        return try JSONDecoder().decode([InventedNames].self, from: Data(contentsOf: file))
    }
}
