/// What a number means by the format it is shown in.
enum NumberLook: Sendable, Equatable {
    case plain, day, time, dayAndTime

    /// One of the formats that every program knows by number (ECMA-376 part 1, 18.8.30, with the East Asian ones).
    init(builtIn id: Int) {
        self =
            switch id {
            case 14...17, 27...31, 34...36, 50...58: .day
            case 18...21, 32, 33, 45...47: .time
            case 22: .dayAndTime
            default: .plain
            }
    }

    /// A format in words, such as `dd/mm/yyyy hh:mm`.
    init(code: String) {
        let letters = Self.letters(of: code)
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
        self = hasDay ? (hasTime ? .dayAndTime : .day) : hasTime ? .time : .plain
    }

    /// The letters of the first section that stand for parts of a date: without texts in quotes, escaped characters, colours
    /// and conditions in brackets. `[h]` is elapsed hours.
    private static func letters(of code: String) -> Set<Character> {
        var letters: Set<Character> = []
        var rest = code.lowercased().replacing("am/pm", with: "").replacing("a/p", with: "")
            .replacing("general", with: "")[...]
        while let character = rest.popFirst() {
            switch character {
            case ";": return letters
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
                    letters.insert(first)
                }
            default: letters.insert(character)
            }
        }
        return letters
    }
}

/// The looks of numbers by cell style.
final class StylesReader: PartReader {
    private(set) var looks: [NumberLook] = []
    private var custom: [Int: NumberLook] = [:]
    private var isInCellFormats = false

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                custom[id] = NumberLook(code: code)
            }
        case "cellXfs": isInCellFormats = true
        case "xf":
            guard isInCellFormats else { return }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            looks.append(custom[id] ?? NumberLook(builtIn: id))
        default: break
        }
    }

    override func end(_ element: Substring) { if element == "cellXfs" { isInCellFormats = false } }
}
