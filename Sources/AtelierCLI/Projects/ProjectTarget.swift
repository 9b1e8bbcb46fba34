import ArgumentParser
import Atelier
import Store

extension ProjectCommand {
    struct Target: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set or remove what a project plans: so much of a measure, in or for a country or altogether.",
            discussion: """
                Set again for the same measure, unit, country and days, it changes.

                Example: atelier project target TRQN --measure participants --planned 300 --until 2010-06-30 \
                --counts "experts from the Netherlands and other EU states" \
                --not-comparable "those counted so far are from the Netherlands only"

                Example: atelier project target TRQN --measure participants --until 2010-06-30 --remove
                """)
        @Argument(help: "The project's code.", transform: Reading.code) var code: String
        @Option(help: "What is measured.") var measure: Project.Measure
        @Option(help: "The unit of head counts, such as families; the kind of outcome, such as grant.") var unit:
            String?
        @Option(name: .customLong("in"), help: "What happens in this country.", transform: Reading.code)
        var inCountry: String?
        @Option(
            name: .customLong("for"), help: "The people who are from this country, wherever they are.",
            transform: Reading.code)
        var forCountry: String?
        @OptionGroup var period: DaysOptions
        @Option(help: "How many are planned.", transform: Reading.number) var planned: Int?
        @Option(help: "What is counted, in words.") var counts: String?
        @Option(help: "Why planned and realised can't be set against each other, in words.") var notComparable: String?
        @Flag(help: "Take the target away.") var remove = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if inCountry != nil, forCountry != nil {
                throw ValidationError("--in and --for exclude each other; give one of them.")
            }
            if remove, planned != nil || counts != nil || notComparable != nil {
                throw ValidationError(
                    "--remove takes a target away; leave --planned, --counts and --not-comparable out.")
            }
            if !remove, planned == nil || counts == nil {
                throw ValidationError("A target needs --planned and --counts, or --remove to take it away.")
            }
        }

        func run(at desk: Desk) async throws {
            let area = inCountry.map { Project.Area.in($0) } ?? forCountry.map { .for($0) }
            let key = Project.Target.Key(measure: measure, unit: unit, country: area, period: period.days)
            guard let planned, let counts else {
                try await desk.store.removeTarget(key, of: code, as: desk.identity)
                return Terminal.put("The target of project \(code) is removed.")
            }
            try await desk.store.setTarget(
                Project.Target(key: key, planned: planned, counts: counts, notComparable: notComparable), of: code,
                as: desk.identity)
            Terminal.put("Project \(code) plans \(planned) (\(measure.rawValue)).")
        }
    }
}
