import Atelier
import Foundation

/// A session as an entry of a list.
struct SessionEntry {
    let path: String
    let title: String
    let day: Int
    let month: String
    let starts: String
    let time: String
    let zone: String
    let place: [String]
    let country: [CountryName]
    /// Neither a country nor a place is known.
    let online: Bool
    let language: String
    let standing: String
    let standingWord: String
    let cancelled: Bool
    let places: String
    /// In a country's list: that it is for the country, not in it.
    let listedFor: [CountryName]

    init(_ session: ComingSession, countries: CountryNames, words: Wording) {
        let span = LocalSpan(session)
        let standing = Standing(session)
        path = "/sessions/\(session.code)"
        title = session.title.said(in: words.language)
        day = session.starts.date.day
        month = words.say("month_short_\(session.starts.date.month)")
        starts = span.isoStart
        time = words.time(span)
        zone = words.zone(span)
        place = session.place.list
        country = countries[session.country].list
        online = session.country == nil && session.place == nil
        language = words.name(ofLanguage: session.language)
        self.standing = standing.rawValue
        standingWord = words.standing(standing, isFull: session.free == 0)
        cancelled = standing.isCancelled
        places = words.places(Seats(session))
        listedFor = session.listing == .for ? countries[session.listedCountry].list : []
    }
}
