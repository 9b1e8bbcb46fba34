import Atelier

/// Coming sessions as `events.json` lists them, by start.
struct EventFeed: Encodable {
    let count: Int
    /// Where the next and the previous page are.
    let next: OrNull<String>
    let previous: OrNull<String>
    let results: [Event]

    /// `address`: of the first page.
    init(_ page: ComingPage, at address: String, countries: [Country]) {
        let byCode = Dictionary(countries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        count = page.total
        next = OrNull(page.number < page.pages ? "\(address)?page=\(page.number + 1)" : nil)
        previous = OrNull(page.number > 1 ? "\(address)?page=\(page.number - 1)" : nil)
        results = page.sessions.map { session in
            Event(
                session, country: session.listedCountry.flatMap { byCode[$0] },
                host: session.country.flatMap { byCode[$0] })
        }
    }

    /// A session as it stands in one country's list.
    struct Event: Encodable {
        let id: String
        let code: String
        let title: String
        let training: OrNull<String>
        /// The country in whose list it stands, with its name and the note that belongs wherever the name is shown.
        let country: OrNull<String>
        let countryName: OrNull<String>
        let countryNote: OrNull<String>
        let inOrFor: String
        /// The country where it is; null if it is online.
        let hostCountry: OrNull<String>
        let hostCountryName: OrNull<String>
        let hostCountryNote: OrNull<String>
        let place: OrNull<String>
        let zone: String
        /// ISO 8601, local time with its offset.
        let starts: String
        let ends: String
        let language: String
        let capacity: Int
        let taken: Int
        /// Reserved for somebody and not used yet.
        let kept: Int
        let waiting: Int
        let state: String

        enum CodingKeys: String, CodingKey {
            case id, code, title, training, country, place, zone, starts, ends, language, capacity, taken, kept,
                waiting, state
            case countryName = "country_name"
            case countryNote = "country_note"
            case inOrFor = "in_or_for"
            case hostCountry = "host_country"
            case hostCountryName = "host_country_name"
            case hostCountryNote = "host_country_note"
        }

        init(_ session: ComingSession, country: Country?, host: Country?) {
            let span = LocalSpan(session)
            id = session.id.description
            code = session.code
            title = session.title.said()
            training = OrNull(session.training)
            self.country = OrNull(session.listedCountry)
            countryName = OrNull(country?.name.fields.name)
            countryNote = OrNull(country?.name.fields.note)
            inOrFor = session.listing.rawValue
            hostCountry = OrNull(session.country)
            hostCountryName = OrNull(host?.name.fields.name)
            hostCountryNote = OrNull(host?.name.fields.note)
            place = OrNull(session.place)
            zone = session.zone
            starts = span.isoStart
            ends = span.isoEnd
            language = session.language
            capacity = session.capacity
            taken = session.taken
            kept = session.kept
            waiting = session.waiting
            state = session.state.rawValue
        }
    }
}
