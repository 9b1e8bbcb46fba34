import ArgumentParser
import Atelier

/// How words of the command line become values. What can't be read is wrong usage: the parser names the option and what was
/// found, the sentence here what was expected.
enum Reading {
    static func day(_ text: String) throws -> LocalDate {
        guard let day = LocalDate(text) else {
            throw ValidationError("expected a day of the calendar such as 2026-05-04")
        }
        return day
    }

    static func time(_ text: String) throws -> LocalDateTime {
        guard let time = LocalDateTime(text) else {
            throw ValidationError("expected a local date and time to the minute such as \"2026-05-04 09:00\"")
        }
        return time
    }

    static func days(_ text: String) throws -> DayRange {
        guard let days = DayRange(text) else {
            throw ValidationError("expected a first and a last day such as 2026-11-03..2026-11-07, or one day")
        }
        return days
    }

    static func pair(_ text: String) throws -> LanguagePair {
        guard let pair = LanguagePair(text) else { throw ValidationError("expected two languages such as ka:en") }
        return pair
    }

    /// A code, in capitals however it was written.
    static func code(_ text: String) throws -> String {
        guard !text.isEmpty else { throw ValidationError("expected a code such as GE") }
        return text.uppercased()
    }

    /// A share from a percentage over 0, up to 100.
    static func share(_ text: String) throws -> Double {
        guard let percent = Double(text), percent > 0, percent <= 100 else {
            throw ValidationError("expected a percentage over 0 and at most 100, such as 80")
        }
        return percent / 100
    }

    /// A place in degrees north and east: `41.7,44.8`.
    static func coordinates(_ text: String) throws -> Coordinates {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0.trimmed) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1],
            let place = Coordinates(latitude: latitude, longitude: longitude)
        else {
            throw ValidationError("expected degrees north (-90 to 90) and east (-180 to 180), such as 41.7,44.8")
        }
        return place
    }

    /// A telephone number as people write it, of four digits or more.
    static func phone(_ text: String) throws -> String {
        guard text.filter(\.isNumber).count >= 4 else {
            throw ValidationError("expected a telephone number of four digits or more, such as \"+374 10 123456\"")
        }
        return text
    }

    /// A whole number; what it may be is the rules' to say.
    static func number(_ text: String) throws -> Int {
        guard let number = Int(text) else { throw ValidationError("expected a whole number such as 12") }
        return number
    }

    /// A whole number of at least one.
    static func count(_ text: String) throws -> Int {
        guard let number = Int(text), number > 0 else { throw ValidationError("expected a whole number from 1 on") }
        return number
    }

    /// A whole number of at least nothing.
    static func wholeNumber(_ text: String) throws -> Int {
        guard let number = Int(text), number >= 0 else { throw ValidationError("expected a whole number from 0 on") }
        return number
    }

    /// An amount of money in plain decimals.
    static func amount(_ text: String) throws -> Amount {
        guard let amount = Amount(text) else {
            throw ValidationError(
                "expected an amount in plain digits, with a point before its decimals, such as 9000.50")
        }
        return amount
    }

    /// An amount in a currency: `9000.50 EUR`.
    static func money(_ text: String) throws -> Money {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let amount = Amount(String(parts[0])), parts[1].count == 3 else {
            throw ValidationError("expected an amount and the code of its currency, such as \"9000.50 EUR\"")
        }
        return Money(amount: amount, currency: parts[1].uppercased())
    }

    /// A text in one or more languages: `Hostmanship` is English, `Hostmanship|hy=…|fr=…` has more.
    static func texts(_ text: String) throws -> Texts {
        var byLanguage: [String: String] = [:]
        for part in text.split(separator: "|", omittingEmptySubsequences: false) {
            let (language, words) = languageAndWords(part)
            guard !words.isEmpty, byLanguage.updateValue(words, forKey: language) == nil else {
                throw ValidationError("expected one text a language, such as \"Welcome|fr=Bienvenue\"")
            }
        }
        return Texts(byLanguage)
    }

    /// `fr=Bienvenue` names its language; anything else is English, an equals sign in it or not.
    private static func languageAndWords(_ part: Substring) -> (language: String, words: String) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let tag = sides[0].trimmed
        let isTag =
            sides.count == 2 && (2...12).contains(tag.count) && tag.first?.isLowercase == true
            && tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return isTag ? (tag, sides[1].trimmed) : ("en", part.trimmed)
    }

    /// A module of a training: its title, with `optional:` before it if a certificate doesn't need it.
    static func module(_ text: String) throws -> Training.Module {
        let mark = "optional:"
        guard text.hasPrefix(mark) else { return Training.Module(title: try texts(text)) }
        return Training.Module(title: try texts(String(text.dropFirst(mark.count))), required: false)
    }

    /// Who pays, and which share: `EU` or `EU:80` (percent).
    static func donor(_ text: String) throws -> Project.Donor {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty else {
            throw ValidationError("expected an organisation's code, with a percentage if it is known, such as EU:80")
        }
        return Project.Donor(
            organisation: parts[0].uppercased(), share: parts.count == 2 ? try share(String(parts[1])) : nil)
    }
}

extension Substring {
    /// Without the spaces around it.
    var trimmed: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
