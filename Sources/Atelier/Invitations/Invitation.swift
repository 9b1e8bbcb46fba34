/// Somebody is invited to a session. It holds neither seat nor time; accepting it registers the person.
public struct Invitation: Sendable, Equatable {
    /// The session's code.
    public let session: String
    /// The person's reference.
    public let person: String
    public let name: String?
    /// The code of the office that invites.
    public let office: String
    public let channel: Channel
    public let invitedOn: LocalDate
    /// The first moment at which an answer comes too late, in the session's zone.
    public let until: LocalDateTime
    public let zone: String
    public let state: State
    /// Why it was declined or withdrawn.
    public let because: String?

    public enum Channel: String, Sendable, CaseIterable {
        case letter
        case email = "e-mail"
        case phone
        case textMessage = "text message"
        case inPerson = "in person"
    }

    /// Invited → accepted | declined | expired | withdrawn.
    public enum State: String, Sendable, CaseIterable {
        case invited, accepted, declined, expired, withdrawn
    }

    public init(
        session: String, person: String, name: String?, office: String, channel: Channel, invitedOn: LocalDate,
        until: LocalDateTime, zone: String, state: State, because: String?
    ) {
        self.session = session
        self.person = person
        self.name = name
        self.office = office
        self.channel = channel
        self.invitedOn = invitedOn
        self.until = until
        self.zone = zone
        self.state = state
        self.because = because
    }
}
