import ArgumentParser
import Atelier
import Store

/// What may be said of a project besides its name.
struct ProjectOptions: ParsableArguments {
    @Option(help: "Its first day.", transform: Reading.day) var from: LocalDate?
    @Option(help: "Its last day.", transform: Reading.day) var to: LocalDate?
    @Option(
        help: "How many people are planned to take part; targets say more (`atelier project target`).",
        transform: Reading.number)
    var planned: Int?
    @Option(
        help: "An organisation that pays, with its percentage if known, such as EU:80; repeatable.",
        transform: Reading.donor)
    var donor: [Project.Donor] = []
    @Option(help: "For how many months after its end the data of its people are kept.", transform: Reading.count)
    var retentionMonths: Int?
    @Option(help: "What else is to be known of it.") var note: String?

    /// What was said; the rest stays as it was.
    func apply(to project: inout Project) {
        project.startsOn = from ?? project.startsOn
        project.endsOn = to ?? project.endsOn
        project.planned = planned ?? project.planned
        project.donors = donor.isEmpty ? project.donors : donor
        project.retentionMonths = retentionMonths ?? project.retentionMonths
        project.note = note ?? project.note
    }
}

/// What can be taken away from a project.
enum ProjectDetail: String, CaseIterable, ExpressibleByArgument {
    case from, to, planned, donors
    case retentionMonths = "retention-months"
    case note

    func clear(_ project: inout Project) {
        switch self {
        case .from: project.startsOn = nil
        case .to: project.endsOn = nil
        case .planned: project.planned = nil
        case .donors: project.donors = []
        case .retentionMonths: project.retentionMonths = nil
        case .note: project.note = nil
        }
    }
}

extension ProjectCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a project.",
            discussion: """
                Example: atelier project add AVRR-AM --name "Return and reintegration" --from 2025-01-01 --to 2026-12-31 \
                --planned 40 --donor EU:80 --donor IT:20 --retention-months 60
                """)
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its name.") var name: String
        @OptionGroup var options: ProjectOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            var project = Project(code: code, name: name)
            options.apply(to: &project)
            try await desk.store.addProject(project, as: desk.identity)
            Terminal.put("Project \(code) is added.")
        }
    }

    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a project; what isn't named stays as it is, donors named replace all that there were.",
            discussion: "Example: atelier project edit AVRR-AM --to 2027-06-30 --without note")
        @Argument(help: "Its code.", transform: Reading.code) var code: String
        @Option(help: "Its name.") var name: String?
        @OptionGroup var options: ProjectOptions
        @Option(help: "A detail to be taken away; repeatable.") var without: [ProjectDetail] = []
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let (name, options, without) = (name, options, without)
            try await desk.store.editProject(code, as: desk.identity) { project in
                project.name = name ?? project.name
                options.apply(to: &project)
                for detail in without { detail.clear(&project) }
            }
            Terminal.put("Project \(code) is changed.")
        }
    }
}
