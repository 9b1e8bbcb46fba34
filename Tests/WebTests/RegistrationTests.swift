import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@Suite("Registering over HTTP")
struct RegistrationTests {
    @Test("A seat is 201, a place in the line 202 with its reason, a no 409 with its rule")
    func answers() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 1)
        let people = try await world.people(2)
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
        let people = try await world.people(2)
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
        let people = try await world.people(3)
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

    @Test("Without a token 401, with one that nobody holds 401 and why; a body that is none 400")
    func strangers() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await world.people(1)
        try await serving(world) { desk in
            let body = #"{"person": "\#(people[0])"}"#
            let bare = try await desk.client.execute(
                uri: "/api/v1/sessions/S1/registrations", method: .post, body: ByteBuffer(string: body))
            #expect(bare.status == .unauthorized)
            #expect(bare.headers[.wwwAuthenticate] == "Bearer")
            let stranger = try await desk.ask("S1", body, key: "once", token: "nobody's")
            #expect(stranger.status == .unauthorized)
            #expect(stranger.headers[.wwwAuthenticate] == #"Bearer error="invalid_token""#)
            #expect(stranger.text.contains("urn:atelier:rule:token_unknown"))
            #expect(try await desk.ask("NO-SUCH", body, key: "once").status == .notFound)
            for wrong in ["", "[]", "{}", #"{"persons": []}"#, #"{"person": "a", "persons": ["b"]}"#] {
                #expect(try await desk.ask("S1", wrong).status == .badRequest, "\(wrong)")
            }
            #expect(try await desk.ask("S1", String(repeating: "x", count: 20_000)).status == .contentTooLarge)
        }
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.idempotency") == "0")
    }

    @Test("A token that was taken back is refused by the database while the door still believes it")
    func takenBack() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await world.people(2)
        try await serving(world) { desk in
            #expect(try await desk.ask("S1", #"{"person": "\#(people[0])"}"#).status == .created)
            try psql(world.conninfo, "UPDATE atelier.user_token SET revoked_at = atelier.now()")
            let late = try await desk.ask("S1", #"{"person": "\#(people[1])"}"#)
            #expect([.forbidden, .unauthorized].contains(late.status))
        }
    }
}
