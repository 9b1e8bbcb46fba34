import HTTPTypes
import Hummingbird

/// Puts on every answer, errors included, what keeps a browser from doing more with it than showing it.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.requestNumber] = context.id
        return response
    }
}

extension HTTPField.Name {
    // Constant names of the right form; the parser can't fail on them.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .server
    static let requestNumber = HTTPField.Name("X-Request-Id") ?? .server
}
