/// What a person agreed to: a purpose, in the words of one version of its text.
public struct Consent: Sendable, Equatable {
    public let purpose: String
    public let version: Int
    public let language: String
    public let state: State
    public let givenOn: LocalDate
    /// The guardian who gave it for a minor, or nil if the person did; "" if a guardian did whose name was erased.
    public let guardian: String?
    /// On paper, by e-mail, in words before a witness …; nil once the person was erased.
    public let how: String?
    public let endedOn: LocalDate?
    public let endedBecause: String?

    /// given → withdrawn, or given → replaced by a later one.
    public enum State: String, Sendable, CaseIterable {
        case given, withdrawn, replaced
    }

    /// The words that people are asked to agree to; a version says the same in every language.
    public struct Text: Sendable, Equatable {
        public let purpose: String
        public let version: Int
        public let language: String
        public let text: String

        public init(purpose: String, version: Int, language: String, text: String) {
            self.purpose = purpose
            self.version = version
            self.language = language
            self.text = text
        }
    }

    public init(
        purpose: String, version: Int, language: String, state: State, givenOn: LocalDate, guardian: String?,
        how: String?, endedOn: LocalDate?, endedBecause: String?
    ) {
        self.purpose = purpose
        self.version = version
        self.language = language
        self.state = state
        self.givenOn = givenOn
        self.guardian = guardian
        self.how = how
        self.endedOn = endedOn
        self.endedBecause = endedBecause
    }
}
