/// One content line of an iCalendar file, before it is folded.
struct ICalendarLine: Equatable {
    let unfolded: String

    /// A value without free text in it: written as it is.
    static func plain(_ name: String, _ value: String) -> Self {
        // Nothing that ends a line may come from a value, whatever it is.
        Self(unfolded: "\(name):\(String(String.UnicodeScalarView(value.unicodeScalars.filter { !isControl($0) })))")
    }

    /// A free text.
    static func text(_ name: String, _ value: String) -> Self { Self(unfolded: "\(name):\(escaped(value))") }

    /// Several free texts.
    static func list(_ name: String, _ values: [String]) -> Self {
        Self(unfolded: "\(name):\(values.map(escaped).joined(separator: ","))")
    }

    /// The line in pieces of at most 75 octets, none of which ends inside a character; ends in CRLF.
    var folded: String {
        var folded = String.UnicodeScalarView()
        var octets = 0
        for scalar in unfolded.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                folded.append(contentsOf: "\r\n ".unicodeScalars)
                octets = 1
            }
            folded.append(scalar)
            octets += width
        }
        folded.append(contentsOf: "\r\n".unicodeScalars)
        return String(folded)
    }

    /// RFC 5545 3.3.11: backslash, semicolon, comma and line end are escaped; other control characters aren't allowed.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            case _ where isControl(scalar) && scalar != "\t": break
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }
}
