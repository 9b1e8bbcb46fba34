import Atelier
import Hummingbird
import Store

/// `/sessions/CODE`: one session. One that isn't public is answered as one that doesn't exist.
struct SessionRoutes {
    let store: Store
    let languages: Languages

    func add(to router: Router<WebContext>) {
        router.get("sessions/:code") { request, context in
            let setting = PageSetting(request, languages: languages)
            let session = try await store.session(try context.parameters.require("code"), as: .public)
            let surroundings = SessionPage.Surroundings(
                training: try await training(of: session), venues: try await store.venues(as: .public),
                organisations: try await store.organisations(as: .public),
                countries: try await store.countries(as: .public))
            let page = SessionPage(session, surroundings, in: setting)
            return Representation.page(page.html, in: setting.words).response(to: request)
        }
    }

    private func training(of session: Session) async throws -> Training? {
        guard let code = session.training else { return nil }
        return try await store.training(code, as: .public)
    }
}
