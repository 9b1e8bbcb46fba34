/// The figures of a programme (a project), each counted from rows.
public struct ProgrammeFigures: Sendable, Equatable {
    public let project: String
    public let name: String
    public let sessions: Int
    public let applications: Int
    /// Persons who attended, each once, however many sessions they came to.
    public let participants: Int
    public let certificates: Int
    /// The codes of the countries where its sessions are, ordered.
    public let countries: [String]
    /// Organisations that host, or that sent a participant.
    public let organisations: Int
    /// Persons reached, participants and head counts together.
    public let reached: Int
    public let planned: Int?
    public let realised: Int?
    /// Participants by the country of the session.
    public let perCountry: [String: Int]
    public let note: String?

    public init(
        project: String, name: String, sessions: Int, applications: Int, participants: Int, certificates: Int,
        countries: [String], organisations: Int, reached: Int, planned: Int?, realised: Int?,
        perCountry: [String: Int], note: String?
    ) {
        self.project = project
        self.name = name
        self.sessions = sessions
        self.applications = applications
        self.participants = participants
        self.certificates = certificates
        self.countries = countries
        self.organisations = organisations
        self.reached = reached
        self.planned = planned
        self.realised = realised
        self.perCountry = perCountry
        self.note = note
    }
}
