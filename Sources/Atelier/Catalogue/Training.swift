/// What is taught.
public struct Training: Sendable, Equatable {
    public let code: String
    public let title: Texts
    /// What a certificate says instead of the title, so that it tells an employer no more than the holder may want.
    public let neutralTitle: Texts?
    public let theme: String
    public let modules: [Module]
    /// The completion rule, or nil if the training gives no certificate.
    public let completion: Completion?

    public struct Module: Sendable, Equatable {
        public let title: Texts
        /// Must be attended for a certificate.
        public let required: Bool

        public init(title: Texts, required: Bool = true) {
            self.title = title
            self.required = required
        }
    }

    /// What earns a certificate: the share of the session's minutes attended, and every required module.
    public struct Completion: Sendable, Equatable {
        /// Over 0, up to 1.
        public let minimumAttendance: Double
        /// How long a certificate is valid from its award, or nil for ever.
        public let validMonths: Int?

        public init(minimumAttendance: Double, validMonths: Int? = nil) {
            self.minimumAttendance = minimumAttendance
            self.validMonths = validMonths
        }
    }

    public init(
        code: String, title: Texts, neutralTitle: Texts? = nil, theme: String, modules: [Module] = [],
        completion: Completion? = nil
    ) {
        self.code = code
        self.title = title
        self.neutralTitle = neutralTitle
        self.theme = theme
        self.modules = modules
        self.completion = completion
    }
}
