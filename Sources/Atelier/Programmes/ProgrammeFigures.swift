/// The figures of a programme (a project), each counted from rows.
public struct ProgrammeFigures: Sendable, Equatable {
    public let project: String
    public let name: String
    public let sessions: Int
    public let applications: Int
    /// Persons who attended, each once, however many sessions they came to.
    public let participants: Int
    /// Persons who attended, once a session.
    public let attendances: Int
    public let certificates: Int
    /// The codes of the countries where its sessions are, ordered.
    public let countries: [String]
    /// The codes of the participants' own countries, ordered.
    public let participantCountries: [String]
    /// Organisations that sent a participant.
    public let organisations: Int
    /// Organisations that hold its sessions.
    public let hosts: Int
    /// Senders of participants, hosts, and senders of trainers, each once.
    public let involved: Int
    /// Persons reached, participants and people counted without names together.
    public let reached: Int
    /// The true number of those reached may be higher ("more than").
    public let reachedAtLeast: Bool
    /// Cases (families and the like) counted without names.
    public let cases: Int
    /// Seats held and offered in sessions of kind placement.
    public let placements: Int
    public let places: Int
    /// Persons sent on to a training or a service, each once.
    public let referred: Int
    public let outcomes: Int
    /// Seats of published sessions, and how many of them are taken.
    public let seats: Int
    public let seatsTaken: Int
    public let plan: Plan?
    /// Participants, people and cases counted without names, by the country where they were counted.
    public let perCountry: [String: Int]
    /// Participants by their own country.
    public let perParticipantCountry: [String: Int]
    public let stop: Project.Stop?
    public let note: String?

    /// What is planned for the whole, and what it is held against.
    public struct Plan: Sendable, Equatable {
        /// A `Project.Measure`.
        public let measure: String
        public let planned: Int
        public let realised: Int
        /// Why the two can't be compared; nil if they can.
        public let notComparable: String?

        public init(measure: String, planned: Int, realised: Int, notComparable: String?) {
            self.measure = measure
            self.planned = planned
            self.realised = realised
            self.notComparable = notComparable
        }
    }

    public var planned: Int? { plan?.planned }
    public var realised: Int? { plan?.realised }

    public init(
        project: String, name: String, sessions: Int, applications: Int, participants: Int, attendances: Int,
        certificates: Int, countries: [String], participantCountries: [String], organisations: Int, hosts: Int,
        involved: Int, reached: Int, reachedAtLeast: Bool, cases: Int, placements: Int, places: Int, referred: Int,
        outcomes: Int, seats: Int, seatsTaken: Int, plan: Plan?, perCountry: [String: Int],
        perParticipantCountry: [String: Int], stop: Project.Stop?, note: String?
    ) {
        self.project = project
        self.name = name
        self.sessions = sessions
        self.applications = applications
        self.participants = participants
        self.attendances = attendances
        self.certificates = certificates
        self.countries = countries
        self.participantCountries = participantCountries
        self.organisations = organisations
        self.hosts = hosts
        self.involved = involved
        self.reached = reached
        self.reachedAtLeast = reachedAtLeast
        self.cases = cases
        self.placements = placements
        self.places = places
        self.referred = referred
        self.outcomes = outcomes
        self.seats = seats
        self.seatsTaken = seatsTaken
        self.plan = plan
        self.perCountry = perCountry
        self.perParticipantCountry = perParticipantCountry
        self.stop = stop
        self.note = note
    }
}
