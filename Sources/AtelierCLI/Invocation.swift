import ArgumentParser
import Foundation

/// One run of the tool: reads the command line, does what it says, and ends the process with the status that tells how it went.
enum Invocation {
    /// Never returns; every way out goes through an `ExitStatus`.
    static func run() async -> Never {
        do {
            var command = try AtelierCommand.parseAsRoot()
            if var patient = command as? any AsyncParsableCommand {
                try await patient.run()
            } else {
                try command.run()
            }
            exit(ExitStatus.done.rawValue)
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        guard let failure = Failure(error) else {
            let isWrongUsage = AtelierCommand.exitCode(for: error).rawValue == ExitStatus.usage.rawValue
            if isWrongUsage, let sentence = MistypedCommand.sentence(for: CommandLine.arguments.dropFirst()) {
                Terminal.say(sentence)
                exit(ExitStatus.usage.rawValue)
            }
            AtelierCommand.exit(withError: error)
        }
        Terminal.say(failure.sentence)
        if let details = failure.details, Environment.wantsDetails { Terminal.say(details) }
        exit(failure.status.rawValue)
    }
}
