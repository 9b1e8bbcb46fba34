import Atelier

/// What is coming up, for people: a heading with the country's name and note, and below it its sessions.
struct ComingTable {
    struct Group {
        /// Nil: online, and for no country in particular.
        let country: Country?
        let sessions: [ComingSession]
    }

    let groups: [Group]

    var text: String {
        guard !groups.isEmpty else { return "Nothing is coming up that the acting user may see." }
        return groups.map(text(of:)).joined(separator: "\n\n")
    }

    /// Listings as `Store.comingByCountry` gives them, under their countries by name; last what is for none in particular.
    static func groups(of listings: [ComingSession], countries: [Country]) -> [Group] {
        let byCode = Dictionary(grouping: listings, by: \.listedCountry)
        let named = countries.compactMap { country in
            byCode[country.code].map { Group(country: country, sessions: $0) }
        }
        return named + (byCode[nil].map { [Group(country: nil, sessions: $0)] } ?? [])
    }

    private func text(of group: Group) -> String {
        let country = group.country?.name.fields
        var lines = [Terminal.bold(country?.name.onOneLine ?? "Online")]
        if let note = country?.note { lines.append(note.onOneLine) }
        guard !group.sessions.isEmpty else { return (lines + ["Nothing is coming up."]).joined(separator: "\n") }
        var table = Table(columns: Self.columns.map { Table.Head(text: $0.header ?? "", isRight: $0.isRight) })
        for session in group.sessions { table.add(Self.columns.map { $0.value(session) }) }
        return (lines + [table.text]).joined(separator: "\n")
    }

    private static var columns: [Column<ComingSession>] {
        [
            Column("when", "WHEN") { .text(Session.Block.span($0.starts, $0.ends)) },
            Column("zone", "ZONE") { .text($0.zone) },
            Column("code", "CODE") { .text($0.code) },
            Column("title", "TITLE") { .text($0.title.said()) },
            Column("in_or_for", "IN/FOR") { .text($0.listing.rawValue) },
            Column("place", "PLACE") { .text($0.place ?? "online") },
            Column("language", "LANGUAGE") { .text($0.language) },
            Column("seats", "SEATS", isRight: true) {
                .seats(taken: $0.taken, of: $0.capacity, kept: $0.kept)
            },
            Column("waiting", "WAITING", isRight: true) { .number($0.waiting) },
            Column("state", "STATE") { .text($0.state.rawValue) },
        ]
    }
}
