import CICU
import Synchronization

/// Names made comparable: whatever their script, in lower-case Latin letters, as passports write them, and by their sound.
///
/// Letters are transliterated by ICU: Armenian, Georgian and Cyrillic by the rules of BGN/PCGN, which passports come
/// closest to, everything else by its general rules; then accents and whatever is no letter or digit go.
public enum NameFolding {
    /// What is stored with a person, so that the database finds and compares names.
    public struct Keys: Sendable, Equatable {
        /// All names, folded, separated by spaces.
        public let search: String
        /// The consonants of each word of the names, each once, sorted.
        public let sounds: [String]
    }

    /// The keys of all names by which one person goes.
    public static func keys(of names: [String?]) -> Keys {
        let folded = names.compactMap { $0.map(fold) }.filter { !$0.isEmpty }
        let words = folded.flatMap { $0.split(separator: " ") }
        return Keys(search: folded.joined(separator: " "), sounds: Set(words.map { sound(of: $0) }).sorted())
    }

    /// A name in lower-case Latin letters and digits, its words separated by one space; "" if there is nothing of these.
    public static func fold(_ name: String) -> String {
        let latin = transliterator.withLock { $0.apply(to: spelt(name)) }
        var folded = ""
        for scalar in latin.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": folded.unicodeScalars.append(scalar)
            // What transliteration writes for soft signs and breathings belongs to the word.
            case "'", "\"", "ʹ", "ʺ", "ʼ", "ʻ", "ʾ", "ʿ", "’", "‘", "`", "´": break
            default: if folded.last != " ", !folded.isEmpty { folded.append(" ") }
            }
        }
        return folded.last == " " ? String(folded.dropLast()) : folded
    }

    /// The consonants of a folded word, those that languages write for one another made one: `hovhannisyan` and
    /// `hovanesian` differ by an h only, `mohammed` and `mhmd` not at all. The word itself if it has none.
    static func sound(of word: Substring) -> String {
        var sound = ""
        var rest = word
        while !rest.isEmpty {
            let (letters, written) = spellings.first { rest.hasPrefix($0.key) } ?? (String(rest.prefix(1)), nil)
            rest = rest.dropFirst(letters.count)
            for letter in written ?? letters where sound.last != letter || letter.isNumber { sound.append(letter) }
        }
        // A last h is written or not: Sarah, Fatimah.
        if sound.count > 1, sound.last == "h" { sound.removeLast() }
        return sound.isEmpty ? String(word) : sound
    }

    /// Arabic's closing ة is heard as an a, where transliteration writes a t.
    private static func spelt(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "ة" ? "ه" : $0 }))
    }

    /// From the longest: how several letters sound, then single ones; vowels and half-vowels are silent.
    private static let spellings: [(key: String, value: String)] = [
        ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "z"), ("ch", "c"),
        ("sh", "s"), ("ts", "c"), ("tz", "c"), ("dz", "z"), ("th", "t"), ("ph", "f"), ("dj", "j"), ("ck", "k"),
        ("a", ""), ("e", ""), ("i", ""), ("o", ""), ("u", ""), ("y", ""), ("w", ""), ("q", "k"), ("c", "k"),
        ("x", "h"),
    ]

    private static let transliterator = Mutex(
        Transliterator("Armenian-Latin/BGN; Georgian-Latin/BGN; Russian-Latin/BGN; Any-Latin; Latin-ASCII; Any-Lower"))
}

/// ICU's transliterator of one rule. Not Sendable: it is used under a lock, since it is costly to open (0.1 s).
private final class Transliterator {
    private let handle: OpaquePointer

    init(_ rule: String) {
        var status: CInt = 0
        let id = Array(rule.utf16)
        guard let handle = cicu_open(id, Int32(id.count), &status) else {
            preconditionFailure("ICU knows no transliterator \(rule): \(status)")
        }
        self.handle = handle
    }

    deinit { cicu_close(handle) }

    /// The text transliterated, or in lower case as it is if ICU finds no room for it.
    func apply(to text: String) -> String {
        var units = Array(text.utf16)
        var length = Int32(units.count)
        var limit = length
        // One letter becomes at most a few; a name is short, so there is room for many.
        let capacity = units.count * 8 + 64
        units += [UInt16](repeating: 0, count: capacity - units.count)
        var status: CInt = 0
        cicu_transliterate(handle, &units, &length, Int32(capacity), &limit, &status)
        return status > 0 ? text.lowercased() : String(decoding: units[..<Int(length)], as: UTF16.self)
    }
}
