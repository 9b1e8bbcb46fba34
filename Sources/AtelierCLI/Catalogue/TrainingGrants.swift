import ArgumentParser
import Atelier
import Store

extension TrainingCommand {
    struct Grant: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what finishing a course grants: that its finishers may teach a training.",
            discussion: """
                When the course's certificate is issued its holder becomes a trainer, if they are none yet, one generation \
                below those who taught it; finishing it again renews. Said again, it changes for how long and how far.

                Example: atelier training grant HM-TOT HM --months 24 --last-generation 3
                """)
        @Argument(help: "The course's code.", transform: Reading.code) var course: String
        @Argument(help: "The code of the training that may then be taught.", transform: Reading.code)
        var training: String
        @Option(help: "For how many months; without it, for ever.", transform: Reading.count) var months: Int?
        @Option(
            help: "The last generation of trainers to whom it is granted; without it, any.", transform: Reading.count)
        var lastGeneration: Int?
        @Flag(help: "Also to those who finished the course before.") var past = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let grant = TrainingGrant(
                course: course, training: training, months: months, lastGeneration: lastGeneration)
            let granted = try await desk.store.addTrainingGrant(grant, past: past, as: desk.identity)
            Terminal.put("Finishing \(course) grants: \(TrainingCommand.said(grant)).")
            guard past else { return }
            Terminal.put(
                granted == 1 ? "1 qualification is granted at once." : "\(granted) qualifications are granted at once.")
        }
    }

    static func said(_ grant: TrainingGrant) -> String {
        let months = grant.months.map { "for \($0) months" } ?? "without end"
        let last = grant.lastGeneration.map { ", down to generation \($0)" } ?? ""
        return "may teach \(grant.training) \(months)\(last)"
    }

    static func grants(_ grants: [TrainingGrant]) -> Listing<TrainingGrant> {
        Listing(
            columns: [
                Column("training", "MAY TEACH") { .text($0.training) },
                Column("months", "MONTHS", isRight: true) { .number($0.months) },
                Column("last_generation", "LAST GENERATION", isRight: true) { .number($0.lastGeneration) },
            ], rows: grants, empty: "")
    }
}
