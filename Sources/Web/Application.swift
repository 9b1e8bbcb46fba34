public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import Store

/// The web side: the same for `atelier serve` and for tests.
///
/// - Parameters:
///   - store: the database's use cases; the caller keeps its pool running.
///   - queue: admits what the API asks for; the caller runs it.
///   - configuration: where to listen and what the pages say of themselves.
///   - logger: gets one line for each answer above 499, with the request's number.
/// - Returns: a service: `run()` until it is cancelled or shut down.
public func application(
    store: Store, queue: AdmissionQueue, configuration: WebConfiguration, logger: Logger
) -> Application<RouterResponder<WebContext>> {
    Application(
        router: router(store: store, queue: queue, configuration: configuration),
        server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: TimeAmount(configuration.idleTimeout))),
        configuration: ApplicationConfiguration(
            address: configuration.address,
            availableConnectionsDelegate: MaximumAvailableConnections(configuration.connections, logger: logger)),
        logger: logger)
}

/// All routes. Everything is read as the public: row security decides what that may see.
func router(
    store: Store, queue: AdmissionQueue, configuration: WebConfiguration
) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    let languages = configuration.languages
    router.add(middleware: EveryAnswer(languages: languages))
    StyleRoutes().add(to: router)
    HealthRoutes(store: store).add(to: router)
    HomeRoutes(store: store, languages: languages).add(to: router)
    CountryRoutes(store: store, languages: languages).add(to: router)
    SessionRoutes(store: store, languages: languages).add(to: router)
    FeedRoutes(
        store: store, languages: languages, host: configuration.host, publicAddress: configuration.publicAddress
    ).add(to: router)
    RegistrationRoutes(queue: queue).add(to: router)
    MethodNotAllowed.answerWhereNeeded(on: router)
    return router
}
