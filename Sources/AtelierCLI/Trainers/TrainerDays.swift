import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct AbsenceDays: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "absence",
            abstract: "Write down that a trainer doesn't work on some days, or take it back.",
            discussion: "Example: atelier trainer absence ANI 2026-11-03..2026-11-07 --kind illness")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @Argument(help: "The days, such as 2026-11-03..2026-11-07, or one day.", transform: Reading.days)
        var days: DayRange
        @Option(help: "Why, in one word; only the offices that see the person learn it.") var kind = Absence.Kind.leave
        @Flag(help: "Take absences back on these days instead.") var cancel = false
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            if cancel {
                try await desk.store.endAbsence(on: days, of: code, as: desk.identity)
                Terminal.put("Trainer \(code) is not absent on \(days).")
                return
            }
            let absence = Absence(days: days, kind: kind)
            let expected = try await desk.store.addAbsence(absence, of: code, as: desk.identity)
            Terminal.put("Trainer \(code) is absent on \(days).")
            guard !expected.isEmpty else { return }
            Terminal.put("\nExpected then")
            Terminal.put(TrainerView.roster(expected).text)
        }
    }

    struct Available: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say on which days a trainer works; once there are such days, only these count.",
            discussion: "Example: atelier trainer available ANI --from 2026-09-01 --until 2027-01-01")
        @Argument(help: "The trainer's code.", transform: Reading.code) var code: String
        @Option(help: "The first day.", transform: Reading.day) var from: LocalDate?
        @Option(help: "The first day on which they no longer work; without it, there is none.", transform: Reading.day)
        var until: LocalDate?
        @Flag(help: "Take all that was said back: they may work on any day.") var always = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if always == (from != nil) {
                throw ValidationError("Expected either --from, with or without --until, or --always.")
            }
            if let from, let until, until <= from {
                throw ValidationError("--until is the first day on which they no longer work, so it lies after --from.")
            }
        }

        func run(at desk: Desk) async throws {
            guard let from else {
                try await desk.store.clearAvailability(of: code, as: desk.identity)
                return Terminal.put("Trainer \(code) may work on any day.")
            }
            try await desk.store.addAvailability(
                Availability(from: from, until: until), of: code, as: desk.identity)
            Terminal.put("Trainer \(code) works from \(from)\(until.map { " until before \($0)" } ?? " on").")
        }
    }
}
