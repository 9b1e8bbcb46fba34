/// A column that an import understands, declared once: how it is called, read, explained, offered and shown.
public struct ImportColumn<Entry: Sendable>: Sendable {
    /// Its name in `headers.json`, and in JSON.
    public let key: String
    /// What may stand in it: the end of a sentence that begins with “expected”.
    public let expected: String
    public let example: String
    public let form: ImportForm
    /// Whether another column says the same, so that templates leave this one out.
    public let isAlternative: Bool
    /// The rules of the database that speak of it.
    let rules: Set<String>
    /// Takes a cell over; false if it can't be read.
    let read: @Sendable (EnteredValue, ImportVocabulary, inout Entry) -> Bool
    /// Takes the value away; nil if there is no way to be without it.
    let clear: (@Sendable (inout Entry) -> Void)?
    /// The value as it was understood; nil if there is none.
    public let shown: @Sendable (Entry) -> String?

    init(
        _ key: String, expected: String, example: String, form: ImportForm = .text, rules: Set<String> = [],
        isAlternative: Bool = false, read: @escaping @Sendable (EnteredValue, ImportVocabulary, inout Entry) -> Bool,
        clear: (@Sendable (inout Entry) -> Void)? = nil, shown: @escaping @Sendable (Entry) -> String?
    ) {
        self.key = key
        self.expected = expected
        self.example = example
        self.form = form
        self.rules = rules
        self.isAlternative = isAlternative
        self.read = read
        self.clear = clear
        self.shown = shown
    }

    /// A column whose cell is one value of the entry.
    init<Value: Sendable>(
        _ key: String, _ place: any WritableKeyPath<Entry, Value?> & Sendable, expected: String, example: String,
        form: ImportForm = .text, rules: Set<String> = [],
        isAlternative: Bool = false, read: @escaping @Sendable (EnteredValue, ImportVocabulary) -> Value?,
        shown: @escaping @Sendable (Value) -> String = { "\($0)" }
    ) {
        self.init(key, expected: expected, example: example, form: form, rules: rules, isAlternative: isAlternative) {
            value, vocabulary, entry in
            guard let read = read(value, vocabulary) else { return false }
            entry[keyPath: place] = read
            return true
        } clear: {
            $0[keyPath: place] = nil
        } shown: { entry in
            entry[keyPath: place].map(shown)
        }
    }

    /// Takes a cell over; false if it can't be read, or holds a fault.
    func take(_ value: EnteredValue, _ vocabulary: ImportVocabulary, _ entry: inout Entry) -> Bool {
        if case .fault = value { return false }
        return read(value, vocabulary, &entry)
    }

    /// The same column of a larger entry that this one is a part of.
    func within<Whole>(_ part: any WritableKeyPath<Whole, Entry> & Sendable) -> ImportColumn<Whole> {
        ImportColumn<Whole>(
            key, expected: expected, example: example, form: form, rules: rules, isAlternative: isAlternative
        ) {
            value, vocabulary, whole in
            read(value, vocabulary, &whole[keyPath: part])
        } clear: {
            clear?(&$0[keyPath: part])
        } shown: {
            shown($0[keyPath: part])
        }
    }
}

/// How a template's column is formatted, and which choices it offers.
public enum ImportForm: Sendable, Equatable {
    case text, number, day, time, dayAndTime
    /// One of these words.
    case choice([String])
    /// A country, by name or code.
    case country
}

/// What cells may refer to by name.
public struct ImportVocabulary: Sendable {
    private let countries: [String: String]
    /// Codes as they are, which most write.
    private let codes: [String: String]

    public init(countries: [Country]) {
        codes = Dictionary(countries.map { ($0.code, $0.code) }, uniquingKeysWith: { first, _ in first })
        var byName: [String: String] = [:]
        for country in countries {
            for name in [country.code, country.alpha3, country.name.fields.name].compactMap(\.self) {
                byName[ImportWords.folded(name)] = country.code
            }
        }
        self.countries = byName
    }

    /// A country's code from its code, its alpha-3 code, its name, or both as in `Armenia (AM)`.
    func country(_ written: String) -> String? {
        if let code = codes[written] ?? countries[ImportWords.folded(written)] { return code }
        guard let open = written.lastIndex(of: "("), written.hasSuffix(")") else { return nil }
        let code = written[written.index(after: open)...].dropLast()
        return countries[ImportWords.folded(String(code))]
    }
}

/// One row of an import, understood.
public protocol ImportEntry: Sendable {
    init()
    /// What it is, as in `headers.json`.
    static var noun: String { get }
    /// The nouns whose names of columns are understood, the first that knows one wins.
    static var nouns: [String] { get }
    static var columns: [ImportColumn<Self>] { get }
    /// Of each list one column must be there, and filled in the first row of each group.
    static var required: [[String]] { get }
    /// Rows with the same are one thing; nil: each row is one.
    var group: String? { get }
    /// Puts together what stands in several cells. What doesn't fit is told with its column.
    mutating func complete() -> [(column: String, reason: Refusal)]
}

extension ImportEntry {
    public static var nouns: [String] { [noun] }
    public var group: String? { nil }

    /// A column's name as templates and sentences have it.
    public static func header(_ key: String) -> String {
        let noun = nouns.first { ImportWords.columns(of: $0).contains(key) } ?? noun
        return ImportWords.header(key, of: noun)
    }

    /// Takes away what a column says, so that what else is wrong comes to light.
    ///
    /// - Returns: false if nothing stood there.
    public mutating func clear(_ key: String) -> Bool {
        guard let column = Self.columns.first(where: { $0.key == key }), let clear = column.clear,
            column.shown(self) != nil
        else { return false }
        clear(&self)
        return true
    }

    static func key(of header: String) -> String? {
        nouns.lazy.compactMap { ImportWords.column(header, of: $0) }.first { key in columns.contains { $0.key == key } }
    }
}
