import HTTPTypes

/// Puts on every answer, errors included, what keeps a browser from doing more with it than showing it.
enum SecurityHeaders {
    /// The same for every answer; no route has its own.
    static let fields: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
    ]
}

extension HTTPField.Name {
    // Constant names of the right form; the parser can't fail on them.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .server
    static let requestNumber = HTTPField.Name("X-Request-Id") ?? .server
}
