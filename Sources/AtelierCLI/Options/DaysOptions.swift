import ArgumentParser
import Atelier

/// From a first to a last day.
struct DaysOptions: ParsableArguments {
    @Option(help: "The first day; without it, from the beginning.", transform: Reading.day) var from: LocalDate?
    @Option(help: "The last day; without it, to the end.", transform: Reading.day) var until: LocalDate?

    var days: Days { Days(from: from, until: until) }

    func validate() throws {
        if let from, let until, until < from {
            throw ValidationError("--until \(until) is before --from \(from); expected a day on or after it.")
        }
    }
}
