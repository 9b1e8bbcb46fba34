import ArgumentParser
import Atelier
import Store

extension ScheduleCommand {
    struct Hours: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find the hours at which people in several countries work, before an online session is planned.",
            discussion: """
                Each row is a stretch in which so many minutes may begin and end: within working hours by every clock of the \
                countries, on days that none of them has off. If there is none, the least bad is named, and the status is 1. \
                A country's zones: `atelier country show`.

                Example: atelier schedule hours --for AM --for GM --from 2026-11-30 --until 2026-12-04 --minutes 90
                """)
        @Option(
            name: .customLong("for"), help: "A country whose people it has to suit; repeatable.",
            transform: Reading.code)
        var countries: [String]
        @Option(help: "The first day.", transform: Reading.day) var from: LocalDate
        @Option(help: "The last day, at most a year later.", transform: Reading.day) var until: LocalDate
        @Option(help: "How long it takes, 1 to 1440 minutes.", transform: Reading.count) var minutes: Int
        @Option(help: "The IANA time zone in which days and hours are told; without it, the first country's.")
        var zone: String?
        @OptionGroup var working: WorkingHoursOption
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard let days = DayRange(from, until) else {
                throw ValidationError("--until \(until) is before --from \(from); expected a day on or after it.")
            }
            if days.last > days.first.adding(days: 366) {
                throw ValidationError(
                    "--until \(until) is more than a year after --from \(from); expected at most a year.")
            }
            if minutes > 1440 { throw ValidationError("--minutes \(minutes) is more than a day; expected 1 to 1440.") }
        }

        func run(at desk: Desk) async throws {
            guard let days = DayRange(from, until) else { return }
            let hours = try await desk.store.suitableHours(
                for: countries, on: days, minutes: minutes, zone: zone, working: working.workingHours, as: desk.identity
            )
            try HoursView.listing(of: hours).put(as: listing)
            if !hours.withoutCalendar.isEmpty {
                var notes = CountryNotes()
                let names = hours.withoutCalendar.map { $0.marked(in: &notes) }.joined(separator: ", ")
                let words = "Not all days off of \(names) are known; those that aren't count as worked."
                Terminal.say(([words] + notes.lines).joined(separator: " "))
            }
            if let least = hours.stretches.first, least.outside > 0 {
                throw Answer.no(HoursView.refusal(least, minutes: minutes, on: days).sentence())
            }
        }
    }
}
