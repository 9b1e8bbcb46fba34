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

    init(_ session: ComingSession, countries: CountryNames, now: Date, words: Wording) {
        let span = LocalSpan(session)
        let standing = Standing(session, now: now)
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

/// One page's part of a list of sessions.
struct SessionList {
    /// So many that a page of them stays far under 60 KB.
    static let pageSize = 40

    let all: [ComingSession]
    let shown: [ComingSession]
    /// From 1.
    let page: Int
    let pages: Int

    /// A page beyond the ends is the nearest that there is.
    init(_ all: [ComingSession], page: Int) {
        self.all = all
        pages = max(1, (all.count + Self.pageSize - 1) / Self.pageSize)
        self.page = min(max(1, page), pages)
        shown = Array(all.dropFirst((self.page - 1) * Self.pageSize).prefix(Self.pageSize))
    }
}
