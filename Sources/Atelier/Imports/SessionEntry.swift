/// A row of an import of sessions: a session with its first block, or a further block of the session above.
public struct SessionEntry: ImportEntry {
    public var code: String?
    public var kind: Session.Kind?
    public var training: String?
    public var title: String?
    public var project: String?
    public var host: String?
    public var country: String?
    public var forCountries: [String]?
    public var place: String?
    public var zone: String?
    public var language: String?
    public var capacity: Int?
    public var minimum: Int?
    public var visibility: Session.Visibility?
    /// The code of the session that it is part of.
    public var whole: String?
    public var track: String?
    public var series: String?
    public var seriesNumber: Int?
    public var holdsTime: Bool?
    public var coHosts: [String]?
    public var partners: [String]?
    public var provider: String?
    public var providerCapacity: Int?
    public var date: LocalDate?
    public var starts: When?
    public var ends: When?
    public var room: String?
    public var module: Int?
    public var blockTitle: String?
    /// The zone, place, country and host of the block alone.
    public var blockZone: String?
    public var blockPlace: String?
    public var blockCountry: String?
    public var blockHost: String?
    /// Why the room may be used although it is taken or too small.
    public var override: String?
    public var fold: Fold?
    /// Put together from date, start and end.
    public var block: NewBlock?

    /// A time with its day, or without.
    public enum When: Sendable, Equatable {
        case moment(LocalDateTime)
        case time(ClockTime)
    }

    public init() {}

    public static let noun = "session"
    public static let required = [["code"], ["zone"], ["language"], ["capacity"]]
    public var group: String? { code }

    public mutating func complete() -> [(column: String, reason: Refusal)] {
        let start = starts.flatMap { $0.on(date) }
        let end = ends.flatMap { $0.on(start?.date) }
        switch (starts, ends) {
        case (nil, nil):
            let stray = Self.ofBlock.filter { $0.shown(self) != nil }.map(\.key)
            return stray.map { ($0, Refusal("import_block_without_times")) }
        case (nil, _?):
            return [("starts", Refusal("import_cell_missing", ["expected": "the start that belongs to this end"]))]
        case (_?, nil):
            return [("ends", Refusal("import_cell_missing", ["expected": "the end that belongs to this start"]))]
        default: break
        }
        guard let start, let end else { return [("starts", Refusal("import_time_without_day"))] }
        block = NewBlock(
            starts: start, ends: end, zone: blockZone, startsFold: fold, endsFold: fold, room: room, module: module,
            title: blockTitle, place: blockPlace, country: blockCountry, host: blockHost, override: override)
        return []
    }

    /// The session that this row begins, without blocks. Nil if code, zone, language or capacity are missing.
    public var session: NewSession? {
        guard let code, let zone, let language, let capacity else { return nil }
        return NewSession(
            code: code, kind: kind ?? .training, training: training, title: title.map { Texts(["en": $0]) },
            project: project, host: host, country: country, forCountries: forCountries ?? [], place: place, zone: zone,
            language: language, capacity: capacity, minimum: minimum, visibility: visibility ?? .staff,
            belonging: Session.Belonging(whole: whole, track: track, series: series, seriesNumber: seriesNumber),
            organisers: organisers, holdsTime: holdsTime ?? true, providerCapacity: providerCapacity)
    }

    private var organisers: [Session.Organiser] {
        (coHosts ?? []).map { .init(organisation: $0, role: .host) }
            + (partners ?? []).map { .init(organisation: $0, role: .partner) }
            + (provider.map { [.init(organisation: $0, role: .provider)] } ?? [])
    }

    /// Puts something that is right anywhere where a column is wrong, so that what else is wrong comes to light.
    ///
    /// - Returns: false if it can't be helped.
    public mutating func makeHarmless(_ column: String) -> Bool {
        switch column {
        case "zone": zone = "UTC"
        case "language": language = "en"
        case "training", "kind", "title":
            (kind, training, title) = (.workshop, nil, "–")
            block?.module = nil
        case "room", "module", "override":
            block?.room = nil
            block?.module = nil
            block?.override = nil
        case "block_zone": block?.zone = nil
        case "block_country": block?.country = nil
        case "block_host": block?.host = nil
        case "part_of", "track": (whole, track) = (nil, nil)
        case "series", "series_number": (series, seriesNumber) = (nil, nil)
        case "capacity", "minimum", "provider_capacity": (capacity, minimum, providerCapacity) = (1, nil, nil)
        case "project", "host", "country", "for_countries", "place", "visibility", "co_hosts", "partners", "provider":
            return clear(column)
        default: return false
        }
        return true
    }

    /// The columns in which a further row says something else than the row that began the session.
    public func differences(from first: SessionEntry) -> [String] {
        Self.ofSession.filter { column in
            guard let own = column.shown(self) else { return false }
            return own != column.shown(first)
        }.map(\.key)
    }

    public static let columns = ofSession + ofBlock
}
