import ArgumentParser

/// What is wrong with what is planned.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "The schedule as a whole.",
        discussion: "Example: atelier schedule check",
        subcommands: [Check.self, Hours.self, Accept.self, Settings.self])
}
