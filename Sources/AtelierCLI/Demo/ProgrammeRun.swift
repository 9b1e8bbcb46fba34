import ArgumentParser
import Atelier
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

    init(store: Store, administrator: Identity, anchor: LocalDate, names: [String: [InventedName]]) {
        self.store = store
        self.administrator = administrator
        self.anchor = anchor
        self.names = names
    }

    /// Does what a script says, line by line.
    ///
    /// - Throws: `Answer` that names the line, at the first that fails; what was done before stays.
    mutating func carryOut(_ script: ProgrammeScript) async throws {
        var scope = Scope(identity: administrator)
        for step in script.steps {
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
            scope.kept[words[0]] =
                rest[0] == "people" ? try await invent(rest, scope.identity) : try await run(rest, scope.identity)
        } else if words.count > 2, words[0] == "refused" {
            try await refused(try expand(Array(words.dropFirst(2)), scope), by: words[1], scope.identity)
        } else if words[0] == "once" {
            try await once(try expand(Array(words.dropFirst()), scope), scope.identity)
        } else {
            _ = try await run(try expand(words, scope), scope.identity)
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
        guard words.count > 2, let count = Int(words[1]), let list = names[words[2]] else {
            throw Answer.usage(
                "Expected people COUNT LIST, with one of the lists \(names.keys.sorted().joined(separator: ", ")).")
        }
        let first = used[words[2], default: 0]
        used[words[2]] = first + count
        var references: [String] = []
        for index in first..<first + count {
            references += try await run(
                ["person", "add"] + Self.person(of: list, at: index) + words.dropFirst(3), identity)
        }
        return references
    }

    /// The invented person of a place in an endless list: after its end, given names go with other family names.
    private static func person(of list: [InventedName], at index: Int) -> [String] {
        let (one, other) = (list[index % list.count], list[(index + index / list.count) % list.count])
        let own = one.own.map { own in mixed(own, other.own ?? own) }
        return [mixed(one.name, other.name), "--sex", one.sex.rawValue] + (own.map { ["--own-script", $0] } ?? [])
    }

    /// The first word of one name, the others of another.
    private static func mixed(_ given: String, _ family: String) -> String {
        let rest = family.split(separator: " ").dropFirst()
        return ([given.split(separator: " ").first ?? ""] + rest).joined(separator: " ")
    }

    private func expand(_ words: [String], _ scope: Scope) throws -> [String] {
        try words.flatMap { word -> [String] in
            if word.hasPrefix("$") { return try kept(word.dropFirst(), scope) }
            guard let resolved = ProgrammeDates.resolve(word, anchor: anchor) else {
                throw Answer.usage("“\(word)”: expected a day such as {W+5 Tue}.")
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
