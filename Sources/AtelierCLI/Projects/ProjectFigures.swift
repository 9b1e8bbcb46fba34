import ArgumentParser
import Atelier
import Store

extension ProjectCommand {
    struct Figures: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report planned against realised for any two days, each figure counted from rows.",
            discussion: """
                Persons and attendances are counted apart; who came twice is one person. JSON and CSV also have who took part by \
                sex, age group and country.

                Example: atelier project figures AVRR-AM --from 2018-09-01 --until 2018-12-31
                """)
        @Argument(help: "The project's code.", transform: Reading.code) var code: String
        @OptionGroup var period: DaysOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let figures = try await desk.store.projectFigures(code, on: period.days, as: desk.identity)
            let names = try await desk.countryNames()
            try Listing(
                columns: Self.columns(names),
                rows: listing.format.isForPeople ? figures.filter { $0.part != .breakdown } : figures,
                empty: "Project \(code) has no figures."
            ).put(as: listing)
        }

        private static func columns(_ names: CountryNames) -> [Column<ProjectFigure>] {
            [
                Column("part", nil) { .text($0.part.rawValue) },
                Column("measure", "MEASURE") { .text($0.measure) },
                Column("unit", "UNIT") { .text($0.unit) },
                Column("in_or_for", "IN/FOR") { .text($0.area?.word) },
            ] + names.columns { $0.area?.country } + [
                Column("sex", nil) { .text($0.sex) },
                Column("age_group", nil) { .text($0.ageGroup) },
                Column("from", "FROM") { .day($0.period.from) },
                Column("until", "UNTIL") { .day($0.period.until) },
                Column("planned", "PLANNED", isRight: true) { .number($0.planned) },
                Column("realised", nil) { .number($0.realised) },
                Column("realised_words", "REALISED", isRight: true) {
                    .text(($0.atLeast ? "at least " : "") + String($0.realised))
                },
                Column("at_least", nil) { .flag($0.atLeast) },
                Column("comparable", nil) { $0.isComparable.map { .flag($0) } ?? .none },
                Column("counts", "WHAT IS COUNTED") { .text($0.counts) },
                Column("note", "NOTE") { .text($0.note?.sentence()) },
                Column("rule", nil) { .text($0.note?.rule) },
            ]
        }
    }
}
