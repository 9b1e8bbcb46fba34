import ArgumentParser

/// What is wrong with what is planned.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "The schedule as a whole: what is wrong with it, and what is wanted so.",
        discussion: "Example: atelier schedule check", subcommands: [Check.self, Accept.self, Settings.self])
}
