import ArgumentParser
import Atelier
import Store

extension ProjectCommand {
    struct Stop: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop a project: nothing new is published for it from a day on; what was published goes on.",
            discussion: """
                `atelier schedule check` names the published sessions that begin once the project has stopped.

                Example: atelier project stop BLUE-BIRDS --on 2012-01-01 --because "Too few employers took part"
                """)
        @Argument(help: "Its code.", transform: Reading.code) var code: String
        @Option(help: "From which day on.", transform: Reading.day) var on: LocalDate
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.stopProject(code, Project.Stop(day: on, because: because), as: desk.identity)
            Terminal.put("Project \(code) is stopped from \(on) on; sessions published before go on.")
        }
    }

    struct Resume: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a project's stop back.",
            discussion: "Example: atelier project resume BLUE-BIRDS --because \"Stopped by mistake\"")
        @Argument(help: "Its code.", transform: Reading.code) var code: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.resumeProject(code, because: because, as: desk.identity)
            Terminal.put("Project \(code) runs.")
        }
    }
}
