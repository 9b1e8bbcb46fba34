import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store

/// The only place where errors become answers: a problem (RFC 9457) where programs read, a page where people do.
///
/// What a person reads is ours: the text of an internal error goes to the log, with the request's number, and nowhere else.
enum ErrorResponses {
    static func response(
        to request: Request, failedBy error: any Error, in context: some RequestContext, languages: Languages
    ) -> Response {
        let isForPrograms = isForPrograms(request.uri.path)
        // What programs read stays in one language, so that their keepers find it.
        let setting = PageSetting(request, languages: languages)
        let trouble = Trouble(error, words: isForPrograms ? .english : setting.words)
        if trouble.status.kind == .serverError {
            context.logger.error("\(request.method) \(request.uri.path)", metadata: ["error": "\(error)"])
        }
        return response(trouble, to: request, number: context.id, in: isForPrograms ? nil : setting)
    }

    /// `setting`: of a page; nil where programs read.
    private static func response(
        _ trouble: Trouble, to request: Request, number: String, in setting: PageSetting?
    ) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let seconds = trouble.retryAfter { headers[.retryAfter] = String(seconds) }
        if trouble.status == .unauthorized {
            // RFC 6750: who brings no token isn't told of an error.
            headers[.wwwAuthenticate] = trouble.rule == "token_unknown" ? #"Bearer error="invalid_token""# : "Bearer"
        }
        headers[.allow] = trouble.allowed
        let body: String
        if let setting {
            headers[.contentType] = "text/html; charset=utf-8"
            headers[.contentLanguage] = setting.words.language
            body = ErrorPage(trouble, number: number, in: setting).html
        } else {
            headers[.contentType] = "application/problem+json"
            body = WireText.json(Problem(trouble, request: number))
        }
        let response = Response(
            status: trouble.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static func isForPrograms(_ path: String) -> Bool {
        [".json", ".ics"].contains { path.hasSuffix($0) } || path.hasPrefix("/api/")
            || ["/healthz", "/readyz"].contains(path)
    }
}

/// An error as the outside may know it.
struct Trouble {
    let status: HTTPResponse.Status
    let title: String
    /// One sentence.
    let detail: String
    /// The rule that says no, where one does.
    let rule: String?
    /// In how many seconds it is worth asking again, if it is.
    var retryAfter: Int?
    /// The methods that the address takes, where it doesn't take this one.
    var allowed: String?

    init(_ error: any Error, words: Wording) {
        switch error {
        case let refusal as Refusal:
            self.init(refusal, words: words)
        case let error as HTTPError where error.status == .notFound:
            self.init(.notFound, "error_not_found", words)
        case let error as MethodNotAllowed:
            self.init(.methodNotAllowed, "error_method", words)
            allowed = error.allowed
        case let error as any HTTPResponseError where error.status.kind == .clientError:
            self.init(error.status, "error_request", words)
        case let full as AdmissionQueue.Full:
            self.init(.tooManyRequests, "error_full", words, retryAfter: full.retryAfter)
        case _ where Store.isOutcomeUnknown(error):
            self.init(.serviceUnavailable, "error_outcome_unknown", words, retryAfter: 5)
        case _ where error is AdmissionQueue.Closed || Store.isOutOfReach(error):
            self.init(.serviceUnavailable, "error_unavailable", words, retryAfter: 5)
        default:
            self.init(.internalServerError, "error_internal", words)
        }
    }

    private init(_ refusal: Refusal, words: Wording) {
        status = Self.status(of: refusal.rule)
        title = words.say(Self.title(of: status))
        detail = words.sentence(of: refusal)
        rule = refusal.rule
        // Somebody else's transaction is over by then.
        retryAfter = refusal.rule == Refusal.busy ? 1 : nil
    }

    private init(_ status: HTTPResponse.Status, _ key: String, _ words: Wording, retryAfter: Int? = nil) {
        self.status = status
        title = words.say("\(key)_title")
        detail = words.say(key)
        rule = nil
        self.retryAfter = retryAfter
    }

    private static func title(of status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "error_not_found_title"
        case .serviceUnavailable: "error_busy_title"
        default: "error_refused_title"
        }
    }

    private static func status(of rule: String) -> HTTPResponse.Status {
        switch rule {
        case "actor_unknown", "token_unknown": .unauthorized
        case "request_origin": .forbidden
        case "request_body", "request_form", "request_persons", "request_reason", "request_text",
            "idempotency_key_length":
            .badRequest
        case "idempotency_key_reused", "value_out_of_range": .unprocessableContent
        case Refusal.busy: .serviceUnavailable
        case _ where rule.hasPrefix("actor_may_not"): .forbidden
        case _ where rule.hasSuffix("_unknown"): .notFound
        default: .conflict
        }
    }
}

/// A problem as RFC 9457 has it, with the rule that says no and the request's number.
private struct Problem: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let rule: String?
    let request: String

    init(_ trouble: Trouble, request: String) {
        type = trouble.rule.map { "urn:atelier:rule:\($0)" } ?? "about:blank"
        title = trouble.title
        status = trouble.status.code
        detail = trouble.detail
        rule = trouble.rule
        self.request = request
    }
}
