import Atelier
import Foundation

/// `/sessions/CODE`: what somebody needs to know to come. Who teaches and who takes part isn't shown.
struct SessionPage {
    let html: String

    /// What else is told with a session.
    struct Surroundings {
        let training: Training?
        let venues: [Venue]
        /// Among others the office that hosts it.
        let organisations: [Organisation]
        let countries: [Country]
    }

    init(_ session: Session, _ surroundings: Surroundings, in setting: PageSetting) {
        let words = setting.words
        let names = CountryNames(surroundings.countries)
        html = PageTemplates.render(
            "session",
            PageFrame(
                title: session.title.said(in: words.language), in: setting,
                notes: names.notes(
                    of: [session.country] + session.forCountries,
                    mentionedIn: [session.title.said(in: words.language), session.place] + session.blocks.map(\.title)),
                content: Content(session, surroundings, names: names, words: words)))
    }

    private struct Content {
        let code: String
        let title: String
        let span: [Span]
        let place: [String]
        let country: [CountryName]
        let online: Bool
        let forCountries: [CountryName]
        let hasFor: Bool
        let language: String
        let standing: String
        let standingWord: String
        let cancelled: Bool
        let places: String
        let taken: Int
        let capacity: Int
        let organiser: [String]
        let agenda: [Part]

        init(_ session: Session, _ around: Surroundings, names: CountryNames, words: Wording) {
            let standing = Standing(session)
            let rooms = Rooms(around.venues)
            code = session.code
            title = session.title.said(in: words.language)
            span = LocalSpan(of: session).list.map { Span($0, words: words) }
            place = (session.place ?? session.blocks.lazy.compactMap { rooms[$0.room]?.town }.first).list
            country = names[session.country].list
            online = session.country == nil && place.isEmpty
            forCountries = session.forCountries.compactMap { names[$0] }
            hasFor = !forCountries.isEmpty
            language = words.name(ofLanguage: session.language)
            self.standing = standing.rawValue
            standingWord = words.standing(standing, isFull: session.free == 0)
            cancelled = standing.isCancelled
            places = words.places(Seats(session))
            (taken, capacity) = (session.taken, session.capacity)
            organiser = around.organisations.first { $0.code == session.host }.map(\.name).list
            agenda = session.blocks.enumerated().map { number, block in
                Part(block, number: number + 1, training: around.training, room: rooms[block.room], words: words)
            }
        }
    }

    /// A time with its zone.
    private struct Span {
        let starts: String
        let time: String
        let zone: String

        init(_ span: LocalSpan, words: Wording) {
            starts = span.isoStart
            time = words.time(span)
            zone = words.zone(span)
        }
    }

    /// A block as a line of the agenda.
    private struct Part {
        let span: Span
        let title: String
        let room: [String]

        init(_ block: Session.Block, number: Int, training: Training?, room: Rooms.Place?, words: Wording) {
            let modules = training?.modules ?? []
            let module = block.module.flatMap { modules.indices.contains($0 - 1) ? modules[$0 - 1] : nil }
            span = Span(LocalSpan(block), words: words)
            title =
                block.title ?? module?.title.said(in: words.language)
                ?? words.say("part", ["number": String(number)])
            self.room = room.map { "\($0.room), \($0.venue)" }.list
        }
    }

    /// Rooms by code.
    private struct Rooms {
        struct Place {
            let room: String
            let venue: String
            let town: String
        }

        private let byCode: [String: Place]

        init(_ venues: [Venue]) {
            let places = venues.flatMap { venue in
                venue.rooms.map { ($0.code, Place(room: $0.name, venue: venue.name, town: venue.town)) }
            }
            byCode = Dictionary(places, uniquingKeysWith: { first, _ in first })
        }

        subscript(code: String?) -> Place? { code.flatMap { byCode[$0] } }
    }
}
