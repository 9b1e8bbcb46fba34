import ArgumentParser
import Atelier
import Foundation
import Store

extension ProjectCommand {
    struct Paper: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Set or remove the donor's emblem and line on a kind of paper, and whose papers must not bear them.",
            discussion: """
                A returnee's certificate never bears them.

                Example: atelier project paper AVRR-AM sheet --line "Co-funded by the European Union|fr=Cofinancé par l'Union" \
                --emblem eu.svg --not-for minors

                Example: atelier project paper AVRR-AM sheet --remove
                """)
        @Argument(help: "The project's code.", transform: Reading.code) var code: String
        @Argument(help: "The kind of paper.") var kind: Project.Paper.Kind
        @Option(help: "The line, in one or more languages.", transform: Reading.texts) var line: Texts?
        @Option(help: "The emblem, an SVG or PNG file of at most 128 KiB.") var emblem: String?
        @Option(help: "Whose papers must not bear them; repeatable.") var notFor: [Project.Paper.Audience] = []
        @Flag(help: "Take emblem and line away.") var remove = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if remove == (line != nil || emblem != nil) {
                throw ValidationError("A paper needs --line or --emblem, or else --remove to take them away.")
            }
        }

        func run(at desk: Desk) async throws {
            if remove {
                try await desk.store.removePaper(kind, of: code, as: desk.identity)
                return Terminal.put("No \(kind.rawValue) of project \(code) bears an emblem or line any more.")
            }
            let picture = try emblem.map(Self.picture)
            try await desk.store.setPaper(
                Project.Paper(kind: kind, line: line, emblem: picture, notFor: notFor), of: code, as: desk.identity)
            Terminal.put("What a \(kind.rawValue) of project \(code) bears is set.")
        }

        private static func picture(_ path: String) throws -> Project.Paper.Emblem {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Answer.no("\(path) can't be read; name an SVG or PNG file.")
            }
            return Project.Paper.Emblem(Array(data))
        }
    }
}
