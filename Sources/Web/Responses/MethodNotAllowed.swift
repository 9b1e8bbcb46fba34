import HTTPTypes
import Hummingbird

/// The address is one of ours, but it doesn't take this method.
struct MethodNotAllowed: Error {
    /// The methods that it takes, as the field `Allow` names them.
    let allowed: String

    /// Puts this error on every route of the router for the methods that the route has no handler for; to be called after
    /// all routes are there.
    static func answerWhereNeeded(on router: Router<WebContext>) {
        let routes = Dictionary(grouping: router.routes, by: \.path.description)
        for (_, handled) in routes {
            var methods = Set(handled.map(\.method))
            if methods.contains(.get) { methods.insert(.head) }
            let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
            for method in known.subtracting(methods) {
                router.on(handled[0].path, method: method) { _, _ -> Response in throw Self(allowed: allowed) }
            }
        }
    }

    private static let known: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect,
    ]
}
