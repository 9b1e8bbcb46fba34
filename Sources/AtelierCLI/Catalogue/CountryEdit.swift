import ArgumentParser
import Atelier
import Store

extension CountryCommand {
    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one country or territory, with what is known of its weekend, holidays, visas and clocks.",
            discussion: "Example: atelier country show GE")
        @Argument(help: "Its code, such as GE.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let known = try await desk.store.calendar(ofCountry: code, as: desk.identity)
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.country.code) },
                    Column("alpha3", "ALPHA-3") { .text($0.country.alpha3) },
                    Column("name", nil) { .text($0.country.name.fields.name) },
                    Column("name_noted", "NAME", isForPeople: true) { .noted($0.country.name) },
                    Column("note", nil) { .text($0.country.name.fields.note) },
                    Column("weekend", nil) { .texts($0.weekend.map(\.name)) },
                    Column("weekend_source", nil) { .text($0.weekendSource.rawValue) },
                    Column("weekend_shown", "WEEKEND", isForPeople: true) { .text(Self.weekend(of: $0)) },
                    Column("holiday_years", nil) { .list($0.holidayYears.map { .number($0) }) },
                    Column("holidays_shown", "HOLIDAYS", isForPeople: true) { .text(Self.years(of: $0)) },
                    Column("visa_days", "VISA DAYS", isRight: true) { .number($0.country.visaDays) },
                    Column("zone", nil) { .text($0.country.zone) },
                    Column("zones", "ZONES") { .texts($0.zones) },
                ], rows: [known], empty: ""
            ).put(as: listing)
        }

        private static func weekend(of known: CountryCalendar) -> String {
            let days = known.weekend.map(\.name).joined(separator: ", ")
            return switch known.weekendSource {
            case .set, .stated: days
            case .assumed: "\(days) (assumed)"
            case .unknown: "not known"
            }
        }

        private static func years(of known: CountryCalendar) -> String {
            guard let first = known.holidayYears.first, let last = known.holidayYears.last else { return "not known" }
            return first == last ? "\(first)" : "\(first)–\(last)"
        }
    }

    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a country's display name, its note, its weekend, the days that visas take or its zone.",
            discussion: "Example: atelier country edit NE --weekend sun --visa-days 21 --because \"As the office says\""
        )
        @Argument(help: "Its code, such as GE.", transform: Reading.code) var code: String
        @Option(help: "The name by which it is shown, everywhere at once.") var name: String?
        @Option(help: "ISO 3166-1 alpha-3.", transform: Reading.code) var alpha3: String?
        @Option(help: "The note that stands wherever the name is shown or printed; none takes it away.")
        var note: String?
        @Option(
            help: "The days of its weekend, such as fri,sat; none for what the reference data say.",
            transform: { try WeekendText($0) })
        var weekend: WeekendText?
        @Option(
            help: "How many days visas take, 0 where none is needed; none for the check's setting.",
            transform: { try VisaText($0) })
        var visaDays: VisaText?
        @Option(
            help:
                "The IANA time zone by which one goes there; none for those of the reference data in which most people live."
        )
        var zone: String?
        @Option(help: "Why, for the log.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        private var changes: Country.Changes {
            Country.Changes(
                name: name, alpha3: alpha3, note: note.map { $0 == "none" ? nil : $0 }, weekend: weekend.map(\.days),
                visaDays: visaDays.map(\.days), zone: zone.map { $0 == "none" ? nil : $0 })
        }

        func validate() throws {
            if changes.isEmpty {
                throw ValidationError(
                    "Expected what to change: --name, --alpha3, --note, --weekend, --visa-days or --zone.")
            }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.editCountry(code, changes, because: because, as: desk.identity)
            Terminal.put("Country \(code) is changed.")
        }
    }

    struct Holidays: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the public holidays of a country in a year.",
            discussion: """
                Estimated ones follow the moon and aren't announced yet; a workday is a day of the weekend on which people work \
                instead of another day. Source and version: `atelier db status`.

                Example: atelier country holidays GE --year 2026
                """)
        @Argument(help: "Its code, such as GE.", transform: Reading.code) var code: String
        @Option(help: "The year.", transform: Reading.number) var year: Int
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if !(1900...2100).contains(year) {
                throw ValidationError("--year \(year) is no year of the calendar here; expected one such as 2026.")
            }
        }

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("day", "DAY") { .day($0.day) },
                    Column("weekday", "WEEKDAY") { .text(Weekday(rawValue: $0.day.weekday)?.name) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("kind", "KIND") { .text($0.kind.rawValue) },
                ], rows: try await desk.store.holidays(of: code, year: year, as: desk.identity),
                empty:
                    "No public holidays of \(code) in \(year) are known; `atelier country show \(code)` has the years."
            ).put(as: listing)
        }
    }
}

/// A weekend as it is written on the command line: `fri,sat`, or `none` for what the reference data say.
struct WeekendText {
    let days: [Weekday]?

    init(_ text: String) throws {
        guard text != "none" else {
            days = nil
            return
        }
        let read = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            Weekday.allCases.first { part.count >= 3 && $0.name.lowercased().hasPrefix(part.lowercased()) }
        }
        guard !read.isEmpty, read.allSatisfy({ $0 != nil }) else {
            throw ValidationError("expected days of the week such as fri,sat, or none")
        }
        days = Set(read.compactMap(\.self)).sorted { $0.rawValue < $1.rawValue }
    }
}

/// The days that visas take as they are written on the command line: `21`, or `none` for the check's setting.
struct VisaText {
    let days: Int?

    init(_ text: String) throws {
        guard text != "none" else {
            days = nil
            return
        }
        guard let number = Int(text), (0...365).contains(number) else {
            throw ValidationError("expected a number of days from 0 to 365, or none")
        }
        days = number
    }
}
