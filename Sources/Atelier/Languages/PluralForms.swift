import CICU

/// The forms of a counted word in a language, by the plural rules of Unicode's CLDR (UTS 35, part 3: cardinals).
public struct PluralForms: Sendable {
    /// A form by its name there.
    public enum Form: String, Sendable, CaseIterable {
        case zero, one, two, few, many, other
    }

    /// The forms of 0 to 199: the rules for whole numbers look at the last two digits only, once a number has three.
    private let forms: [Form]

    /// - Parameter language: a language tag (BCP 47); one that CLDR doesn't know has the form `other` alone.
    public init(language: String) {
        var status: Int32 = 0
        guard let rules = cicu_plural_open(language, &status), status <= 0 else {
            forms = []
            return
        }
        defer { cicu_plural_close(rules) }
        forms = (0..<200).map { Self.form(of: $0, by: rules) }
    }

    /// The form for so many.
    public subscript(count: Int) -> Form {
        let number = count.magnitude < 200 ? Int(count.magnitude) : 100 + Int(count.magnitude % 100)
        return forms.indices.contains(number) ? forms[number] : .other
    }

    /// The forms that occur, in the order of their names there.
    public var all: [Form] { Form.allCases.filter { $0 == .other || forms.contains($0) } }

    private static func form(of number: Int, by rules: OpaquePointer) -> Form {
        var (status, keyword): (Int32, [UInt16]) = (0, Array(repeating: 0, count: 16))
        let count = cicu_plural_select(rules, Double(number), &keyword, Int32(keyword.count), &status)
        guard status <= 0, count > 0 else { return .other }
        return Form(rawValue: String(decoding: keyword.prefix(Int(count)), as: UTF16.self)) ?? .other
    }
}
