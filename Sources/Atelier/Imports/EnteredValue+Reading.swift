// How cells are read, in the forms that people use. Nil: it is none of them.

extension EnteredValue {
    /// A whole number; `12.0` is one.
    var whole: Int? {
        guard let words, let number = Int(words) ?? Double(words).flatMap({ Int(exactly: $0) }) else { return nil }
        return number
    }

    /// A day: a date of the spreadsheet, `2018-10-16`, `16.10.2018`, `16/10/2018`, `2018/10/16`. Where day and month could
    /// change places (`05/06/2018`) only points say which is which.
    var day: LocalDate? {
        switch self {
        case .day(let day): day
        case .moment(let moment): moment.date
        case .text(let text): Self.day(text)
        default: nil
        }
    }

    /// `2018-10-16`, the way that programs write it.
    private static func isoDay(_ text: String) -> LocalDate? {
        var numbers = (year: 0, month: 0, day: 0)
        var index = 0
        for byte in text.utf8 {
            let digit = Int(byte) - 48
            switch index {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<10 where (0...9).contains(digit):
                if index < 4 {
                    numbers.year = numbers.year * 10 + digit
                } else if index < 7 {
                    numbers.month = numbers.month * 10 + digit
                } else {
                    numbers.day = numbers.day * 10 + digit
                }
            default: return nil
            }
            index += 1
        }
        return index == 10 ? LocalDate(year: numbers.year, month: numbers.month, day: numbers.day) : nil
    }

    private static func day(_ text: String) -> LocalDate? {
        if let day = isoDay(text) { return day }
        let words = text.split(whereSeparator: \.isWhitespace).joined()
        for separator in "-./" {
            let parts = words.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { continue }
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == 3 else { continue }
            if parts[0].count == 4 { return LocalDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
            guard parts[2].count == 4 else { return nil }
            let dayFirst = LocalDate(year: numbers[2], month: numbers[1], day: numbers[0])
            guard separator == "/" else { return dayFirst }
            let monthFirst = LocalDate(year: numbers[2], month: numbers[0], day: numbers[1])
            if let dayFirst, let monthFirst, dayFirst != monthFirst { return nil }
            return dayFirst ?? monthFirst
        }
        return nil
    }

    /// A time of day: a time of the spreadsheet, `9:00`, `09:00`, `9.00`, `9h30`.
    var time: ClockTime? {
        switch self {
        case .time(let time): time
        case .text(let text): Self.time(text)
        // `9.30` without a format is a number like any other.
        default: nil
        }
    }

    private static func time(_ text: String) -> ClockTime? {
        let parts = text.lowercased().split(whereSeparator: { ":.h".contains($0) })
            .map { $0.filter { !$0.isWhitespace } }
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.count == 2 || parts[2] == "00", let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        return ClockTime(hour: hour, minute: minute)
    }

    /// A day and a time of day, with a space or a T between them.
    var moment: LocalDateTime? {
        switch self {
        case .moment(let moment): return moment
        case .text(let text):
            let sides = text.split(whereSeparator: { $0.isWhitespace || $0 == "T" })
            guard sides.count == 2, let date = Self.day(String(sides[0])), let time = Self.time(String(sides[1])) else {
                return nil
            }
            return LocalDateTime(date: date, hour: time.hour, minute: time.minute)
        default: return nil
        }
    }

    /// A code, in capitals however it was written.
    var code: String? {
        guard let words, !words.isEmpty, !words.contains(" ") else { return nil }
        return words.uppercased()
    }

    /// Several, with commas, semicolons, slashes or line breaks between them.
    var list: [String]? {
        guard case .text(let text) = self else { return nil }
        let parts = text.split(whereSeparator: { ",;/\n\r".contains($0) })
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts
    }

    /// Several codes, in capitals however they were written.
    var codes: [String]? {
        if case .number(let number) = self { return [number] }
        guard let list, list.allSatisfy({ !$0.contains(" ") }) else { return nil }
        return list.map { $0.uppercased() }
    }

    /// A truth value of the spreadsheet, or a word for one.
    var yesOrNo: Bool? {
        if case .flag(let flag) = self { return flag }
        return words.flatMap { ImportWords.word("yes or no", $0) }.map { $0 == "yes" }
    }

    /// A telephone number, however it is grouped; one that a spreadsheet shortened to `3.74E+10` is none.
    var phone: String? {
        guard let words else { return nil }
        let digits = words.utf8.count { (0x30...0x39).contains($0) }
        let isShortened =
            words.utf8.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
            && words.wholeMatch(of: #/[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+/#) != nil
        return digits >= 3 && !isShortened ? words : nil
    }

    /// A name has a letter in it.
    var name: String? {
        guard case .text = self, let words,
            words.utf8.contains(where: Self.isLetter) || words.contains(where: \.isLetter)
        else { return nil }
        return words
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// A language's tag, or its name in a few languages.
    static func language(_ words: String) -> String? {
        if let known = ImportWords.word("language", words) { return known }
        let parts = words.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({
                (2...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
            })
        else { return nil }
        let mark = words.firstIndex(of: "-") ?? words.endIndex
        return words[..<mark].lowercased() + words[mark...]
    }
}
