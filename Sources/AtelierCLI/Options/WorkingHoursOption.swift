import ArgumentParser
import Atelier

/// Other working hours than those of the check's settings.
struct WorkingHoursOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Other working hours than those of `atelier schedule settings`, such as 07:00/19:00.",
            valueName: "from/until"),
        transform: Reading.workingHours)
    var workingHours: WorkingHours?
}

extension Reading {
    /// Working hours: `08:00/18:00`.
    static func workingHours(_ text: String) throws -> WorkingHours {
        guard let hours = WorkingHours(text) else {
            throw ValidationError("expected hours of one day, the earlier first, such as 08:00/18:00")
        }
        return hours
    }
}
