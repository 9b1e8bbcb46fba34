public import Foundation

/// What is wrong with what is stored, whether it was overridden or became untrue since.
public struct Finding: Sendable, Equatable {
    /// The session's code.
    public let session: String
    /// The session's first start, or nil if it has no time yet.
    public let startsAt: Date?
    /// The rule and the facts of its sentence.
    public let reason: Refusal
    public let severity: Severity
    /// Who wants it so, or nil if nobody accepted it as it is now.
    public let acceptance: Acceptance?

    /// A problem must be mended or accepted; a hint deserves a look.
    public enum Severity: String, Sendable, CaseIterable { case problem, hint }

    /// That a finding is wanted as it is; it falls away when the finding's facts change.
    public struct Acceptance: Sendable, Equatable {
        public let because: String
        /// The staff user's name, or nil where the actor doesn't see that user.
        public let by: String?
        public let at: Date

        public init(because: String, by: String?, at: Date) {
            self.because = because
            self.by = by
            self.at = at
        }
    }

    public init(
        session: String, startsAt: Date?, reason: Refusal, severity: Severity, acceptance: Acceptance? = nil
    ) {
        self.session = session
        self.startsAt = startsAt
        self.reason = reason
        self.severity = severity
        self.acceptance = acceptance
    }
}

/// Which findings are asked for; what is nil doesn't matter.
public struct FindingFilter: Sendable, Equatable {
    /// A session's code.
    public var session: String?
    /// Not over before the start of this day (UTC).
    public var from: LocalDate?
    /// Begun by the end of this day (UTC).
    public var until: LocalDate?
    /// A country's code: sessions in it or for it.
    public var country: String?
    public var rule: String?
    /// Whether those are asked for that somebody accepted.
    public var accepted: Bool

    public init(
        session: String? = nil, from: LocalDate? = nil, until: LocalDate? = nil, country: String? = nil,
        rule: String? = nil, accepted: Bool = false
    ) {
        self.session = session
        self.from = from
        self.until = until
        self.country = country
        self.rule = rule
        self.accepted = accepted
    }
}

/// A limit of `schedule check`, such as the days before a start from which too few people are a problem.
public struct CheckSetting: Sendable, Equatable {
    /// Such as `minimum_days`.
    public let name: String
    public let value: Double
    /// What holds where nobody set it.
    public let standard: Double

    public init(name: String, value: Double, standard: Double) {
        self.name = name
        self.value = value
        self.standard = standard
    }
}

/// Something promised that a recount found broken.
public struct BrokenPromise: Sendable, Equatable {
    public let promise: String
    public let place: String
    public let expected: String
    public let found: String

    public init(promise: String, place: String, expected: String, found: String) {
        self.promise = promise
        self.place = place
        self.expected = expected
        self.found = found
    }
}
