import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import Store
import TestSupport
import Web

/// A service with its queue, asked by whoever holds wim's token.
struct Desk {
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

/// Runs the service as `atelier serve` does, and asks it.
///
/// - `store`: whose pool it uses; it is closed afterwards.
/// - `waiting`: how many may wait in the line.
/// - `idleTimeout`: how long a connection may idle.
func serving(
    _ world: World, store: Store? = nil, waiting: Int = 4096, idleTimeout: Duration = .seconds(60),
    _ work: @escaping @Sendable (Desk) async throws -> Void
) async throws {
    let token = "a token of \(World.wim)"
    try psql(
        world.conninfo,
        """
        INSERT INTO atelier.user_token (user_id, hash, label)
        SELECT id, decode('\(SHA256Text.of(token.utf8))', 'hex'), 'test' FROM atelier.staff_user WHERE name = 'wim'
        """)
    let store = store ?? world.another(role: "atelier_service")
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let queue = AdmissionQueue(store: store, logger: logger, waiting: waiting, waitingForOneSession: waiting)
    var app = application(
        store: store, queue: queue,
        configuration: WebConfiguration(
            address: .hostname("127.0.0.1", port: 0), host: "atelier.example", idleTimeout: idleTimeout),
        logger: logger)
    app.addServices(store.database, queue)
    // Unlike the live client, this one asks on many connections at once.
    try await app.test(.ahc(.http)) { client in try await work(Desk(client: client, token: token)) }
}

extension World {
    /// References of persons whom wim's office registers.
    func people(_ count: Int) async throws -> [String] {
        var references: [String] = []
        for number in 1...count { references.append(try await person("Person \(number)", as: World.wim).reference) }
        return references
    }
}
