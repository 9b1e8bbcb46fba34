/// A person, whom an office registered. Not an e-mail address: mailbox and phone may be shared or missing.
public struct Person: Sendable, Equatable {
    public let id: ID<Person>
    /// What people and scripts call the person by, such as `P-7K3M9QXT`.
    public let reference: String
    /// Nil once the person was erased.
    public let details: Details?

    /// What is known of a person; only the name must be.
    public struct Details: Sendable, Equatable {
        /// The name as in the passport, or in Latin letters; a single name will do.
        public var name: String
        /// The name in the person's own script.
        public var nameOwnScript: String?
        /// The father's name, where it is a part of one's own.
        public var patronymic: String?
        /// A language tag (BCP 47).
        public var language: String?
        public var sex: Sex?
        public var birth: Birth?
        /// The code of the country that the person comes from.
        public var country: String?
        public var email: String?
        public var phone: String?
        /// The code of the organisation that sends the person.
        public var organisation: String?

        public init(
            name: String, nameOwnScript: String? = nil, patronymic: String? = nil, language: String? = nil,
            sex: Sex? = nil, birth: Birth? = nil, country: String? = nil, email: String? = nil, phone: String? = nil,
            organisation: String? = nil
        ) {
            self.name = name
            self.nameOwnScript = nameOwnScript
            self.patronymic = patronymic
            self.language = language
            self.sex = sex
            self.birth = birth
            self.country = country
            self.email = email
            self.phone = phone
            self.organisation = organisation
        }

        /// By what the name is found and compared, whatever the script.
        public var keys: NameFolding.Keys { NameFolding.keys(of: [name, nameOwnScript, patronymic]) }
    }

    public enum Sex: String, Sendable, CaseIterable {
        case female, male, other
        case notSaid = "not said"
    }

    /// When somebody was born, as far as it is known.
    public enum Birth: Sendable, Equatable {
        case day(LocalDate)
        case year(Int)

        public var year: Int {
            switch self {
            case .day(let day): day.year
            case .year(let year): year
            }
        }

        /// Nil if only the year is known.
        public var day: LocalDate? {
            if case .day(let day) = self { day } else { nil }
        }
    }

    /// The age groups that reports count by.
    public enum AgeGroup: String, Sendable, CaseIterable {
        case under18 = "under 18"
        case from18 = "18–24"
        case from25 = "25–34"
        case from35 = "35–49"
        case from50 = "50–64"
        case from65 = "65 and over"
        case notKnown = "not known"
    }

    public init(id: ID<Person>, reference: String, details: Details?) {
        self.id = id
        self.reference = reference
        self.details = details
    }
}
