/// What came of it, on a day.
public struct Outcome: Sendable, Equatable {
    public let reference: String
    /// The person's name, where it is a person's whom the actor's office sees and who wasn't erased.
    public let name: String?
    public let office: String
    public let details: Details

    /// What is told of it; persons by reference, the rest by code.
    public struct Details: Sendable, Equatable {
        public let subject: Subject
        public let kind: Kind
        public let day: LocalDate
        public let words: String?
        public let money: Money?
        public let project: String?
        public let referral: String?
        public let session: String?

        public init(
            subject: Subject, kind: Kind, day: LocalDate, words: String? = nil, money: Money? = nil,
            project: String? = nil, referral: String? = nil, session: String? = nil
        ) {
            self.subject = subject
            self.kind = kind
            self.day = day
            self.words = words
            self.money = money
            self.project = project
            self.referral = referral
            self.session = session
        }
    }

    /// Whose it is: a person's by reference, an organisation's by code, or the person's whom the referral is for.
    public enum Subject: Sendable, Equatable {
        case person(String)
        case organisation(String)
        case referred
    }

    public enum Kind: String, Sendable, CaseIterable {
        case employed
        case ownBusiness = "own business"
        case internship
        case furtherTraining = "further training"
        case proposalHandedIn = "proposal handed in"
        case grant, returned, stayed, other
        case noneKnown = "none known"
    }

    public init(reference: String, name: String?, office: String, details: Details) {
        self.reference = reference
        self.name = name
        self.office = office
        self.details = details
    }
}
