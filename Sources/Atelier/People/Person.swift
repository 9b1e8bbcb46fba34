/// A person, whom an office registered. Not an e-mail address: mailbox and phone may be shared or missing.
public struct Person: Sendable, Equatable {
    public let id: ID<Person>
    /// What people and scripts call the person by, such as `P-7K3M9QXT`.
    public let reference: String
    /// Nil once the person was erased.
    public let details: Details?

    /// What is known of a person; only the name must be.
    public struct Details: Sendable, Equatable {
        /// The name as in the passport, or in Latin letters.
        public var name: String
        /// The name in the person's own script.
        public var nameOwnScript: String?
        /// A language tag (BCP 47).
        public var language: String?
        public var sex: Sex?
        public var birthYear: Int?
        public var email: String?
        public var phone: String?
        /// The code of the organisation that sends the person.
        public var organisation: String?

        public init(
            name: String, nameOwnScript: String? = nil, language: String? = nil, sex: Sex? = nil,
            birthYear: Int? = nil, email: String? = nil, phone: String? = nil, organisation: String? = nil
        ) {
            self.name = name
            self.nameOwnScript = nameOwnScript
            self.language = language
            self.sex = sex
            self.birthYear = birthYear
            self.email = email
            self.phone = phone
            self.organisation = organisation
        }
    }

    public enum Sex: String, Sendable, CaseIterable {
        case female, male, other
        case notSaid = "not said"
    }

    public init(id: ID<Person>, reference: String, details: Details?) {
        self.id = id
        self.reference = reference
        self.details = details
    }
}
