import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    @Test("The root's help names every noun in its group")
    func root() throws {
        let help = try Machine("nowhere").atelier("--help")
        #expect(help.status == 0)
        #expect(help.output == rootHelp)
        #expect(try Machine("nowhere").atelier().output == help.output)
    }

    @Test("The command tree is the one that scripts rely on")
    func tree() throws {
        let leaves = try Page.root().leaves.map { $0.words.dropFirst().joined(separator: " ") }
        #expect(leaves.sorted() == commandTree)
    }

    @Test(
        "Every command has an abstract and an example that begins with its own words, and every option and argument a help"
    )
    func complete() throws {
        for page in try Page.root().whole where page.command.commandName != "help" {
            let name = page.words.joined(separator: " ")
            #expect(page.command.abstract?.hasSuffix(".") == true, "\(name)")
            #expect(page.command.discussion?.contains("Example: atelier") == true, "\(name)")
            if page.isLeaf { #expect(page.command.discussion?.contains("Example: \(name)") == true, "\(name)") }
            for argument in page.command.arguments ?? [] where argument.valueName != "help" {
                #expect(argument.abstract?.hasSuffix(".") == true, "\(name) \(argument.valueName ?? "")")
            }
        }
    }

    @Test("Every command that works on the database takes the same three options; the demo refuses any other database")
    func connection() throws {
        for page in try Page.root().leaves where page.words.count > 1 && page.command.commandName != "help" {
            if page.command.commandName == "demo" || page.needsNoDatabase { continue }
            let options = Set((page.command.arguments ?? []).flatMap { ($0.names ?? []).map(\.name) })
            #expect(options.isSuperset(of: ["database", "demo", "as"]), "\(page.words)")
        }
    }

    @Test("An example in a help text is understood by the parser")
    func examples() throws {
        for page in try Page.root().leaves {
            for example in page.examples
            where !["demo", "serve", "start", "stop"].contains(page.command.commandName) && !page.needsNoDatabase {
                let answer = try Machine("nowhere").atelier(example + ["--database", "postgresql://127.0.0.1:1/x"])
                #expect([1, 69].contains(answer.status), "\(example): \(answer.errors)")
            }
        }
        #expect(try Machine("nowhere").atelier(["demo", "--database", "postgresql://127.0.0.1:1/x"]).status == 64)
    }
}

/// A command with the words that lead to it, as the parser dumps its own tree.
struct Page {
    let words: [String]
    let command: Command

    struct Dump: Decodable { let command: Command }

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let valueName: String?
        let abstract: String?
        let names: [Name]?
        let isOptional: Bool?
        struct Name: Decodable { let name: String }
    }

    static func root() throws -> Page {
        let dump = try Machine("nowhere").atelier("--experimental-dump-help").json(Dump.self)
        return Page(words: ["atelier"], command: dump.command)
    }

    /// What works on files alone takes no database.
    var needsNoDatabase: Bool { words == ["atelier", "draw", "verify"] }

    var isLeaf: Bool { (command.subcommands ?? []).isEmpty }
    var leaves: [Page] { whole.filter { $0.isLeaf && $0.command.commandName != "help" } }

    /// This page and all below it.
    var whole: [Page] {
        [self] + (command.subcommands ?? []).flatMap { Page(words: words + [$0.commandName], command: $0).whole }
    }

    /// The words after `Example: atelier`, split as a shell does it with double quotes.
    var examples: [[String]] {
        (command.discussion ?? "").split(separator: "\n").compactMap { line in
            guard let mark = line.range(of: "Example: atelier ") else { return nil }
            return Self.words(of: line[mark.upperBound...])
        }
    }

    private static func words(of line: Substring) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words
    }
}
