/// A session to be planned: everything that a coordinator says about it. It starts as a draft.
public struct NewSession: Sendable, Equatable {
    public var code: String
    public var kind: Session.Kind
    /// The code of the training; a session of kind `training` has one.
    public var training: String?
    /// The session's own title, if not its training's.
    public var title: Texts?
    public var project: String?
    /// The code of the host office, or nil for the actor's own.
    public var host: String?
    public var country: String?
    public var forCountries: [String]
    public var place: String?
    public var zone: String
    public var language: String
    public var capacity: Int
    /// The number of participants below which it isn't worth holding it, if there is one.
    public var minimum: Int?
    public var visibility: Session.Visibility
    public var belonging: Session.Belonging
    public var organisers: [Session.Organiser]
    /// False for what lasts months and leaves room beside it.
    public var holdsTime: Bool
    /// Of a partner's session: how many the partner takes in all.
    public var providerCapacity: Int?
    public var blocks: [NewBlock]

    public init(
        code: String, kind: Session.Kind = .training, training: String? = nil, title: Texts? = nil,
        project: String? = nil, host: String? = nil, country: String? = nil, forCountries: [String] = [],
        place: String? = nil, zone: String, language: String, capacity: Int,
        minimum: Int? = nil, visibility: Session.Visibility = .staff,
        belonging: Session.Belonging = .init(),
        organisers: [Session.Organiser] = [], holdsTime: Bool = true, providerCapacity: Int? = nil,
        blocks: [NewBlock] = []
    ) {
        self.code = code
        self.kind = kind
        self.training = training
        self.title = title
        self.project = project
        self.host = host
        self.country = country
        self.forCountries = forCountries
        self.place = place
        self.zone = zone
        self.language = language
        self.capacity = capacity
        self.minimum = minimum
        self.visibility = visibility
        self.belonging = belonging
        self.organisers = organisers
        self.holdsTime = holdsTime
        self.providerCapacity = providerCapacity
        self.blocks = blocks
    }
}

/// A block to be planned, in local time.
public struct NewBlock: Sendable, Equatable {
    public var starts: LocalDateTime
    public var ends: LocalDateTime
    /// The zone of this block, or nil for its session's.
    public var zone: String?
    /// Which instant is meant where a clock change repeats the local time.
    public var startsFold: Fold?
    public var endsFold: Fold?
    public var room: String?
    /// The number of the training's module.
    public var module: Int?
    public var title: String?
    /// Where it is, if not where its session is: a town, the code of a country, the code of the organisation that receives.
    public var place: String?
    public var country: String?
    public var host: String?
    /// Why the room may be used although it is taken or too small.
    public var override: String?

    public init(
        starts: LocalDateTime, ends: LocalDateTime, zone: String? = nil, startsFold: Fold? = nil,
        endsFold: Fold? = nil, room: String? = nil, module: Int? = nil, title: String? = nil, place: String? = nil,
        country: String? = nil, host: String? = nil, override: String? = nil
    ) {
        self.starts = starts
        self.ends = ends
        self.zone = zone
        self.startsFold = startsFold
        self.endsFold = endsFold
        self.room = room
        self.module = module
        self.title = title
        self.place = place
        self.country = country
        self.host = host
        self.override = override
    }
}

/// Which of the two instants a repeated local time means (PEP 495).
public enum Fold: Int, Sendable, CaseIterable {
    case earlier = 0
    case later = 1
}
