import Atelier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import Store
import TestSupport
import Testing

@Suite("Registering over HTTP when something is in the way")
struct AdmissionTroubleTests {
    @Test("Who asks for what can't be kept gets 400, and those who ask at the same moment get their seats")
    func poison() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 50)
        let people = try await world.people(8)
        try await serving(world) { desk in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for person in people {
                    group.addTask {
                        let answer = try await desk.ask("S1", #"{"person": "\#(person)"}"#)
                        #expect(answer.status == .created)
                    }
                }
                for poison in [#"{"person": "\u0000"}"#, #"{"person": "\#(people[0])", "override": ""}"#] {
                    group.addTask {
                        let answer = try await desk.ask("S1", poison)
                        #expect(answer.status == .badRequest, "\(poison)")
                        #expect(answer.text.contains("urn:atelier:rule:request_"))
                    }
                }
                try await group.waitForAll()
            }
            let dots = #"{"person": "\#(people[0])", "late": "a\u0000"}"#
            #expect(try await desk.ask("S1", dots).status == .badRequest)
            #expect(try await desk.ask("S%00", #"{"person": "P-1"}"#).status == .notFound)
        }
    }

    @Test("While another transaction keeps the session locked the answer is 503 with when to ask again")
    func locked() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await world.people(1)
        let store = world.another(role: "atelier_service", lockTimeout: .milliseconds(200))
        try await serving(world, store: store) { desk in
            let held = try await HeldSession("S1", of: world)
            let answer = try await desk.ask("S1", #"{"person": "\#(people[0])"}"#, key: "once")
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.headers[.retryAfter] == "1")
            #expect(answer.text.contains("urn:atelier:rule:busy"))
            try await held.release()
            #expect(try await desk.ask("S1", #"{"person": "\#(people[0])"}"#, key: "once").status == .created)
        }
    }

    @Test("When the line is full the answer is 429 with when to ask again, and those in it get their seats")
    func full() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 50)
        let people = try await world.people(9)
        try await serving(world, waiting: 1) { desk in
            // Now the door knows who asks, and for what.
            #expect(try await desk.ask("S1", #"{"person": "\#(people[8])"}"#).status == .created)
            let held = try await HeldSession("S1", of: world)
            let statuses = try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for person in people.dropLast() {
                    group.addTask { try await desk.ask("S1", #"{"person": "\#(person)"}"#) }
                }
                var statuses: [HTTPResponse.Status] = []
                for try await answer in group {
                    statuses.append(answer.status)
                    if answer.status == .tooManyRequests {
                        let seconds = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
                        #expect(seconds >= 1)
                    }
                    // One may be under way and one may wait: the others have their answer by now.
                    if statuses.count == 6 { try await held.release() }
                }
                return statuses
            }
            #expect(statuses.prefix(6).allSatisfy { $0 == .tooManyRequests })
            #expect(statuses.suffix(2).contains(.created))
        }
    }

    @Test("A connection lost during COMMIT is 503 that says to ask again with the same key, which tells the outcome")
    func lostCommit() async throws {
        let world = try await World()
        try await world.publicSession("S1", capacity: 5)
        let people = try await world.people(1)
        try psql(
            world.conninfo,
            """
            CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                PERFORM pg_terminate_backend(pg_backend_pid());
                PERFORM pg_sleep(10);
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON atelier.registration DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION public.die()
            """)
        try await serving(world) { desk in
            let body = #"{"person": "\#(people[0])"}"#
            let answer = try await desk.ask("S1", body, key: "once")
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.headers[.retryAfter] == "5")
            #expect(answer.text.contains("same Idempotency-Key"))
            try psql(world.conninfo, "DROP TRIGGER dies ON atelier.registration")
            #expect(try await desk.ask("S1", body, key: "once").status == .created)
        }
    }

    @Test("What the API says names no command")
    func commands() async throws {
        let world = try await World()
        try await world.publicSession("FULL", capacity: 1)
        try await world.publicSession("CLOSED", capacity: 1, blocks: [("2026-05-05 09:00", "2026-05-05 17:00")])
        try await world.store.setRegistration(open: false, of: "CLOSED", as: World.wim)
        try await world.publicSession("SAME-DAY", capacity: 5)
        try await world.draft("DRAFT", title: "Draft")
        let people = try await world.people(2)
        try await serving(world) { desk in
            let asked = [
                ("FULL", people[0], 201), ("FULL", people[1], 202), ("CLOSED", people[0], 409),
                ("DRAFT", people[0], 409), ("SAME-DAY", people[0], 409), ("FULL", "P-NOBODY", 404),
                ("NO-SUCH", people[0], 404),
            ]
            for (session, person, status) in asked {
                let answer = try await desk.ask(session, #"{"person": "\#(person)"}"#)
                #expect(answer.status.code == status, "\(session)")
                for word in ["atelier ", "--", "`"] { #expect(!answer.text.contains(word), "\(session): \(word)") }
            }
        }
    }

    @Test("What a method isn't for is 405 with the address's own methods, and what isn't an address is 404")
    func methods() async throws {
        try await serving(try await World()) { desk in
            for (path, method, allowed) in [
                ("/api/v1/sessions/S1/registrations", HTTPRequest.Method.get, "POST"),
                ("/api/v1/sessions/S1/registrations", .delete, "POST"), ("/events.json", .post, "GET, HEAD"),
                ("/", .put, "GET, HEAD"),
            ] {
                let answer = try await desk.client.execute(uri: path, method: method)
                #expect(answer.status == .methodNotAllowed, "\(method) \(path)")
                #expect(answer.headers[.allow] == allowed, "\(method) \(path)")
            }
            #expect(try await desk.client.execute(uri: "/api/v1/nowhere", method: .post).status == .notFound)
        }
    }
}
