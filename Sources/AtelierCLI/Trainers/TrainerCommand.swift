import ArgumentParser

/// Persons with qualifications, and interpreters.
struct TrainerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainer",
        abstract: "Trainers and interpreters: what they may teach, in which languages, when they are free.",
        discussion: "Example: atelier trainer list --training HM --language fr --free 2026-11-03..2026-11-07",
        subcommands: [
            List.self, Show.self, Add.self, Edit.self, Qualify.self, Disqualify.self, Interprets.self, AbsenceDays.self,
            Available.self, Answer.self, Lineage.self, Report.self, Reports.self, Confirm.self, Reject.self,
            Tally.self, Import.self, Template.self,
        ])
}
