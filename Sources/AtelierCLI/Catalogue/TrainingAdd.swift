import ArgumentParser
import Atelier
import Store

extension TrainingCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a training.",
            discussion: """
                A text may have several languages: "Hostmanship|fr=L'art de recevoir"; what names no language is English.

                Example: atelier training add HM --title Hostmanship --neutral-title "Guest service" --theme tourism \
                --module "Welcome" --module "optional:Excursion" --minimum-attendance 80
                """)
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its title.", transform: Reading.texts) var title: Texts
        @Option(
            help: "What a certificate says instead of the title, so that it tells an employer no more than need be.",
            transform: Reading.texts)
        var neutralTitle: Texts?
        @Option(help: "Its theme.") var theme: String
        @Option(
            help: "A module's title, with optional: before it if a certificate doesn't need it; repeatable, in order.",
            transform: Reading.module)
        var module: [Training.Module] = []
        @Option(
            help: "The percentage of the time that earns a certificate; without it the training gives none.",
            transform: Reading.share)
        var minimumAttendance: Double?
        @Option(help: "How many months a certificate is valid; without it, for ever.", transform: Reading.count)
        var validMonths: Int?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if validMonths != nil, minimumAttendance == nil {
                throw ValidationError(
                    "--valid-months needs --minimum-attendance, without which there is no certificate.")
            }
        }

        func run(at desk: Desk) async throws {
            let completion = minimumAttendance.map {
                Training.Completion(minimumAttendance: $0, validMonths: validMonths)
            }
            let training = Training(
                code: code, title: title, neutralTitle: neutralTitle, theme: theme, modules: module,
                completion: completion)
            try await desk.store.addTraining(training, as: desk.identity)
            Terminal.put("Training \(code) is added.")
        }
    }
}
