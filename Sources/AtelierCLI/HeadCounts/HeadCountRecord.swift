import ArgumentParser
import Atelier
import Store

/// What may be said of a head count when it is recorded, or corrected later.
struct HeadCountOptions: ParsableArguments {
    @Option(help: "The session where they were counted, by code.", transform: Reading.code) var session: String?
    @Option(help: "The activity where they were counted, in words.") var activity: String?
    @Option(help: "The country where they were counted.", transform: Reading.code) var country: String?
    @Option(help: "The first day.", transform: Reading.day) var from: LocalDate?
    @Option(help: "The last day; the count stands for it in reports.", transform: Reading.day) var until: LocalDate?
    @Option(help: "What the unit is one of; only people count as reached.") var counts: HeadCount.Counts?
    @Option(help: "What one of them is called, such as pupils or families.") var unit: String?
    @Option(help: "How many in all; without it, the parts' sum.", transform: Reading.number) var total: Int?
    @Option(help: "How many of them are female.", transform: Reading.number) var female: Int?
    @Option(help: "How many of them are male.", transform: Reading.number) var male: Int?
    @Option(help: "How many of them are of another sex.", transform: Reading.number) var other: Int?
    @Option(help: "How many of them didn't say.", transform: Reading.number) var notSaid: Int?
    @Option(help: "How the total is meant.") var bound: HeadCount.Bound?
    @Option(help: "Where the figure is from.") var source: String?

    /// The parts that were named.
    var parts: HeadCount.Parts { HeadCount.Parts(female: female, male: male, other: other, notSaid: notSaid) }

    /// What was said; the rest stays as it was. Parts named replace all that there were.
    func apply(to count: inout HeadCount.Details) {
        count.session = session ?? count.session
        count.activity = activity ?? count.activity
        count.country = country ?? count.country
        count.from = from ?? count.from
        count.until = until ?? count.until
        count.counts = counts ?? count.counts
        count.unit = unit ?? count.unit
        count.bound = bound ?? count.bound
        count.source = source ?? count.source
        if !parts.isEmpty {
            count.parts = parts
            count.total = total ?? parts.sum
        } else if let total {
            count.parts = nil
            count.total = total
        }
    }
}

extension HeadCountCommand {
    struct Record: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record how many were counted, by sex or in all; prints the head count's reference.",
            discussion: """
                Example: atelier headcount record CAMPAIGNS --activity "Football, theatre, films with debate" \
                --from 2018-01-01 --until 2018-12-31 --total 18250 --bound "more than" --unit visitors

                Example: atelier headcount record ASSIST --activity Counselling --country XK --from 2018-01-01 \
                --until 2018-12-31 --total 7 --counts cases --unit "families and vulnerable persons"
                """)
        @Argument(help: "The project's code.", transform: Reading.code) var project: String
        @OptionGroup var options: HeadCountOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard options.session != nil || options.activity != nil else {
                throw ValidationError("A head count is of a session or an activity; give --session or --activity.")
            }
            guard options.total != nil || !options.parts.isEmpty else {
                throw ValidationError("How many? Give --total, or --female, --male, --other, --not-said.")
            }
            guard options.from != nil || options.until != nil else {
                throw ValidationError(
                    "When were they counted? Give --from and --until, or one of them for a single day.")
            }
        }

        func run(at desk: Desk) async throws {
            guard let day = options.from ?? options.until else { return }
            var count = HeadCount.Details(
                project: project, from: day, until: options.until ?? day, unit: options.counts?.rawValue ?? "people",
                total: 0)
            options.apply(to: &count)
            Terminal.put(try await desk.store.recordHeadCount(count, as: desk.identity))
        }
    }

    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Correct a head count; what isn't named stays as it is.",
            discussion: "Example: atelier headcount edit H-7K3M9QXT --total 8")
        @Argument(help: "Its reference.", transform: Reading.code) var headcount: String
        @OptionGroup var options: HeadCountOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let options = options
            try await desk.store.editHeadCount(headcount, as: desk.identity) { options.apply(to: &$0) }
            Terminal.put("Head count \(headcount) is corrected.")
        }
    }
}
