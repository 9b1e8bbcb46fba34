import ArgumentParser
import Atelier
import Foundation
import Store

extension DrawCommand {
    struct Rehearse: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Draw a round, or a list in a file, by a seed that is thrown away, and show the figures; records nothing.",
            discussion: """
                Nobody is named, since this isn't the draw. With --list no database is asked.

                Example: atelier draw rehearse YOUTH-1 --strata municipality,sex

                Example: atelier draw rehearse --list youth-1-list.txt
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String?
        @Option(help: ArgumentHelp("A list as `atelier draw protocol --list` writes it.", valueName: "file")) var list:
            String?
        @OptionGroup var shape: DrawShape
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if (code == nil) == (list == nil) { throw ValidationError("Expected either a round's code or --list.") }
            if list != nil, shape.seats != nil || shape.strata != nil {
                throw ValidationError(
                    "A list has its seats and strata in its first line; leave --seats and --strata out.")
            }
        }

        func run() async throws {
            guard let list else { return try await Desk.open(connection) { try await run(at: $0) } }
            let reader = try DrawFile.list(list)
            let clock = ContinuousClock()
            let start = clock.now
            let result = DrawResult(of: reader.list, by: .throwAway())
            let time = clock.now - start
            try show(DrawSummary(of: result, by: reader.list.rules), reader.applications, time)
        }

        func run(at desk: Desk) async throws {
            let (summary, applications, time) = try await desk.store.rehearseDraw(
                of: code ?? "", seats: shape.seats, fields: shape.fields, by: .throwAway(), as: desk.identity)
            try show(summary, applications, time)
        }

        private func show(_ summary: DrawSummary, _ applications: Int, _ time: Duration) throws {
            let milliseconds =
                Double(time.components.attoseconds / 1_000_000_000_000) / 1000 + Double(time.components.seconds) * 1000
            let rules = summary.rules
            guard listing.format == .table else {
                return try DrawView.rehearsal(summary, applications: applications, milliseconds: milliseconds)
                    .put(as: listing)
            }
            Terminal.put(
                """
                A REHEARSAL by a seed that is thrown away: \(rules.participants) of \(applications) applications take part, \
                for \(rules.seats) seats (computed in \(milliseconds) ms). Nothing is recorded.

                """)
            Terminal.put(DrawView.strata(of: rules).text)
            Terminal.put("")
            Terminal.put(DrawView.sessions(of: summary).text)
        }
    }

    struct Write: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "protocol",
            abstract: "Write a draw's protocol to a file, as it is now, for anybody to check.",
            discussion: """
                Example: atelier draw protocol YOUTH-1 --output youth-1.json --list youth-1-list.txt
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "The file to write, which must not exist yet.") var output: String
        @Option(
            help: ArgumentHelp("A file for the frozen list by itself, whose SHA-256 was announced.", valueName: "file"))
        var list: String?
        @Option(
            help: "Which of the round's draws, if some were abandoned; without it, the newest.",
            transform: Reading.count)
        var draw: Int?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let paper = try NewFile(output)
            let listFile = try list.map { try NewFile($0) }
            let written = try await desk.store.writeDraw(
                of: code, number: draw, as: desk.identity, protocol: paper.sink, list: listFile?.sink)
            try paper.finish()
            try listFile?.finish()
            Terminal.put(
                "The protocol of draw \(written.announcement.draw) of round \(code) (\(written.outcome.word)) is in \(output)."
            )
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compute a draw's protocol again and say where it differs; needs no database.",
            discussion: """
                The status is 1 if it isn't good. deploy/draws/verify.py does the same with Python alone.

                Example: atelier draw verify youth-1.json --list youth-1-list.txt
                """)
        @Argument(help: "The protocol.") var file: String
        @Option(help: ArgumentHelp("The list as it was published by itself, to be compared.", valueName: "file"))
        var list: String?

        func run() throws {
            let report = try DrawFile.check(file, against: list)
            let said = report.draw.announcement
            let outcome =
                switch report.draw.outcome {
                case .committed: "it isn't run yet"
                case .run: "\(report.draw.rules.seats) seats were drawn, and \(report.events) events followed"
                case .abandoned(let end): "it was abandoned: \(end.because)"
                }
            Terminal.put(
                """
                Good: draw \(said.draw) of round \(said.round), \(said.participants) of \(said.applications) applications take \
                part; \(outcome).
                Compare with what was published, the announcement before \(said.instant.formatted(.iso8601)):
                Announcement \(said.sha256)
                Outcome      \(report.draw.outcome.sha256)
                """)
        }
    }
}
