public import Foundation

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
    /// The number of participants below which it isn't worth holding it, if there is one.
    public let minimum: Int?
    public let visibility: Visibility
    public let state: State
    public let registrationOpen: Bool
    /// Ordered by start.
    public let blocks: [Block]
    public let trainers: [Assignment]

    public enum Kind: String, Sendable, CaseIterable {
        case training, workshop, webinar
        case studyVisit = "study visit"
        case mission, meeting
    }

    /// Who may know of a session: everybody, whoever has the link, or staff (the default).
    public enum Visibility: String, Sendable, CaseIterable {
        case `public`, link, staff
    }

    /// Draft → published → cancelled, or draft → cancelled; the database refuses every other way.
    public enum State: String, Sendable, CaseIterable {
        case draft, published, cancelled
    }

    /// One stretch of time, from `startsAt` up to, not including, `endsAt`.
    public struct Block: Sendable, Equatable {
        public let id: ID<Block>
        public let starts: LocalDateTime
        public let ends: LocalDateTime
        public let zone: String
        public let startsAt: Date
        public let endsAt: Date
        /// The code of its room, if it has one.
        public let room: String?
        /// The number of the training's module that it teaches, if it teaches one.
        public let module: Int?
        public let title: String?

        public init(
            id: ID<Block>, starts: LocalDateTime, ends: LocalDateTime, zone: String, startsAt: Date, endsAt: Date,
            room: String?, module: Int?, title: String?
        ) {
            self.id = id
            self.starts = starts
            self.ends = ends
            self.zone = zone
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.room = room
            self.module = module
            self.title = title
        }
    }

    public init(
        id: ID<Session>, code: String, kind: Kind, title: Texts, training: String?, project: String?, host: String,
        country: String?, forCountries: [String], place: String?, zone: String, language: String, capacity: Int,
        taken: Int, waiting: Int, minimum: Int? = nil, visibility: Visibility, state: State, registrationOpen: Bool,
        blocks: [Block],
        trainers: [Assignment]
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
        self.minimum = minimum
        self.visibility = visibility
        self.state = state
        self.registrationOpen = registrationOpen
        self.blocks = blocks
        self.trainers = trainers
    }

    /// The same session with its blocks (by start) and trainers.
    package func with(_ blocks: [Block], _ trainers: [Assignment]) -> Session {
        Session(
            id: id, code: code, kind: kind, title: title, training: training, project: project, host: host,
            country: country, forCountries: forCountries, place: place, zone: zone, language: language,
            capacity: capacity, taken: taken, waiting: waiting, minimum: minimum, visibility: visibility, state: state,
            registrationOpen: registrationOpen, blocks: blocks, trainers: trainers)
    }
}
