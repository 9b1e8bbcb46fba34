import HTTPTypes
import Hummingbird

/// What holds for every address: it has one form, an error has words, an answer carries its number and what guards it.
///
/// One middleware for all three, since each has its price in every request.
struct EveryAnswer<Context: RequestContext>: RouterMiddleware {
    let languages: Languages

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
            response = ErrorResponses.response(to: request, failedBy: error, in: context, languages: languages)
        }
        response.headers.append(contentsOf: SecurityHeaders.fields)
        response.headers.append(HTTPField(name: .requestNumber, value: context.id))
        if let chosen = languages.chosen(by: request) { keep(chosen, in: &response) }
        return response
    }
    /// A language that was chosen holds for the pages that follow.
    private func keep(_ chosen: Wording, in response: inout Response) {
        response.setCookie(
            Cookie(
                name: Languages.cookie, value: chosen.language, maxAge: 31_536_000, path: "/", secure: true,
                httpOnly: true, sameSite: .lax))
        if response.headers[.cacheControl]?.hasPrefix("public") == true {
            response.headers[.cacheControl] = "private, no-cache"
        }
    }
}
