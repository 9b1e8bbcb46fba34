import Atelier
import Hummingbird
import Store

/// `/`: what is coming up, by country.
struct HomeRoutes {
    let store: Store

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            let coming = try await store.comingOverview(most: HomePage.entriesPerCountry, as: .public)
            let page = HomePage(coming.groups, total: coming.total, countries: coming.countries, words: .english)
            return Representation.page(page.html).response(to: request)
        }
    }
}
