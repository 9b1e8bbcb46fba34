import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct Answer: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down what somebody who was asked for a session answered.",
            discussion: "Example: atelier trainer answer ANI HM-EVN-1 no --because \"On leave that week\"")
        @Argument(help: "The trainer's code, or a speaker's reference.", transform: Reading.code) var trainer: String
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The answer: yes or no.") var answer: YesNo
        @Option(help: "Why not, in words; \"none given\", if none was.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if answer == .no, because == nil {
                throw ValidationError("A no needs --because with the reason, or \"none given\".")
            }
        }

        func run(at desk: Desk) async throws {
            let role = try await desk.store.answer(
                trainer: trainer, session: session, accepts: answer == .yes, because: because, as: desk.identity)
            Terminal.put(
                answer == .yes
                    ? "\(trainer) has accepted as \(role.rawValue) for session \(session)."
                    : "\(trainer) has declined for session \(session) and is free then; see who else may with "
                        + "`atelier trainer list --free`.")
        }
    }
}

/// An answer as it is written on the command line.
enum YesNo: String, CaseIterable, ExpressibleByArgument {
    case yes, no
}
