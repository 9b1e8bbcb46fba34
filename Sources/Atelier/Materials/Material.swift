/// A manual, a notebook, a handout: what there is, and its versions by language and country.
public struct Material: Sendable, Equatable {
    public let code: String
    public let title: Texts
    public let kind: Kind
    /// The code of the training that it is for, if it is for one.
    public let training: String?
    /// The newest first.
    public let versions: [Version]

    public enum Kind: String, Sendable, CaseIterable {
        case manual, guide, notebook, handout, slides, other
    }

    public struct Version: Sendable, Equatable {
        public let name: String
        public let language: String
        /// The code of the country for which it was adapted, or nil for the one for all.
        public let country: String?
        public let releasedOn: LocalDate
        /// Where it lies: an address, or a file's name.
        public let location: String
        /// The SHA-256 of the file, in lower-case hexadecimal, and its length in bytes, where they are known.
        public let sha256: String?
        public let bytes: Int?
        public let withdrawnOn: LocalDate?

        public init(
            name: String, language: String, country: String?, releasedOn: LocalDate, location: String,
            sha256: String? = nil, bytes: Int? = nil, withdrawnOn: LocalDate? = nil
        ) {
            self.name = name
            self.language = language
            self.country = country
            self.releasedOn = releasedOn
            self.location = location
            self.sha256 = sha256
            self.bytes = bytes
            self.withdrawnOn = withdrawnOn
        }
    }

    public init(code: String, title: Texts, kind: Kind, training: String?, versions: [Version]) {
        self.code = code
        self.title = title
        self.kind = kind
        self.training = training
        self.versions = versions
    }
}
