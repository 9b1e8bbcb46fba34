/// A person in a session.
public struct Registration: Sendable, Equatable {
    public let id: ID<Registration>
    /// The person's reference.
    public let person: String
    public let name: String?
    public let nameOwnScript: String?
    public let standing: Standing
    /// Why it is so, where there is more to say than the standing does.
    public let reason: Refusal?
    public let attendance: Attendance?
    /// For whom the seat was kept that the person uses: an organisation's or a country's code, or a group's name.
    public let reservedFor: String?

    /// Requested → confirmed | waitlisted | refused; waitlisted → offered → confirmed | waitlisted; any → cancelled. Only
    /// confirmed and offered hold a seat and the person's time.
    public enum Standing: Sendable, Equatable {
        case requested, confirmed
        /// The place in the line, from 1.
        case waitlisted(place: Int)
        case offered, refused, cancelled

        /// The state's word in SQL and JSON.
        public var word: String {
            switch self {
            case .requested: "requested"
            case .confirmed: "confirmed"
            case .waitlisted: "waitlisted"
            case .offered: "offered"
            case .refused: "refused"
            case .cancelled: "cancelled"
            }
        }

        public init?(word: String, place: Int?) {
            switch (word, place) {
            case ("requested", _): self = .requested
            case ("confirmed", _): self = .confirmed
            case ("waitlisted", let place?): self = .waitlisted(place: place)
            case ("offered", _): self = .offered
            case ("refused", _): self = .refused
            case ("cancelled", _): self = .cancelled
            default: return nil
            }
        }
    }

    /// What the recorded blocks say: all of them, some, none.
    public enum Attendance: String, Sendable, CaseIterable {
        case attended, partly
        case noShow = "no-show"
    }

    public init(
        id: ID<Registration>, person: String, name: String?, nameOwnScript: String?, standing: Standing,
        reason: Refusal?, attendance: Attendance?, reservedFor: String? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.nameOwnScript = nameOwnScript
        self.standing = standing
        self.reason = reason
        self.attendance = attendance
        self.reservedFor = reservedFor
    }
}
