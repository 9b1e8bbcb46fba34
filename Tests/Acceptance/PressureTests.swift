import Foundation
import FoundationNetworking
import Synchronization
import TestSupport
import Testing

@Suite("Under pressure")
struct PressureTests {
    @Test(
        "With 200 clients at three services, one of them killed, cancellations and changing capacities, every answer is true once and as the model says",
        .enabled(if: Machine.isForBreaking, "it breaks things on purpose: deploy/test --failures")
    )
    func pressure() async throws {
        let machine = Machine("pressure")
        defer { machine.remove() }
        let place = try Place(machine, sessions: 4, capacity: 60, persons: 300)
        let services = try (0..<3).map { _ in try Service(machine) }
        defer { for service in services where service.run.process.isRunning { service.run.process.terminate() } }
        let (ports, victim) = (services.map(\.port), services[2].pid)
        let ledger = Ledger()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<200 {
                group.addTask {
                    for request in place.requests(of: client) {
                        let answer = try await place.ask(request, of: ports, from: client)
                        if ledger.add(answer) == 400 { kill(victim, SIGKILL) }
                    }
                }
            }
            group.addTask { try await place.changeThings(while: { ledger.count < 1_150 }) }
            try await group.waitForAll()
        }

        services[2].run.process.waitUntilExit()
        #expect(services[2].run.process.terminationReason == .uncaughtSignal)
        let given = ledger.all
        #expect(given.count == 1_200)
        let doctor = try machine.atelier("doctor")
        #expect(doctor.status == 0, "\(doctor.output)\(doctor.errors)")
        let histories = try place.histories()
        try expectTrue(given, histories)
        for history in histories { expectModel(history) }
    }

    /// Each answer is in the database once, with the state that it had; nobody is there of whom no answer told.
    private func expectTrue(_ answers: [Answer], _ histories: [History]) throws {
        let entered = histories.flatMap(\.entries).filter { $0.operation == "INSERT" }
        let states = Dictionary(entered.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
        #expect(states.count == entered.count)
        var told: [String: Set<String>] = [:]
        for answer in answers {
            switch answer.status {
            case 201, 202:
                let id = try #require(answer.registration)
                #expect(states[id] == (answer.status == 201 ? "confirmed" : "waitlisted"), "\(answer)")
                told[id, default: []].insert(answer.key)
            case 409: #expect(answer.rule == "registration_one_per_person", "\(answer)")
            default: Issue.record("\(answer)")
            }
        }
        #expect(told.values.allSatisfy { $0.count == 1 })
        #expect(Set(told.keys) == Set(states.keys))
    }

    /// What really happened to a session, in the order in which its lock was held, is what the model makes of the events.
    private func expectModel(_ history: History) {
        var model = AdmissionModel(capacity: history.capacity)
        var expected: [AdmissionModel.Change] = []
        var promised: Set<String> = []
        for entry in history.entries {
            let event: AdmissionModel.Event
            switch (entry.operation, entry.state) {
            case ("INSERT", _): event = .came(entry.id)
            case (_, "cancelled"): event = .cancelled(entry.id)
            case (_, "resized"): event = .resized(Int(entry.id) ?? 0)
            default:
                // A promotion is no event of its own: it must have followed from one.
                #expect(promised.remove(entry.id) != nil, "\(history.code): nobody freed a seat for \(entry.id)")
                continue
            }
            let changes = model.changes(after: event)
            expected += changes
            for change in changes where event != .came(change.id) && change.state == "confirmed" {
                promised.insert(change.id)
            }
        }
        #expect(promised.isEmpty, "\(history.code): \(promised.count) promotions are missing")
        let real = history.entries.filter { $0.state != "resized" }
            .map { AdmissionModel.Change(id: $0.id, state: $0.state) }
        if real != expected {
            let place = zip(real, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
            Issue.record(
                "\(history.code): change \(place) of \(real.count): \(real.dropFirst(place).prefix(3)), the model \(expected.dropFirst(place).prefix(3))"
            )
        }
    }
}

/// A service of its own process.
private struct Service {
    let run: Run
    let port: String
    var pid: pid_t { run.process.processIdentifier }

    init(_ machine: Machine) throws {
        run = try machine.start(["serve", "--bind", "127.0.0.1:0"])
        port = try #require(run.waitForError(matching: /listening on 127\.0\.0\.1:(\d+)/))
    }
}

private struct Request: Sendable {
    let key: String
    let session: String
    let person: String
}

private struct Answer: Sendable {
    let key: String
    let status: Int
    let registration: String?
    let rule: String?
}

/// The answers that came.
private final class Ledger: Sendable {
    private let answers = Mutex<[Answer]>([])
    var all: [Answer] { answers.withLock { $0 } }
    var count: Int { answers.withLock { $0.count } }

    /// - Returns: how many there are then.
    func add(_ answer: Answer) -> Int {
        answers.withLock { answers in
            answers.append(answer)
            return answers.count
        }
    }
}

/// What happened to a session.
private struct History: Sendable {
    let code: String
    let capacity: Int
    /// In the order of the session's lock; of a change of capacity `id` is the number and `state` is `resized`.
    var entries: [(operation: String, id: String, state: String, arrival: Int)] = []

    /// Of those who came together the audit tells in no order; they stand in the line as they arrived.
    mutating func sortArrivals() {
        var sorted: [(operation: String, id: String, state: String, arrival: Int)] = []
        var together: [(operation: String, id: String, state: String, arrival: Int)] = []
        for entry in entries + [("END", "", "", 0)] {
            if entry.operation == "INSERT" {
                together.append(entry)
            } else {
                sorted += together.sorted { $0.arrival < $1.arrival } + [entry]
                together = []
            }
        }
        entries = sorted.dropLast()
    }
}

/// Sessions, persons, and who asks.
private struct Place: Sendable {
    let machine: Machine
    let capacity: Int
    let sessions: [String]
    let persons: [String]
    let token: String
    private let client: URLSession

    init(_ machine: Machine, sessions: Int, capacity: Int, persons: Int) throws {
        self.machine = machine
        self.capacity = capacity
        let town = try Town(on: machine)
        self.sessions = try (0..<sessions).map {
            try town.published("P\($0)", on: "2030-05-0\($0 + 1)", ["--capacity", String(capacity)])
        }
        let file = machine.home + "-persons.csv"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let names = (0..<persons).map { "Person \($0)" }
        try ("Name\n" + names.joined(separator: "\n")).write(toFile: file, atomically: true, encoding: .utf8)
        self.persons = try town.rows("person", "import", file, "--apply").compactMap { $0["reference"]?.text }
        try #require(self.persons.count == persons)
        token = try town.done("user", "token", "root", "--label", "Pressure")
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 100
        client = URLSession(configuration: configuration)
    }

    /// Six requests: every person is registered by one client for two of the sessions, and asked for again by another.
    func requests(of client: Int) -> [Request] {
        (0..<6).map { number in
            let place = client * 6 + number
            return Request(
                key: "key-\(place)", session: sessions[place / persons.count % sessions.count],
                person: persons[place * 7 % persons.count])
        }
    }

    /// Asks until there is an answer: whoever is cut off asks another service, under the same key.
    func ask(_ request: Request, of ports: [String], from client: Int) async throws -> Answer {
        var at = client
        let end = ContinuousClock.now + .seconds(900)
        while ContinuousClock.now < end {
            let port = ports[at % ports.count]
            at += 1
            var asked = URLRequest(
                url: try #require(
                    URL(string: "http://127.0.0.1:\(port)/api/v1/sessions/\(request.session)/registrations")))
            asked.httpMethod = "POST"
            asked.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
            asked.setValue("application/json", forHTTPHeaderField: "Content-Type")
            asked.setValue(request.key, forHTTPHeaderField: "Idempotency-Key")
            asked.httpBody = Data(#"{"person": "\#(request.person)"}"#.utf8)
            guard let (data, said) = try? await self.client.data(for: asked),
                let status = (said as? HTTPURLResponse)?.statusCode, ![429, 503].contains(status)
            else { continue }
            let body = try JSONDecoder().decode(Body.self, from: data)
            return Answer(key: request.key, status: status, registration: body.registration, rule: body.rule)
        }
        throw CancellationError()
    }

    private struct Body: Decodable {
        let registration: String?
        let rule: String?
    }

    /// Cancels whoever has a seat, and makes the sessions larger and smaller, at the desk.
    func changeThings(while isGoing: @Sendable () -> Bool) async throws {
        var round = 0
        while isGoing() {
            let session = sessions[round % sessions.count]
            if round % 3 == 2 {
                // Below what is taken it is refused, which is an answer, too.
                _ = try machine.atelier("session", "resize", session, String(capacity - 20 + round * 7 % 41))
            } else {
                let there = try machine.atelier("registration", "list", session, "--format", "json")
                    .json([[String: Datum]].self).filter { $0["state"] != .text("cancelled") }
                if let person = there.dropFirst(round * 13 % max(there.count, 1)).first?["person"]?.text {
                    _ = try machine.atelier("registration", "cancel", session, person, "--because", "Ill")
                }
            }
            round += 1
        }
    }

    /// What the audit tells of each session.
    func histories() throws -> [History] {
        let told = try psql(
            machine.conninfo("atelier", user: "atelier_admin"),
            """
            SELECT s.code, h.operation, h.id, h.state, h.arrival
            FROM (
                SELECT a.id AS at, a.operation, a.row_id AS session_id, v.new ->> 'capacity' AS id, 'resized' AS state,
                    0 AS arrival
                FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id
                WHERE a.table_name = 'session' AND a.operation = 'UPDATE' AND v.new ? 'capacity'
                UNION ALL
                SELECT a.id, a.operation, r.session_id, r.id::text, v.new ->> 'state', r.arrival
                FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id
                JOIN atelier.registration r ON r.id = a.row_id
                WHERE a.table_name = 'registration' AND v.new ? 'state'
                UNION ALL
                -- A new row's state is what the first change took from it, or what it still has.
                SELECT a.id, a.operation, r.session_id, r.id::text, COALESCE((
                    SELECT v.old ->> 'state'
                    FROM atelier.audit u JOIN atelier.audit_value v ON v.audit_id = u.id
                    WHERE u.row_id = r.id AND u.operation = 'UPDATE' AND v.old ? 'state'
                    ORDER BY u.id
                    LIMIT 1), r.state), r.arrival
                FROM atelier.audit a
                JOIN atelier.registration r ON r.id = a.row_id
                WHERE a.table_name = 'registration' AND a.operation = 'INSERT'
            ) AS h
            JOIN atelier.session s ON s.id = h.session_id
            ORDER BY s.code, h.at
            """)
        var histories = Dictionary(
            sessions.map { ($0, History(code: $0, capacity: capacity)) }, uniquingKeysWith: { first, _ in first })
        for line in told.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            histories[parts[0]]?.entries.append((parts[1], parts[2], parts[3], Int(parts[4]) ?? 0))
        }
        return sessions.compactMap { code in
            histories[code].map { history in
                var history = history
                history.sortArrivals()
                return history
            }
        }
    }
}
