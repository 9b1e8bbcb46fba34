import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import Store
import TestSupport
import Web

/// Somebody who asks the web side for an address; the service reads as the role that `atelier serve` has.
func visit(
    _ world: World, _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
) async throws -> TestResponse {
    try await visit(world.another(role: "atelier_service"), path, method: method, headers: headers)
}

func visit(
    _ store: Store, _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
) async throws -> TestResponse {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let configuration = WebConfiguration(host: "atelier.example", publicAddress: "https://atelier.example")
    let queue = AdmissionQueue(store: store, logger: logger)
    let response = try await application(
        store: store, queue: queue, configuration: configuration, logger: logger
    ).test(.router) { client in
        try await client.execute(uri: path, method: method, headers: headers)
    }
    await store.database.close()
    return response
}

extension TestResponse {
    var text: String { String(buffer: body) }
}

extension World {
    /// A public session in a country, open for registration: 4 May 2026, 09:00–17:00, unless told otherwise.
    func publicSession(
        _ code: String, title: String? = nil, in country: String? = "AM", for countries: [String] = [],
        place: String? = nil, zone: String = "Asia/Yerevan", capacity: Int = 9, room: String? = nil,
        visibility: Session.Visibility = .public,
        blocks: [(String, String)] = [("2026-05-04 09:00", "2026-05-04 17:00")]
    ) async throws {
        let blocks = blocks.compactMap { from, until -> NewBlock? in
            guard let starts = LocalDateTime(from), let ends = LocalDateTime(until) else { return nil }
            return NewBlock(starts: starts, ends: ends, room: room)
        }
        try await store.addSession(
            NewSession(
                code: code, training: "HM", title: title.map(Texts.init(english:)), country: country,
                forCountries: countries, place: place, zone: zone, language: "en", capacity: capacity,
                visibility: visibility, blocks: blocks), as: Self.wim)
        try await store.publishSession(code, as: Self.wim)
        try await store.setRegistration(open: true, of: code, as: Self.wim)
    }
}

extension World {
    /// A public session that isn't published.
    func draft(_ code: String, title: String) async throws {
        try await store.addSession(
            NewSession(
                code: code, training: "HM", title: Texts(english: title), country: "AM", zone: "Asia/Yerevan",
                language: "en", capacity: 9, visibility: .public), as: Self.wim)
    }
}
