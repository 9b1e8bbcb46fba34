import ArgumentParser

/// The root of the command tree.
struct AtelierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atelier",
        abstract: "Plan trainings and workshops, register people, issue certificates, and list what is coming up.",
        discussion: """
            With no --database (and neither ATELIER_DATABASE_URL nor libpq's PGHOST, PGDATABASE … set), a private database is \
            used, which is created and started when it is first needed.

            Example: atelier upcoming --country GE

            Exit status: 0 done, 1 the answer is no, 64 wrong usage, 69 database out of reach, 70 internal error.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "What is coming:", subcommands: [UpcomingCommand.self, ScheduleCommand.self, TodoCommand.self]),
            CommandGroup(
                name: "What there is:",
                subcommands: [
                    CountryCommand.self, OrganisationCommand.self, ProjectCommand.self, TrainingCommand.self,
                    VenueCommand.self, TrainerCommand.self, PersonCommand.self, MaterialCommand.self,
                ]),
            CommandGroup(
                name: "Trainings, from plan to certificate:",
                subcommands: [
                    SessionCommand.self, SeriesCommand.self, NominationCommand.self, RegistrationCommand.self,
                    AttendanceCommand.self, AssessmentCommand.self, CertificateCommand.self,
                ]),
            CommandGroup(
                name: "How people come in:",
                subcommands: [
                    FormCommand.self, RoundCommand.self, ApplicationCommand.self, DrawCommand.self,
                    InvitationCommand.self, ImportCommand.self,
                ]),
            CommandGroup(
                name: "What it is for, and what came of it:",
                subcommands: [
                    NeedCommand.self, ReferralCommand.self, OutcomeCommand.self, HeadCountCommand.self,
                ]),
            CommandGroup(
                name: "Running it:",
                subcommands: [
                    DemoCommand.self, InitCommand.self, ServeCommand.self, UserCommand.self, RetentionCommand.self,
                    JobCommand.self, DatabaseCommands.self, DoctorCommand.self,
                ]),
        ])
}
