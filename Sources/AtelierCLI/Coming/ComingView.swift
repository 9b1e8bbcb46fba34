import Atelier

/// How coming sessions are told to programs. Scripts rely on these names; `atelier demo` uses the same.
struct ComingView {
    let names: CountryNames

    /// `country` is the one in whose list the session stands and `in_or_for` how; `host_country` is where it is.
    func listing(of sessions: [ComingSession]) -> Listing<ComingSession> {
        Listing(
            columns: [
                Column("id", nil) { .text($0.id.description) },
                Column("code", "CODE") { .text($0.code) },
                Column("kind", nil) { .text($0.kind.rawValue) },
                Column("title", "TITLE") { .text($0.title.said()) },
                Column("training", nil) { .text($0.training) },
            ] + names.columns(\.listedCountry) + [
                Column("in_or_for", "IN/FOR") { .text($0.listing.rawValue) },
                Column("host_country", nil) { .text($0.country) },
                Column("host_country_name", nil) { names.name($0.country) },
                Column("host_country_note", nil) { names.note($0.country) },
                Column("place", "PLACE") { .text($0.place) },
                Column("zone", "ZONE") { .text($0.zone) },
                Column("starts", "STARTS") { .instant(Instant(local: $0.starts, at: $0.startsAt)) },
                Column("ends", "ENDS") { .instant(Instant(local: $0.ends, at: $0.endsAt)) },
                Column("language", "LANGUAGE") { .text($0.language) },
                Column("capacity", nil) { .number($0.capacity) },
                Column("taken", nil) { .number($0.taken) },
                Column("kept", nil) { .number($0.kept) },
                Column("free", nil) { .number($0.free) },
                Column("waiting", "WAITING", isRight: true) { .number($0.waiting) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("visibility", nil) { .text($0.visibility.rawValue) },
                Column("part_of", nil) { .text($0.whole) },
                Column("track", nil) { .text($0.track) },
            ], rows: sessions, empty: "")
    }
}
