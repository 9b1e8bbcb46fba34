import Atelier
import Foundation
import Hummingbird
import Store

/// `/countries/CC`: what is coming up in a country and for it; `?page=2` shows the later ones of many.
struct CountryRoutes {
    let store: Store
    let clock: @Sendable () -> Date

    func add(to router: Router<BasicRequestContext>) {
        router.get("countries/:code") { request, context in
            let country = try await store.country(try context.parameters.require("code"), as: .public)
            let sessions = try await store.coming(ComingFilter(country: country.code), as: .public)
            let countries = try await store.countries(as: .public)
            let number = request.uri.queryParameters.get("page", as: Int.self) ?? 1
            let list = SessionList(sessions, page: number)
            let page = CountryPage(country, list: list, countries: countries, now: clock(), words: .english)
            return Representation.page(page.html).response(to: request)
        }
    }
}
