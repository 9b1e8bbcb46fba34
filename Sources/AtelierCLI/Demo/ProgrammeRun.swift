import ArgumentParser
import Atelier
import Foundation
import Store

/// Carries programmes' scripts out through the commands themselves, so that the demo does nothing that a user can't.
struct ProgrammeRun {
    let store: Store
    /// Who acts where a script names nobody: an administrator.
    let administrator: Identity
    /// The day from which relative dates are counted.
    let anchor: LocalDate
    /// Invented names by list, and how many of each are used.
    let names: [String: [InventedName]]
    private var used: [String: Int] = [:]
    private var files = ProgrammeFiles()

    init(store: Store, administrator: Identity, anchor: LocalDate, names: [String: [InventedName]]) {
        self.store = store
        self.administrator = administrator
        self.anchor = anchor
        self.names = names
    }

    /// Does what a script says, line by line; before each, `told` is told how many are done.
    ///
    /// - Throws: `Answer` that names the line, at the first that fails; what was done before stays.
    mutating func carryOut(_ script: ProgrammeScript, told: (Int) -> Void = { _ in }) async throws {
        var scope = Scope(identity: administrator)
        defer { files.remove() }
        for (done, step) in script.steps.enumerated() {
            told(done)
            do {
                try await take(step.words, in: &scope)
            } catch {
                let sentence = Failure(error)?.sentence ?? AtelierCommand.message(for: error)
                throw Answer.no(
                    "Programme \(script.number), line \(step.line) (\(step.words.joined(separator: " "))): \(sentence)")
            }
        }
    }

    /// Who acts, and what was kept.
    private struct Scope {
        var identity: Identity
        var kept: [String: [String]] = [:]
    }

    private mutating func take(_ words: [String], in scope: inout Scope) async throws {
        if words.count == 2, words[0] == "as" {
            scope.identity = words[1] == "-" ? administrator : .user(words[1])
        } else if words.count > 2, words[1] == "=" {
            let rest = try expand(Array(words.dropFirst(2)), scope)
            scope.kept[words[0]] = try await make(rest, scope.identity)
        } else if words.count > 2, words[0] == "refused" {
            try await refused(try expand(Array(words.dropFirst(2)), scope), by: words[1], scope.identity)
        } else if words[0] == "once" {
            try await once(try expand(Array(words.dropFirst()), scope), scope.identity)
        } else {
            _ = try await run(try expand(words, scope), scope.identity)
        }
    }

    /// What is kept under a name: people, a file, words as they stand, or what a command printed.
    private mutating func make(_ words: [String], _ identity: Identity) async throws -> [String] {
        switch words[0] {
        case "people": try await invent(words, identity)
        case "applications": [try inventApplications(words)]
        case "file": [try carried(words)]
        case "words": Array(words.dropFirst())
        default: try await run(words, identity)
        }
    }

    /// Runs a command as a user; what it printed, word by word.
    private func run(_ words: [String], _ identity: Identity) async throws -> [String] {
        guard let command = try AtelierCommand.parseAsRoot(words) as? any DeskCommand else {
            throw Answer.usage("A script has commands that work on the database only.")
        }
        return try await Terminal.collecting {
            try await command.run(at: Desk(store: store, identity: identity))
        }.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private func once(_ words: [String], _ identity: Identity) async throws {
        do {
            _ = try await run(words, identity)
        } catch let refusal as Refusal where refusal.rule.hasSuffix("_once") || refusal.rule.hasSuffix("_once_a_day") {
            // An earlier programme added it.
        }
    }

    private func refused(_ words: [String], by rule: String, _ identity: Identity) async throws {
        do {
            _ = try await run(words, identity)
        } catch let refusal as Refusal where refusal.rule == rule {
            return
        }
        throw Answer.no("This should have been refused by \(rule).")
    }

    /// `people COUNT LIST OPTION…`: adds the next people of a list; their references.
    private mutating func invent(_ words: [String], _ identity: Identity) async throws -> [String] {
        var references: [String] = []
        for person in try next(words).people {
            let own = person.own.map { ["--own-script", $0] } ?? []
            references += try await run(
                ["person", "add", person.name, "--sex", person.sex.rawValue] + own + words.dropFirst(3), identity)
        }
        return references
    }

    /// `applications COUNT LIST KEY=VALUES…`: writes a file of applications of the next people of a list.
    private mutating func inventApplications(_ words: [String]) throws -> String {
        let (first, people) = try next(words)
        let file = try InventedApplications(columns: Array(words.dropFirst(3))).file(of: people, from: first)
        return try files.write(file, named: "applications.json")
    }

    /// `file PATH`: writes a file that the binary carries.
    private mutating func carried(_ words: [String]) throws -> String {
        guard words.count == 2, let text = SeedFiles.text(words[1]) else {
            throw Answer.usage("Expected file PATH, with the path of a file below sql/seed.")
        }
        return try files.write(Data(text.utf8), named: words[1].replacing("/", with: "-"))
    }

    /// `WORD COUNT LIST …`: the next so many people of a list, and the place of the first.
    private mutating func next(_ words: [String]) throws -> (first: Int, people: [InventedPerson]) {
        guard words.count > 2, let count = Int(words[1]), count > 0, let list = names[words[2]] else {
            throw Answer.usage(
                "Expected \(words[0]) COUNT LIST, with one of the lists \(names.keys.sorted().joined(separator: ", "))."
            )
        }
        let first = used[words[2], default: 0]
        used[words[2]] = first + count
        return (first, (first..<first + count).map { InventedPerson(of: list, at: $0) })
    }

    private func expand(_ words: [String], _ scope: Scope) throws -> [String] {
        try words.flatMap { word -> [String] in
            if word.hasPrefix("$") { return try kept(word.dropFirst(), scope) }
            guard let resolved = ProgrammeDates.resolve(word, anchor: anchor) else {
                throw Answer.usage("“\(word)”: expected a day such as {W+5 Tue}, or a year such as {Y-20}.")
            }
            return [resolved]
        }
    }

    /// `name`, `name[2]`, `name[2..4]`.
    private func kept(_ text: Substring, _ scope: Scope) throws -> [String] {
        let parts = text.split(whereSeparator: { "[]".contains($0) })
        guard let words = parts.first.flatMap({ scope.kept[String($0)] }) else {
            throw Answer.usage("Nothing is kept as $\(text).")
        }
        guard parts.count == 2 else { return words }
        let bounds = parts[1].split(separator: ".").compactMap { Int($0) }
        guard let from = bounds.first, let to = bounds.last, from >= 1, from <= to, to <= words.count else {
            throw Answer.usage("$\(text) is out of what is kept: \(words.count) words.")
        }
        return Array(words[(from - 1)..<to])
    }
}
