/// A form as it was added: a code, a version, and what it asks. A version never changes.
public struct Form: Sendable, Equatable {
    public let code: String
    /// From 1.
    public let version: Int
    public let definition: Definition

    public init(code: String, version: Int, definition: Definition) {
        self.code = code
        self.version = version
        self.definition = definition
    }

    /// What a form asks, in order. Read with `init(json:)`, which finds what is wrong with it.
    public struct Definition: Sendable, Equatable {
        public let title: Texts
        public let fields: [Field]
        /// The definition as it was written.
        public let tree: JSONTree

        init(title: Texts, fields: [Field], tree: JSONTree) {
            self.title = title
            self.fields = fields
            self.tree = tree
        }

        public func field(_ key: String) -> Field? { fields.first { $0.key == key } }
    }

    /// One question.
    public struct Field: Sendable, Equatable {
        /// Small letters, digits and underscores; the answer's name for good.
        public let key: String
        public let type: Kind
        public let label: Texts
        public let help: Texts?
        public let required: Bool
        public let sensitivity: Sensitivity
        /// Days after the round is finished, or nil for as long as the application is kept.
        public let deleteAfterDays: Int?
        /// Of a choice or of choices; empty for other types.
        public let options: [Option]
        public let bounds: Bounds
        /// A regular expression that the whole answer matches.
        public let pattern: String?
        /// When it is asked, or nil for always.
        public let shownIf: Condition?
        public let mapsTo: Mapping?
        /// A draw may give this answer's values seats of their own.
        public let stratum: Bool
    }

    public enum Kind: String, Sendable, CaseIterable {
        case text
        case longText = "long text"
        case number, date
        case yesNo = "yes/no"
        case choice, choices, country, organisation
        case email = "e-mail"
        case phone
    }

    public enum Sensitivity: String, Sendable, CaseIterable {
        case plain, personal
        /// For the round's office alone, and always with an end: health, religion, origin and the like.
        case special
    }

    /// What of the person an answer becomes. Country and municipality stay answers, found under these names.
    public enum Mapping: String, Sendable, CaseIterable {
        case name
        case nameOwnScript = "name_own_script"
        case sex
        case birthDate = "birth_date"
        case birthYear = "birth_year"
        case phone, email, country, municipality

        /// The types of answers that can become it.
        var kinds: [Kind] {
            switch self {
            case .name, .nameOwnScript: [.text]
            case .sex: [.choice]
            case .birthDate: [.date]
            case .birthYear: [.number]
            case .phone: [.phone]
            case .email: [.email]
            case .country: [.country]
            case .municipality: [.choice, .text]
            }
        }
    }

    public struct Option: Sendable, Equatable {
        /// What is stored.
        public let value: String
        public let label: Texts
    }

    /// The least and the most that an answer may be, both included.
    public struct Bounds: Sendable, Equatable {
        public var minimum: Double?
        public var maximum: Double?
        public var earliest: LocalDate?
        public var latest: LocalDate?
        /// In letters.
        public var maxLength: Int?

        public init() {}
    }

    /// The answer to an earlier field is one of these values.
    public struct Condition: Sendable, Equatable {
        public let field: String
        public let values: [JSONTree]
    }
}

/// What is wrong in a form's definition, and where.
public struct FormFault: Sendable, Equatable {
    /// The place, such as `fields[2].options[0].label.en`.
    public let path: String
    public let expected: String
    public let found: String

    public init(path: String, expected: String, found: String) {
        self.path = path
        self.expected = expected
        self.found = found
    }

    public var refusal: Refusal { Refusal("form_fault", ["path": path, "expected": expected, "found": found]) }
}
