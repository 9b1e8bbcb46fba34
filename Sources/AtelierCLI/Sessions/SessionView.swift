import Atelier

/// How sessions are shown.
struct SessionView {
    let names: CountryNames

    /// `isWhole`: tables name everything of a session, not only what fits into a line.
    func listing(of sessions: [Session], isWhole: Bool = false) -> Listing<Session> {
        Listing(
            columns: identity + place(isWhole) + time + seats(isWhole) + parts, rows: sessions,
            empty: "The acting user sees no such session; plan one with `atelier session add`.")
    }

    private var identity: [Column<Session>] {
        [
            Column("id", nil) { .text($0.id.description) },
            Column("code", "CODE") { .text($0.code) },
            Column("kind", nil) { .text($0.kind.rawValue) },
            Column("title", "TITLE") { .text($0.title.said()) },
            Column("training", "TRAINING") { .text($0.training) },
            Column("project", nil) { .text($0.project) },
            Column("host", "HOST") { .text($0.host) },
        ]
    }

    private func place(_ isWhole: Bool) -> [Column<Session>] {
        names.columns(\.country) + [
            Column("for_countries", nil) { .texts($0.forCountries) },
            Column("for_names", isWhole ? "FOR" : nil) { names.names($0.forCountries) },
            Column("for_some", isWhole ? nil : "FOR", isForPeople: true) { .text(Self.some($0.forCountries)) },
            Column("for_notes", nil) { .list($0.forCountries.map { names.note($0) }.filter { $0 != .none }) },
            Column("place", "PLACE") { .text($0.place ?? $0.town) },
        ]
    }

    private var time: [Column<Session>] {
        [
            Column("starts", nil) { .instant($0.blocks.first?.start) },
            Column("ends", nil) { .instant($0.lastToEnd?.end) },
            Column("starts_local", "STARTS") { .moment($0.blocks.first?.starts) },
            Column("ends_local", "ENDS") { .moment($0.lastToEnd?.ends) },
            Column("zone", "ZONE") { .text($0.zone) },
        ]
    }

    /// Codes, so many as a line has room for.
    private static func some(_ codes: [String]) -> String {
        let more = codes.count > 4 ? " and \(codes.count - 3) more" : ""
        return codes.prefix(more.isEmpty ? 4 : 3).joined(separator: ", ") + more
    }

    private func seats(_ isWhole: Bool) -> [Column<Session>] {
        [
            Column("language", nil) { .text($0.language) },
            Column("capacity", nil) { .number($0.capacity) },
            Column("minimum", nil) { .number($0.minimum) },
            Column("taken", nil) { .number($0.taken) },
            Column("seats", "SEATS", isRight: true) {
                .seats(taken: $0.taken, of: $0.capacity, kept: $0.kept)
            },
            Column("kept", nil) { .number($0.kept) },
            Column("provider_capacity", nil) { .number($0.providerCapacity) },
            Column("waiting", "WAITING", isRight: true) { .number($0.waiting) },
            Column("visibility", isWhole ? "SEEN BY" : nil) { .text($0.visibility.rawValue) },
            Column("state", nil) { .text($0.state.rawValue) },
            Column("registration_open", nil) { .flag($0.registrationOpen) },
            Column("standing", "STATE") { .text($0.standing) },
        ]
    }

    private var parts: [Column<Session>] {
        [
            Column("part_of", "PART OF") { .text($0.belonging.whole) },
            Column("track", nil) { .text($0.belonging.track) },
            Column("series", nil) { .text($0.belonging.series) },
            Column("series_number", nil) { .number($0.belonging.seriesNumber) },
            Column("holds_time", nil) { .flag($0.holdsTime) },
            Column("organisers", nil) { .list($0.organisers.map(organiser)) },
            Column("blocks", nil) { .list($0.blocks.enumerated().map { block($0.element, number: $0.offset + 1) }) },
            Column("trainers", nil) { .list($0.trainers.map(trainer)) },
        ]
    }

    private func block(_ block: Session.Block, number: Int) -> Value {
        .object([
            Value.Member("number", .number(number)), Value.Member("id", .text(block.id.description)),
            Value.Member("starts", .text(block.start.text)), Value.Member("ends", .text(block.end.text)),
            Value.Member("zone", .text(block.zone)), Value.Member("room", .text(block.room)),
            Value.Member("module", .number(block.module)), Value.Member("title", .text(block.title)),
            Value.Member("place", .text(block.place)), Value.Member("country", .text(block.country)),
            Value.Member("host", .text(block.host)), Value.Member("agenda", .list(block.agenda.map(item))),
        ])
    }

    private func item(_ item: Session.AgendaItem) -> Value {
        .object([
            Value.Member("number", .number(item.number)), Value.Member("title", .text(item.title.said())),
            Value.Member("minutes", .number(item.minutes)), Value.Member("speakers", .texts(item.speakers)),
        ])
    }

    private func organiser(_ organiser: Session.Organiser) -> Value {
        .object([
            Value.Member("organisation", .text(organiser.organisation)),
            Value.Member("role", .text(organiser.role.rawValue)),
        ])
    }

    private func trainer(_ assignment: Assignment) -> Value {
        .object([
            Value.Member("trainer", .text(assignment.trainer)), Value.Member("role", .text(assignment.role.rawValue)),
            Value.Member("state", .text(assignment.state.rawValue)),
            Value.Member(
                "override",
                .text(assignment.overrides.all.isEmpty ? nil : assignment.overrides.all.joined(separator: "; "))),
            Value.Member("unqualified", .text(assignment.overrides.unqualified)),
            Value.Member("double_booked", .text(assignment.overrides.doubleBooked)),
            Value.Member("without_pair", .text(assignment.overrides.unpaired)),
            Value.Member("person", .text(assignment.person)), Value.Member("name", .text(assignment.name)),
            Value.Member("because", .text(assignment.because)),
            Value.Member("asked_on", .text(assignment.askedOn?.description)),
            Value.Member("answered_on", .text(assignment.answeredOn?.description)),
        ])
    }
}

extension Session {
    /// The block that ends last; not always the one that starts last.
    var lastToEnd: Block? { blocks.max { $0.endsAt < $1.endsAt } }

    /// The state in a table's words.
    var standing: String {
        state == .published ? (registrationOpen ? "published, open" : "published, closed") : state.rawValue
    }
}
