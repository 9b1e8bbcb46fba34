import FoundationEssentials

/// Instants in PostgreSQL's ISO text form under `TimeZone = UTC`: `2026-03-01 09:30:00.25+00`.
///
/// Days are counted by the proleptic Gregorian calendar, as PostgreSQL counts them, with no calendar object and no
/// formatter: listings decode thousands of these.
enum TimestampText {
    /// Microseconds from 1970-01-01 to 2001-01-01, where `Date` counts from.
    private static let referenceMicroseconds: Int64 = 978_307_200_000_000
    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Rounded to the microsecond. An infinite date is `infinity`; one that is no number is left for the server to
    /// refuse.
    static func string(_ date: Date) -> String {
        let seconds = date.timeIntervalSinceReferenceDate
        guard seconds.isFinite, abs(seconds) < 9e12 else {
            return seconds.isNaN ? "NaN" : seconds < 0 ? "-infinity" : "infinity"
        }
        // The fraction apart, since the product of all of it would lose the last microsecond after 142 years.
        let whole = seconds.rounded(.down)
        let fraction = Int64(((seconds - whole) * 1e6).rounded())
        let total = Int64(whole) * 1_000_000 + fraction + referenceMicroseconds
        let (day, microsecond) = floorDivide(total, microsecondsPerDay)
        let civil = civilDate(day)
        let isBC = civil.year < 1
        let second = microsecond / 1_000_000
        return padded(isBC ? 1 - civil.year : civil.year, 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2)
            + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
            + "." + padded(microsecond % 1_000_000, 6) + "+00" + (isBC ? " BC" : "")
    }

    /// nil for anything but a finite instant of our era with offset `+00`: no `infinity`, no `BC`, no timestamp
    /// without zone.
    static func value(_ text: Span<UInt8>) -> Date? {
        var cursor = Cursor()
        guard let year = cursor.number(in: text, minimumDigits: 4), cursor.skip("-", in: text),
            let month = cursor.number(in: text, minimumDigits: 2), cursor.skip("-", in: text),
            let day = cursor.number(in: text, minimumDigits: 2), cursor.skip(" ", in: text),
            let hour = cursor.number(in: text, minimumDigits: 2), cursor.skip(":", in: text),
            let minute = cursor.number(in: text, minimumDigits: 2), cursor.skip(":", in: text),
            let second = cursor.number(in: text, minimumDigits: 2), let fraction = cursor.fraction(in: text),
            cursor.skip("+", in: text), cursor.skip("0", in: text), cursor.skip("0", in: text),
            cursor.index == text.count
        else { return nil }
        let seconds = dayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        let microseconds = seconds * 1_000_000 + fraction - referenceMicroseconds
        return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1e6)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// Days since 1970-01-01. Years begin in March, so that the leap day comes last; 146,097 days make 400 years.
    private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(marchYear, 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civilDate(_ dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(dayNumber + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

/// Reads digits and separators from the left.
private struct Cursor {
    private(set) var index = 0

    mutating func skip(_ character: Unicode.Scalar, in text: Span<UInt8>) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func number(in text: Span<UInt8>, minimumDigits: Int) -> Int64? {
        let start = index
        var number: Int64 = 0
        while index < text.count, index - start < 7, case UInt8(ascii: "0")...UInt8(ascii: "9") = text[index] {
            number = number * 10 + Int64(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        return index - start >= minimumDigits ? number : nil
    }

    /// Microseconds after the full second: none, or a point and up to six digits.
    mutating func fraction(in text: Span<UInt8>) -> Int64? {
        guard skip(".", in: text) else { return 0 }
        let start = index
        guard var number = number(in: text, minimumDigits: 1), index - start <= 6 else { return nil }
        for _ in (index - start)..<6 { number *= 10 }
        return number
    }
}
