import Atelier
import Hummingbird
import Store

/// `/`: what is coming up, by country.
struct HomeRoutes {
    let store: Store
    let languages: Languages

    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            let setting = PageSetting(request, languages: languages)
            let coming = try await store.comingOverview(most: HomePage.entriesPerCountry, as: .public)
            let page = HomePage(coming.groups, total: coming.total, countries: coming.countries, in: setting)
            return Representation.page(page.html, in: setting.words).response(to: request)
        }
    }
}
