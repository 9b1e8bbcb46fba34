/// One scheduled run of a training, or a workshop, webinar, study visit, mission or meeting.
public struct Session: Sendable, Equatable {
    public let id: ID<Session>
    public let code: String
    public let kind: Kind
    /// The session's own title, or its training's.
    public let title: Texts
    /// The code of the training, if it runs one.
    public let training: String?
    public let project: String?
    /// The code of the office that hosts it.
    public let host: String
    /// The code of the country where it is, or nil if it is online only.
    public let country: String?
    /// The codes of the countries that it is for, besides the one where it is; ordered.
    public let forCountries: [String]
    public let place: String?
    public let zone: String
    public let language: String
    public let capacity: Int
    public let taken: Int
    public let waiting: Int
    /// Seats reserved for somebody and not used yet.
    public let kept: Int
    /// The number of participants below which it isn't worth holding it, if there is one.
    public let minimum: Int?
    public let visibility: Visibility
    public let state: State
    public let registrationOpen: Bool
    /// A session without a time is ahead.
    public let stage: Stage
    /// What it belongs to beside its project.
    public let belonging: Belonging
    /// False for what lasts months and leaves room beside it: nobody is held for its time.
    public let holdsTime: Bool
    /// Of a partner's session: how many the partner takes in all; `capacity` is the quota for us.
    public let providerCapacity: Int?
    /// Who runs it together, beside the host office; by role, then code.
    public package(set) var organisers: [Organiser] = []
    /// Where the room of its first block with one is, for what has no place of its own.
    public package(set) var town: String?
    /// Ordered by start.
    public package(set) var blocks: [Block] = []
    public package(set) var trainers: [Assignment] = []

    /// Places that anybody may still get.
    public var free: Int { max(capacity - taken - kept, 0) }

    /// What a session belongs to: the session that it is part of, with the track if it runs beside others, and its place in
    /// a series.
    public struct Belonging: Sendable, Equatable {
        /// The code of the session that this one is part of; being in both is no clash.
        public var whole: String?
        public var track: String?
        /// The code of its series, and its number in it, from 1.
        public var series: String?
        public var seriesNumber: Int?

        public init(whole: String? = nil, track: String? = nil, series: String? = nil, seriesNumber: Int? = nil) {
            self.whole = whole
            self.track = track
            self.series = series
            self.seriesNumber = seriesNumber
        }
    }

    /// An organisation that runs a session with the host office.
    public struct Organiser: Sendable, Equatable {
        /// The organisation's code.
        public let organisation: String
        public let role: Role

        public enum Role: String, Sendable, CaseIterable {
            case host, partner, provider
        }

        public init(organisation: String, role: Role) {
            self.organisation = organisation
            self.role = role
        }
    }

    public enum Kind: String, Sendable, CaseIterable {
        case training, workshop, webinar
        case studyVisit = "study visit"
        case mission, meeting, placement
    }

    /// Who may know of a session: everybody, whoever has the link, or staff (the default).
    public enum Visibility: String, Sendable, CaseIterable {
        case `public`, link, staff
    }

    /// Draft → published → cancelled, or draft → cancelled; the database refuses every other way.
    public enum State: String, Sendable, CaseIterable {
        case draft, published, cancelled
    }

    /// How a session's time stands to now, by the database's clock.
    public enum Stage: String, Sendable { case ahead, running, over }

    public init(
        id: ID<Session>, code: String, kind: Kind, title: Texts, training: String?, project: String?, host: String,
        country: String?, forCountries: [String], place: String?, zone: String, language: String, capacity: Int,
        taken: Int, waiting: Int, kept: Int, minimum: Int? = nil, visibility: Visibility, state: State,
        registrationOpen: Bool, stage: Stage,
        belonging: Belonging, holdsTime: Bool, providerCapacity: Int?
    ) {
        self.id = id
        self.code = code
        self.kind = kind
        self.title = title
        self.training = training
        self.project = project
        self.host = host
        self.country = country
        self.forCountries = forCountries
        self.place = place
        self.zone = zone
        self.language = language
        self.capacity = capacity
        self.taken = taken
        self.waiting = waiting
        self.kept = kept
        self.minimum = minimum
        self.visibility = visibility
        self.state = state
        self.registrationOpen = registrationOpen
        self.stage = stage
        self.belonging = belonging
        self.holdsTime = holdsTime
        self.providerCapacity = providerCapacity
    }
}
