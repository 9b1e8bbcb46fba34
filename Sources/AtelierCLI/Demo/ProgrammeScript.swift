import Atelier

/// A programme as a script tells it: the commands that a coordinator would have given, one a line.
///
/// The first line names it: `programme 5 FN-05 "Micro-business start-up, Russian Federation"`. Then, one a line:
/// - a command of `atelier`, without that word;
/// - `as USER`: the commands that follow are that user's; `as -`: the administrator's;
/// - `NAME = COMMAND`: keeps what the command printed, word by word; `$NAME` stands for all of it, `$NAME[2]` and
///   `$NAME[2..4]` for a part, counted from 1;
/// - `NAME = people COUNT LIST OPTION…`: adds so many invented people of a list (`sql/seed/names`), each once, with the
///   options of `person add`, and keeps their references;
/// - `NAME = applications COUNT LIST KEY=VALUES…`: writes a file of so many applications of invented people of a list, as
///   `application import` reads it, and keeps where it lies; values as `InventedApplications` says;
/// - `NAME = words WORD…`: keeps the words as they stand;
/// - `NAME = file PATH`: writes a file that the binary carries (below `sql/seed`), and keeps where it lies;
/// - `once COMMAND`: does nothing if that is there already;
/// - `refused RULE COMMAND`: the command must be refused by that rule.
/// `{W+5 Tue}` is the Tuesday of the fifth week after the anchor's (weeks begin on Monday), `{Y-20}` the twentieth year
/// before the anchor's. Words with spaces stand in
/// quotes; a line that ends in `\` goes on; `#` begins a comment.
struct ProgrammeScript: Sendable {
    let number: Int
    /// The code of the project whose figures the programme's are.
    let project: String
    let name: String
    let steps: [Step]

    struct Step: Sendable, Equatable {
        /// Its place in the file, from 1.
        let line: Int
        let words: [String]
    }

    /// - Throws: `Answer` that names the line and what was expected.
    init(name file: String, text: String) throws {
        let lines = try Self.lines(of: text, in: file)
        guard let head = lines.first?.words, head.count == 4, head[0] == "programme", let number = Int(head[1]) else {
            throw Answer.no("\(file), line 1: expected programme NUMBER PROJECT \"NAME\".")
        }
        (self.number, project, name) = (number, head[2], head[3])
        steps = Array(lines.dropFirst())
    }

    private static func lines(of text: String, in file: String) throws -> [Step] {
        var steps: [Step] = []
        var open: (line: Int, text: String)?
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = (open?.line ?? index + 1, (open?.text ?? "") + raw)
            if line.1.hasSuffix("\\") {
                open = (line.0, String(line.1.dropLast()))
                continue
            }
            open = nil
            guard let words = words(of: line.1) else {
                throw Answer.no("\(file), line \(line.0): a quotation mark is not closed.")
            }
            if !words.isEmpty { steps.append(Step(line: line.0, words: words)) }
        }
        return steps
    }

    /// The words of a line; nil if a quotation mark is not closed.
    static func words(of line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case "#" where !isQuoted && word == nil:
                return words
            case " ", "\t":
                guard isQuoted else {
                    if let done = word { words.append(done) }
                    word = nil
                    continue
                }
                word = (word ?? "") + String(character)
            default:
                word = (word ?? "") + String(character)
            }
        }
        guard !isQuoted else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
