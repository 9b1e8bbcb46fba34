import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import ServiceLifecycle
import Store
import TestSupport
import Testing
import Web

@Suite("Registering over HTTP")
struct RegistrationTests {
    /// A service with its queue, asked by whoever holds anna's token.
    private struct Desk {
        let client: any TestClientProtocol
        let token: String

        func ask(
            _ session: String, _ body: String, key: String? = nil, token: String? = nil
        ) async throws -> TestResponse {
            var headers: HTTPFields = [.authorization: "Bearer \(token ?? self.token)"]
            if let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
            return try await client.execute(
                uri: "/api/v1/sessions/\(session)/registrations", method: .post, headers: headers,
                body: ByteBuffer(string: body))
        }
    }

    private func serving(_ world: World, _ work: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let token = "a token of \(World.wim)"
        let hash = SHA256Text.of(token.utf8)
        try psql(
            world.conninfo,
            """
            INSERT INTO atelier.user_token (user_id, hash, label)
            SELECT id, decode('\(hash)', 'hex'), 'test' FROM atelier.staff_user WHERE name = 'wim'
            """)
        let store = world.another(role: "atelier_service")
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let queue = AdmissionQueue(store: store, logger: logger)
        var app = application(
            store: store, queue: queue,
            configuration: WebConfiguration(host: "atelier.example", clock: { Date(timeIntervalSince1970: 0) }),
            logger: logger)
        app.addServices(store.database, queue)
        try await app.test(.live) { client in try await work(Desk(client: client, token: token)) }
    }

    /// References of persons whom wim's office registers.
    private func people(of world: World, _ count: Int) async throws -> [String] {
        var references: [String] = []
        for number in 1...count {
            references.append(try await world.person("Person \(number)", as: World.wim).reference)
        }
        return references
    }

    @Test("A seat is 201, a place in the line 202 with its reason, a no 409 with its rule")
    func answers() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 1)
        let people = try await people(of: world, 2)
        try await serving(world) { desk in
            let seat = try await desk.ask("s1", #"{"person": "\#(people[0])"}"#)
            #expect(seat.status == .created)
            #expect(seat.text.contains(#""state":"confirmed""#))
            let line = try await desk.ask("S1", #"{"person": "\#(people[1])"}"#)
            #expect(line.status == .accepted)
            #expect(line.text.contains(#""place":1"#) && line.text.contains("session_full"))
            let again = try await desk.ask("S1", #"{"person": "\#(people[0])"}"#)
            #expect(again.status == .conflict)
            #expect(again.text.contains("registration_one_per_person"))
        }
    }

    @Test("The same key with the same body gets the first answer, with another body 422")
    func keys() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await people(of: world, 2)
        try await serving(world) { desk in
            let body = #"{"person": "\#(people[0])"}"#
            let answers = try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<8 { group.addTask { try await desk.ask("S1", body, key: "once") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == .created })
            #expect(Set(answers.map(\.text)).count == 1)
            let later = try await desk.ask("S1", body, key: "once")
            #expect(later.text == answers.first?.text)
            let other = try await desk.ask("S1", #"{"person": "\#(people[1])"}"#, key: "once")
            #expect(other.status == .unprocessableContent)
        }
        let registrations = try psql(world.conninfo, "SELECT count(*) FROM atelier.registration")
        #expect(registrations == "1")
    }

    @Test("A group comes in whole, or its first obstacle is the answer and nobody is registered")
    func groups() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 2)
        let people = try await people(of: world, 3)
        try await serving(world) { desk in
            let unknown = try await desk.ask("S1", #"{"persons": ["\#(people[0])", "P-NOBODY"]}"#)
            #expect(unknown.status == .notFound)
            let whole = try await desk.ask("S1", #"{"persons": ["\#(people[0])", "\#(people[1])"]}"#)
            #expect(whole.status == .created)
            #expect(whole.text.components(separatedBy: "confirmed").count == 3)
        }
        let registrations = try psql(world.conninfo, "SELECT count(*) FROM atelier.registration")
        #expect(registrations == "2")
    }

    @Test("Without a token 401, with one that nobody holds 403; a body that is none 400")
    func strangers() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await people(of: world, 1)
        try await serving(world) { desk in
            let body = #"{"person": "\#(people[0])"}"#
            let bare = try await desk.client.execute(
                uri: "/api/v1/sessions/S1/registrations", method: .post, body: ByteBuffer(string: body))
            #expect(bare.status == .unauthorized)
            #expect(try await desk.ask("S1", body, token: "nobody's").status == .forbidden)
            for wrong in ["", "[]", "{}", #"{"persons": []}"#, #"{"person": "a", "persons": ["b"]}"#] {
                #expect(try await desk.ask("S1", wrong).status == .badRequest, "\(wrong)")
            }
            #expect(try await desk.ask("S1", String(repeating: "x", count: 20_000)).status == .contentTooLarge)
        }
    }
}
