import Atelier
import Foundation
import Hummingbird
import Store

/// `/`: what is coming up, by country.
struct HomeRoutes {
    let store: Store
    let clock: @Sendable () -> Date

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            let listings = try await store.comingByCountry(ComingFilter(), as: .public)
            let countries = try await store.countries(as: .public)
            let page = HomePage(listings: listings, countries: countries, now: clock(), words: .english)
            return Representation.page(page.html).response(to: request)
        }
    }
}
