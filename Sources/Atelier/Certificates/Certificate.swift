/// A certificate as it was issued: what was printed is never changed.
public struct Certificate: Sendable, Equatable {
    public let number: String
    /// The holder's name at the time, or nil once the holder was erased.
    public let name: String?
    public let nameOwnScript: String?
    /// The training's neutral title.
    public let title: String
    public let course: Course
    public let awardedOn: LocalDate
    /// The first day on which it is no longer valid, or nil for ever.
    public let validUntil: LocalDate?
    public let state: State
    /// Issued by a demo: worth nothing.
    public let specimen: Bool
    /// The office that hosted the session, or the series.
    public let issuer: String
    /// The notes of countries that the title or the issuer names, which are printed with them.
    public let notes: CountryNotes

    public enum State: String, Sendable, CaseIterable {
        case printedAhead = "printed ahead"
        case issued, suspended, replaced, void, revoked, expired
    }

    public init(
        number: String, name: String?, nameOwnScript: String?, title: String, course: Course, awardedOn: LocalDate,
        validUntil: LocalDate?, state: State, specimen: Bool, issuer: String,
        notes: CountryNotes = CountryNotes()
    ) {
        self.number = number
        self.name = name
        self.nameOwnScript = nameOwnScript
        self.title = title
        self.course = course
        self.awardedOn = awardedOn
        self.validUntil = validUntil
        self.state = state
        self.specimen = specimen
        self.issuer = issuer
        self.notes = notes
    }
}

/// Whether somebody of a session or series is due a certificate, and if not, why.
public struct CertificateDue: Sendable, Equatable {
    /// The person's reference.
    public let person: String
    public let name: String?
    /// Nil if the certificate is due.
    public let obstacle: Refusal?

    public init(person: String, name: String?, obstacle: Refusal?) {
        self.person = person
        self.name = name
        self.obstacle = obstacle
    }
}
