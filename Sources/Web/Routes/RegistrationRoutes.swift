import Atelier
import HTTPTypes
import Hummingbird
import Store

/// `POST /api/v1/sessions/CODE/registrations`: registers a person, or several together, for whoever holds a token.
///
/// 201 with a seat, 202 waiting with the place and the reason, 409 with the rule that says no. The same
/// `Idempotency-Key` with the same body gets the first answer again, with another body 422; 429 and 503 say when to ask
/// again.
struct RegistrationRoutes {
    let queue: AdmissionQueue

    /// The largest body, in bytes: a hundred persons and three reasons.
    private static let largestBody = 16_384
    private static let largestGroup = 100

    func add(to router: Router<WebContext>) {
        router.post("api/v1/sessions/:code/registrations") { request, context in
            let actor = try Bearer.identity(of: request)
            let session = try context.parameters.require("code").uppercased()
            let body = try await request.body.collect(upTo: Self.largestBody)
            let asked = try Self.read(body, session: session, by: actor, from: request)
            return try Self.response(to: try await queue.answer(asked), for: asked.persons)
        }
    }

    private static func read(
        _ body: ByteBuffer, session: String, by actor: Identity, from request: Request
    ) throws(Refusal) -> RegistrationRequest {
        let asked = try RegistrationBody(body)
        let persons = asked.persons ?? asked.person.map { [$0] } ?? []
        guard (1...largestGroup).contains(persons.count), asked.person == nil || asked.persons == nil else {
            throw Refusal("request_persons", ["most": String(largestGroup)])
        }
        for person in persons { try checkText(person, "person") }
        for (reason, field) in [
            (asked.override, "override"), (asked.late, "late"), (asked.unprepared, "unprepared"),
        ] {
            guard let reason else { continue }
            try checkText(reason, field)
            if reason.allSatisfy(\.isWhitespace) { throw Refusal("request_reason", ["field": field]) }
        }
        return RegistrationRequest(
            session: session, persons: persons.map { $0.hasPrefix("p-") ? $0.uppercased() : $0 }, actor: actor,
            override: asked.override, late: asked.late, unprepared: asked.unprepared,
            repeatable: try IdempotencyKey.of(request, path: session, body: body.readableBytesView))
    }

    /// PostgreSQL keeps any text but one with U+0000 in it.
    private static func checkText(_ text: String, _ field: String) throws(Refusal) {
        if text.utf8.contains(0) { throw Refusal("request_text", ["field": field]) }
    }

    /// What a person is told who was asked for.
    private struct Answer {
        let person: String
        let state: String
        let registration: String
        let place: Int?
        let reason: Refusal?

        init(_ person: String, _ answer: AdmissionAnswer) throws(Refusal) {
            self.person = person
            switch answer {
            case .confirmed(let id):
                (state, registration, place, reason) = ("confirmed", id.description, nil, nil)
            case .waitlisted(let id, let place, let because):
                (state, registration, self.place, reason) = ("waitlisted", id.description, place, because)
            case .refused(let refusal): throw refusal
            }
        }

        /// Its members in order. Written out, since it is said thousands of times a second and an encoder takes ten times as long.
        var json: String {
            let place = place.map { #","place":\#($0)"# } ?? ""
            let reason = reason.map { reason in
                let sentence = WireText.string(Wording.english.sentence(of: reason))
                return #","reason":{"rule":\#(WireText.string(reason.rule)),"sentence":\#(sentence)}"#
            }
            return #"{"person":\#(WireText.string(person))\#(place)\#(reason ?? "")"#
                + #","registration":"\#(registration)","state":"\#(state)"}"#
        }
    }

    /// - Throws: the refusal, of a group the first that isn't only for the others' sake.
    private static func response(to receipt: RegistrationReceipt, for persons: [String]) throws -> Response {
        if let refusal = receipt.refusal { throw refusal }
        let answers = try zip(persons, receipt.answers).map { try Answer($0, $1) }
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if receipt.isRepeated { headers[.idempotentReplayed] = "true" }
        let all = answers.map(\.json).joined(separator: ",")
        let text = answers.count == 1 ? all : #"{"registrations":[\#(all)]}"#
        return Response(
            status: answers.contains { $0.place != nil } ? .accepted : .created, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Who asks: the holder of a token (RFC 6750, in the header).
enum Bearer {
    /// - Throws: `actor_unknown` without one.
    static func identity(of request: Request) throws(Refusal) -> Identity {
        guard let field = request.headers[.authorization], field.prefix(7).lowercased() == "bearer " else {
            throw Refusal("actor_unknown")
        }
        return .holder(ofToken: String(field.dropFirst(7)))
    }
}

/// The key under which a client may repeat a request, bound to what was asked: its path and body.
enum IdempotencyKey {
    static func of(
        _ request: Request, path: String, body: some Collection<UInt8>
    ) throws(Refusal) -> RegistrationRequest.Repeatable? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count) else { throw Refusal("idempotency_key_length") }
        return .init(key: key, bodyHash: SHA256Text.of(Array(path.utf8) + [0x0A] + body))
    }
}

extension HTTPField.Name {
    // Constant names of the right form; the parser can't fail on them.
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .server
    static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed") ?? .server
}
