import Atelier
import Logging
import Postgres
import ServiceLifecycle
import TestSupport
import Testing

@testable import Store

@Suite("The queue for admission")
struct AdmissionQueueTests {
    private static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    /// A queue at work, and a session that somebody else has locked: whoever asks for it waits.
    private struct Jam {
        let world: World
        let queue: AdmissionQueue
        let held: HeldSession
        let group: ServiceGroup

        func ask(_ person: String, override: String? = nil) async throws -> RegistrationReceipt {
            try await queue.answer(
                RegistrationRequest(session: "S1", persons: [person], actor: World.wim, override: override))
        }

        /// What a person got.
        struct Told: Sendable {
            let person: String
            let result: Result<RegistrationReceipt, any Error>
        }

        /// Asks for each and returns what they got, by person, after `meanwhile`, which begins when all wait.
        func ask(
            _ persons: [(String, String?)], meanwhile: () async throws -> Void
        ) async throws -> [String: Result<RegistrationReceipt, any Error>] {
            try await withThrowingTaskGroup(of: Told.self) { tasks in
                for (person, override) in persons {
                    tasks.addTask {
                        do {
                            return Told(person: person, result: .success(try await ask(person, override: override)))
                        } catch {
                            return Told(person: person, result: .failure(error))
                        }
                    }
                }
                while queue.waiting < persons.count { await Task.yield() }
                try await meanwhile()
                return try await tasks.reduce(into: [:]) { $0[$1.person] = $1.result }
            }
        }
    }

    /// Runs `work` while a first request waits for the session in the database and the line is empty.
    private func jammed(_ work: @Sendable (Jam) async throws -> Void) async throws {
        let world = try await World()
        try await world.session("S1", capacity: 20, as: World.wim)
        let first = try await world.person("First", as: World.wim).reference
        let queue = AdmissionQueue(store: world.store, logger: Self.quiet, believing: .seconds(3_600))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: queue)], logger: Self.quiet))
        let jam = Jam(
            world: world, queue: queue, held: try await HeldSession("S1", of: world), group: group)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask { _ = try await jam.ask(first) }
            try await jam.held.isWaitedFor()
            try await work(jam)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("A batch that fails for one request's sake is tried by halves: the others get seats, that one gets why not")
    func halves() async throws {
        try await jammed { jam in
            var persons: [(String, String?)] = [("\u{0}", nil)]
            for number in 1...6 {
                let person = try await jam.world.person("P \(number)", as: World.wim).reference
                persons.append((person, number == 6 ? " " : nil))
            }
            let results = try await jam.ask(persons) { try await jam.held.release() }
            for (person, _) in persons[1...5] {
                guard case .confirmed = try results[person]?.get().answers.first else {
                    Issue.record("\(person) has no seat")
                    continue
                }
            }
            let misuse = #expect(throws: DatabaseError.self) { try results["\u{0}"]?.get() }
            #expect(misuse?.kind == .misuse)
            let refused = try results[persons[6].0]?.get()
            #expect(refused?.refusal?.rule == "registration_override_reason_present")
        }
    }

    @Test("What two services are asked at once under one key is one registration, and both give its answer")
    func twice() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 20, as: World.wim)
        let person = try await world.person("Twice", as: World.wim).reference
        let request = RegistrationRequest(
            session: "S1", persons: [person], actor: World.wim,
            repeatable: .init(key: "k", bodyHash: SHA256Text.of("x".utf8)))
        let held = try await HeldSession("S1", of: world)
        async let one = world.store.answer([request])
        async let other = world.store.answer([request])
        // Both have looked for the key and found nothing.
        try await held.isWaitedFor(by: 2)
        try await held.release()
        let receipts = try await [one, other].flatMap { $0 }
        #expect(receipts[0].answers == receipts[1].answers)
        #expect(receipts.filter(\.isRepeated).count == 1)
        guard case .confirmed = receipts[0].answers.first else {
            Issue.record("nobody has a seat: \(receipts[0].answers)")
            return
        }
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.registration") == "1")
    }

    @Test("When the service ends nobody enters any more, and whoever waits is still answered")
    func shutdown() async throws {
        try await jammed { jam in
            let person = try await jam.world.person("Waits", as: World.wim).reference
            let late = try await jam.world.person("Late", as: World.wim).reference
            let results = try await jam.ask([(person, nil)]) {
                await jam.group.triggerGracefulShutdown()
                while !jam.queue.isClosed { await Task.yield() }
                await #expect(throws: AdmissionQueue.Closed.self) { try await jam.ask(late) }
                try await jam.held.release()
            }
            guard case .confirmed = try results[person]?.get().answers.first else {
                Issue.record("who waited has no seat")
                return
            }
        }
    }

    @Test("Whom nobody knows and what doesn't exist is refused at the door, without a row or a place in the line")
    func door() async throws {
        try await jammed { jam in
            let stranger = RegistrationRequest(
                session: "S1", persons: ["P-1"], actor: .holder(ofToken: "invented"),
                repeatable: .init(key: "k", bodyHash: SHA256Text.of("x".utf8)))
            let unknown = await #expect(throws: Refusal.self) { try await jam.queue.answer(stranger) }
            #expect(unknown?.rule == "token_unknown")
            let nowhere = RegistrationRequest(session: "NO-SUCH", persons: ["P-1"], actor: World.wim)
            let missing = await #expect(throws: Refusal.self) { try await jam.queue.answer(nowhere) }
            #expect(missing?.rule == "session_unknown")
            let bystander = RegistrationRequest(session: "NO-SUCH", persons: ["P-1"], actor: .public)
            let refusal = await #expect(throws: Refusal.self) { try await jam.queue.answer(bystander) }
            #expect(refusal?.rule == "actor_may_not_register")
            #expect(jam.queue.waiting == 0)
            #expect(try psql(jam.world.conninfo, "SELECT count(*) FROM atelier.idempotency") == "0")
            try await jam.held.release()
        }
    }

    @Test("Whom and what the door has found it believes for some seconds; whom it hasn't found it asks for again")
    func doorBelieves() async throws {
        try await jammed { jam in
            let person = try await jam.world.person("Known", as: World.wim).reference
            try psql(jam.world.conninfo, "DROP FUNCTION atelier.admission_door(text[], text[])")
            async let known = jam.ask(person)
            let other = RegistrationRequest(session: "S2", persons: ["P-1"], actor: World.wim)
            await #expect(throws: DatabaseError.self) { try await jam.queue.answer(other) }
            try await jam.held.release()
            guard case .confirmed = try await known.answers.first else {
                Issue.record("who is known has no seat")
                return
            }
        }
    }
}
