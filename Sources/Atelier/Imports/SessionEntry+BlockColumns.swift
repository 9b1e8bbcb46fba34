extension SessionEntry {
    /// What concerns the row's block.
    static let ofBlock: [ImportColumn<SessionEntry>] = [
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
            "block_zone", \.blockZone, expected: "the block's IANA time zone, if not its session's", example: "",
            rules: ["zone_unknown", "block_zone_known"], read: { value, _ in value.words }),
        ImportColumn(
            "block_place", \.blockPlace, expected: "the town or place of the block, if not its session's", example: "",
            rules: ["block_place_present"], read: { value, _ in value.words }),
        ImportColumn(
            "block_country", \.blockCountry,
            expected: "the country where the block is, if not its session's, by name or code", example: "",
            form: .country,
            rules: ["country_unknown"], read: { value, words in value.words.flatMap(words.country) }),
        ImportColumn(
            "block_host", \.blockHost, expected: "the code of the organisation that receives, on a visit or mission",
            example: "", rules: ["organisation_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "override", \.override,
            expected: "why the room may be used although it is taken or too small, in words", example: "",
            rules: ["block_override_reason_present"], read: { value, _ in value.words }),
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

extension SessionEntry.When {
    fileprivate var shown: String {
        switch self {
        case .moment(let moment): moment.description
        case .time(let time): time.description
        }
    }

    func on(_ day: LocalDate?) -> LocalDateTime? {
        switch self {
        case .moment(let moment): moment
        case .time(let time): day.flatMap { LocalDateTime(date: $0, hour: time.hour, minute: time.minute) }
        }
    }
}

extension EnteredValue {
    fileprivate var when: SessionEntry.When? { moment.map { .moment($0) } ?? time.map { .time($0) } }
}
