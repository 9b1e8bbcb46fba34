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
    public var visibility: Session.Visibility?
    public var date: LocalDate?
    public var starts: When?
    public var ends: When?
    public var room: String?
    public var module: Int?
    public var blockTitle: String?
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
            let stray = [
                ("room", room != nil), ("module", module != nil), ("block_title", blockTitle != nil),
                ("date", date != nil),
            ]
            return stray.filter(\.1).map { ($0.0, Refusal("import_block_without_times")) }
        case (nil, _?):
            return [("starts", Refusal("import_cell_missing", ["expected": "the start that belongs to this end"]))]
        case (_?, nil):
            return [("ends", Refusal("import_cell_missing", ["expected": "the end that belongs to this start"]))]
        default: break
        }
        guard let start, let end else { return [("starts", Refusal("import_time_without_day"))] }
        block = NewBlock(
            starts: start, ends: end, startsFold: fold, endsFold: fold, room: room, module: module, title: blockTitle)
        return []
    }

    /// The session that this row begins, without blocks. Nil if code, zone, language or capacity are missing.
    public var session: NewSession? {
        guard let code, let zone, let language, let capacity else { return nil }
        return NewSession(
            code: code, kind: kind ?? .training, training: training, title: title.map { Texts(["en": $0]) },
            project: project, host: host, country: country, forCountries: forCountries ?? [], place: place, zone: zone,
            language: language, capacity: capacity, visibility: visibility ?? .staff)
    }

    /// Puts something that is right anywhere where a column is wrong, so that what else is wrong comes to light.
    ///
    /// - Returns: false if it can't be helped.
    public mutating func makeHarmless(_ column: String) -> Bool {
        switch column {
        case "zone": zone = "UTC"
        case "language": language = "en"
        case "capacity": capacity = 1
        case "training", "kind", "title":
            (kind, training, title) = (.workshop, nil, "–")
            block?.module = nil
        case "room", "module":
            block?.room = nil
            block?.module = nil
        case "project", "host", "country", "for_countries", "place", "visibility": return clear(column)
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

extension SessionEntry.When {
    fileprivate var shown: String {
        switch self {
        case .moment(let moment): moment.description
        case .time(let time): time.description
        }
    }

    fileprivate func on(_ day: LocalDate?) -> LocalDateTime? {
        switch self {
        case .moment(let moment): moment
        case .time(let time): day.flatMap { LocalDateTime(date: $0, hour: time.hour, minute: time.minute) }
        }
    }
}

extension EnteredValue {
    fileprivate var when: SessionEntry.When? { moment.map { .moment($0) } ?? time.map { .time($0) } }
}

extension SessionEntry {
    private static let ofSession: [ImportColumn<SessionEntry>] = [
        ImportColumn(
            "code", \.code, expected: "a code of 2 to 32 capital letters, digits and hyphens", example: "HM-EVN-1",
            rules: ["session_code_once", "session_code_form", "import_session_twice"], read: { value, _ in value.code }),
        ImportColumn(
            "kind", \.kind, expected: "training, workshop, webinar, study visit, mission, meeting or placement",
            example: "training",
            form: .choice(Session.Kind.allCases.map(\.rawValue)), rules: ["session_kind_known"],
            read: { value, _ in
                value.words.flatMap { ImportWords.word("kind", $0) }.flatMap { Session.Kind(rawValue: $0) }
            }, shown: { $0.rawValue }),
        ImportColumn(
            "training", \.training, expected: "the code of a training (see `atelier training list`)", example: "HM",
            rules: ["training_unknown", "session_training_taught", "session_titled"], read: { value, _ in value.code }),
        ImportColumn(
            "title", \.title, expected: "a title of its own, in English, if not its training's", example: "",
            rules: ["session_title_english"], read: { value, _ in value.words }),
        ImportColumn(
            "project", \.project, expected: "the code of the project that pays (see `atelier project list`)",
            example: "",
            rules: ["project_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "host", \.host, expected: "the code of the office that hosts it, if not the acting user's", example: "",
            rules: ["organisation_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "country", \.country, expected: "a country's name or code, such as AM (see `atelier country list`)",
            example: "Armenia (AM)", form: .country, rules: ["country_unknown"],
            read: { value, words in value.words.flatMap(words.country) }),
        ImportColumn(
            "for_countries", \.forCountries, expected: "names or codes of the countries that it is for, with commas",
            example: "GE, AZ", rules: ["session_country_once"],
            read: { value, words in
                guard let written = value.list else { return nil }
                let codes = written.compactMap(words.country)
                return codes.count == written.count ? codes : nil
            }, shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "place", \.place, expected: "the town or place, if its room doesn't say it", example: "Yerevan",
            read: { value, _ in value.words }),
        ImportColumn(
            "zone", \.zone, expected: "an IANA time zone such as Asia/Yerevan", example: "Asia/Yerevan",
            rules: ["session_zone_known", "zone_unknown", "block_zone_known"], read: { value, _ in value.words }),
        ImportColumn(
            "language", \.language, expected: "a language's tag or name, such as hy or Armenian", example: "hy",
            rules: ["session_language_form"], read: { value, _ in value.words.flatMap(EnteredValue.language) }),
        ImportColumn(
            "capacity", \.capacity, expected: "how many people it takes, a whole number from 1 on", example: "12",
            form: .number, rules: ["session_capacity_positive", "session_over_room"], read: { value, _ in value.whole }),
        ImportColumn(
            "visibility", \.visibility, expected: "public, link or staff", example: "staff",
            form: .choice(Session.Visibility.allCases.map(\.rawValue)), rules: ["session_visibility_known"],
            read: { value, _ in
                value.words.flatMap { ImportWords.word("visibility", $0) }
                    .flatMap { Session.Visibility(rawValue: $0) }
            }, shown: { $0.rawValue }),
    ]

    private static let ofBlock: [ImportColumn<SessionEntry>] = [
        ImportColumn(
            "date", \.date, expected: "the block's day, such as 2026-05-04 or 04.05.2026", example: "2026-05-04",
            form: .day, read: { value, _ in value.day }),
        ImportColumn(
            "starts", \.starts,
            expected: "a local time such as 09:00 (with a day if there is no date), or 2026-05-04 09:00",
            example: "09:00", form: .time,
            rules: ["local_time_skipped", "local_time_repeated", "block_within_calendar"],
            read: { value, _ in value.when }, shown: { $0.shown }),
        ImportColumn(
            "ends", \.ends, expected: "a local time such as 17:00, or 2026-05-04 17:00", example: "17:00", form: .time,
            rules: ["block_ends_after_start"], read: { value, _ in value.when }, shown: { $0.shown }),
        ImportColumn(
            "room", \.room, expected: "a room's code (see `atelier venue list`)", example: "EVN-1",
            rules: ["room_unknown", "room_hold_one_at_a_time"], read: { value, _ in value.code }),
        ImportColumn(
            "module", \.module, expected: "the number of the training's module, from 1", example: "", form: .number,
            rules: ["block_module_unknown"], read: { value, _ in value.whole }),
        ImportColumn(
            "block_title", \.blockTitle, expected: "what happens in the block, in words", example: "",
            read: { value, _ in value.words }),
        ImportColumn(
            "fold", \.fold, expected: "earlier or later, where a clock change repeats the local time", example: "",
            form: .choice(["earlier", "later"]),
            read: { value, _ in
                switch value.words.flatMap({ ImportWords.word("fold", $0) }) {
                case "earlier": .earlier
                case "later": .later
                default: nil
                }
            }, shown: { $0 == .earlier ? "earlier" : "later" }),
    ]
}
