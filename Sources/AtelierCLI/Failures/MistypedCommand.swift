import ArgumentParser

/// A word that stands where a command's name does and is none: what was probably meant.
enum MistypedCommand {
    /// One sentence that says it, or nil if every such word is a command.
    static func sentence(for words: some Sequence<String>) -> String? {
        var command: any ParsableCommand.Type = AtelierCommand.self
        var path = "atelier"
        for word in words {
            let known = command.configuration.subcommands
            if known.isEmpty || word.hasPrefix("-") || word == "help" { return nil }
            guard let next = known.first(where: { $0._commandName == word }) else {
                return sentence(for: word, after: path, among: known.map { $0._commandName })
            }
            (command, path) = (next, "\(path) \(word)")
        }
        return nil
    }

    private static func sentence(for word: String, after path: String, among names: [String]) -> String {
        let nearest = names.map { (name: $0, steps: steps(from: word, to: $0)) }.min { $0.steps < $1.steps }
        if let nearest, nearest.steps <= max(1, word.count / 2) {
            return "There is no command `\(path) \(word)`; did you mean `\(path) \(nearest.name)`?"
        }
        return "There is no command `\(path) \(word)`; expected one of: \(names.joined(separator: ", "))."
    }

    /// How many letters are to be put in, taken out or changed (Levenshtein).
    private static func steps(from word: String, to name: String) -> Int {
        var row = Array(0...name.count)
        for (line, letter) in word.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in name.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
            }
        }
        return row[name.count]
    }
}
