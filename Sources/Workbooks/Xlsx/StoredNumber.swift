import Foundation

/// A number as a workbook stores it, and what it means.
enum StoredNumber {
    /// The value of a number's cell; nil if the text is no number.
    static func value(_ text: String, look: NumberLook, is1904: Bool) -> Cell.Value? {
        guard let number = Double(text), number.isFinite else { return nil }
        if look != .plain, let moment = moment(number, look: look, is1904: is1904) { return moment }
        return .number(shown(text, number))
    }

    /// The number in full as programs show it: 15 digits that count, so that 0.1 + 0.2 is 0.3; no exponent.
    private static func shown(_ text: String, _ number: Double) -> String {
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { return text }
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        if abs(number) >= 1e15 { return String(format: "%.0f", number) }
        let digits = String(format: "%.15g", number)
        guard digits.contains("e") else { return digits }
        let long = String(format: "%.20f", number)
        return String(long.reversed().drop { $0 == "0" }.reversed())
    }

    /// Days since the workbook's calendar began, parts of a day behind the point. Nil before it began or after the year 9999.
    private static func moment(_ number: Double, look: NumberLook, is1904: Bool) -> Cell.Value? {
        guard number >= 0, number < 2_958_466 else { return nil }
        let seconds = Int((number * 86_400).rounded())
        var days = seconds / 86_400
        let time = Cell.Time(hour: seconds / 3_600 % 24, minute: seconds / 60 % 60, second: seconds % 60)
        if look == .time, days == 0 { return .time(time) }
        if is1904 {
            days += 1_462
        } else if days < 60 {
            // The calendar of 1900 counts a 29 February that year didn't have: day 60. Before it, all is one day off.
            days += 1
        }
        let isMidnight = time == Cell.Time(hour: 0, minute: 0, second: 0)
        return .day(day(afterEpoch: days), isMidnight && look == .day ? nil : time)
    }

    /// The day so many days after 30 December 1899 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    static func day(afterEpoch days: Int) -> Cell.Day {
        // 693,899 days from 1 March of the year 0 to 30 December 1899.
        let shifted = days + 693_899
        let cycle = shifted / 146_097
        let dayOfCycle = shifted % 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let month = (5 * dayOfYear + 2) / 153
        return Cell.Day(
            year: yearOfCycle + cycle * 400 + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }

    /// `2018-10-16` or `2018-10-16T09:00:00`, as strict workbooks may have it.
    static func isoMoment(_ text: String) -> Cell.Value? {
        let sides = text.split(separator: "T", maxSplits: 1)
        guard let date = sides.first.map({ $0.split(separator: "-").compactMap { Int($0) } }), date.count == 3 else {
            return nil
        }
        let day = Cell.Day(year: date[0], month: date[1], day: date[2])
        let clock = sides.count == 2 ? sides[1].prefix(8).split(separator: ":").compactMap { Int($0) } : []
        guard clock.count >= 2 else { return .day(day, nil) }
        let time = Cell.Time(hour: clock[0], minute: clock[1], second: clock.count > 2 ? clock[2] : 0)
        return .day(day, time == Cell.Time(hour: 0, minute: 0, second: 0) ? nil : time)
    }
}
