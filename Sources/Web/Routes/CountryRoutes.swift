import Atelier
import Hummingbird
import Store

/// `/countries/CC`: what is coming up in a country and for it; `?page=2` shows the later ones of many.
struct CountryRoutes {
    let store: Store
    let languages: Languages

    func add(to router: Router<WebContext>) {
        router.get("countries/:code") { request, context in
            let setting = PageSetting(request, languages: languages)
            let code = try context.parameters.require("code")
            let (list, country, countries) = try await store.comingPage(
                country: code, number: request.pageNumber, size: CountryPage.entries, as: .public)
            guard let country else { throw Refusal("country_unknown", ["code": code]) }
            let page = CountryPage(country, list: list, countries: countries, in: setting)
            return Representation.page(page.html, in: setting.words).response(to: request)
        }
    }
}

extension Request {
    /// Which page of many is asked for, from 1.
    var pageNumber: Int { uri.queryParameters.get("page", as: Int.self) ?? 1 }
}
