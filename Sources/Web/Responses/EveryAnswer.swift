import HTTPTypes
import Hummingbird

/// What holds for every address: it has one form, an error has words, an answer carries its number and what guards it.
///
/// One middleware for all three, since each has its price in every request.
struct EveryAnswer<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response =
                if let redirection = CanonicalPaths.redirection(of: request) {
                    redirection
                } else {
                    try await next(request, context)
                }
        } catch {
            response = ErrorResponses.response(to: request, failedBy: error, in: context)
        }
        response.headers.append(contentsOf: SecurityHeaders.fields)
        response.headers.append(HTTPField(name: .requestNumber, value: context.id))
        return response
    }
}
