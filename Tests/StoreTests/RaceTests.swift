import Atelier
import Foundation
import Postgres
import Store
import TestSupport
import Testing

/// Real concurrency: several pools, as several processes would have, on one database.
@Suite("Races")
struct RaceTests {
    @Test("Fifty at once for five seats: five get one, each of the others a place in line of their own")
    func lastSeats() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 5)
        var people: [Person] = []
        for number in 1...50 { people.append(try await world.person("Person \(number)")) }
        let stores = [world.store, world.another(), world.another()]
        let answers = try await withThrowingTaskGroup(of: AdmissionAnswer.self) { group in
            for (number, person) in people.enumerated() {
                group.addTask {
                    try await stores[number % 3].register(person: person.reference, in: "S1", as: World.ani)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let places = answers.compactMap { answer in
            if case .waitlisted(_, let place, _) = answer { place } else { nil }
        }
        #expect(answers.count(where: { if case .confirmed = $0 { true } else { false } }) == 5)
        #expect(places.sorted() == Array(1...45))
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test("Two sessions at the same time for the same person at the same moment: exactly one is confirmed")
    func samePerson() async throws {
        let world = try await World()
        try await world.session("S1")
        try await world.session("S2")
        let other = world.another()
        for round in 1...10 {
            let person = try await world.person("Person \(round)")
            async let first = world.store.register(person: person.reference, in: "S1", as: World.ani)
            async let second = other.register(person: person.reference, in: "S2", as: World.ani)
            let answers = try await [first, second]
            #expect(answers.count(where: { if case .confirmed = $0 { true } else { false } }) == 1)
            let refusals = answers.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
            #expect(refusals.map(\.rule) == ["hold_one_place_at_a_time"])
            #expect(["S1", "S2"].contains(refusals[0].facts["elsewhere"]))
        }
    }

    @Test("Two sessions ask the same trainer at the same moment: exactly one gets the trainer, the other is told why")
    func sameTrainer() async throws {
        let world = try await World()
        try await world.session("S1")
        try await world.session("S2")
        try await world.trainer("T1")
        let other = world.another()
        async let first = refusal {
            try await world.store.assign(trainer: "T1", to: "S1", state: .asked, as: World.ani)
        }
        async let second = refusal { try await other.assign(trainer: "T1", to: "S2", state: .asked, as: World.ani) }
        let refusals = try await [first, second].compactMap { $0 }
        #expect(refusals.map(\.rule) == ["trainer_one_place_at_a_time"])
        #expect(refusals.first?.facts["elsewhere"] != nil)
    }

    @Test("Two sessions book the same room at the same moment: exactly one gets it, the other is told why")
    func sameRoom() async throws {
        let world = try await World()
        let other = world.another()
        async let first = refusal { try await world.session("S1", room: "EVN-1") }
        async let second = refusal {
            try await other.addSession(
                NewSession(
                    code: "S2", training: "HM", zone: "Asia/Yerevan", language: "en", capacity: 4,
                    blocks: [
                        NewBlock(
                            starts: try #require(LocalDateTime("2026-05-04 16:00")),
                            ends: try #require(LocalDateTime("2026-05-04 18:00")), room: "EVN-1")
                    ]), as: World.ani)
        }
        let refusals = try await [first, second].compactMap { $0 }
        #expect(refusals.map(\.rule) == ["room_hold_one_at_a_time"])
        #expect(refusals.first?.facts["room"] == "EVN-1")
    }

    @Test("Batches that touch the same sessions and persons in opposite order don't deadlock", .timeLimit(.minutes(20)))
    func oppositeOrder() async throws {
        let world = try await World()
        var sessions: [ID<Session>] = []
        for number in 1...6 {
            try await world.session("S\(number)", capacity: 99, days: ["2026-05-\(10 + number)"])
            sessions.append(try await world.store.session("S\(number)", as: World.ani).id)
        }
        var people: [ID<Person>] = []
        for number in 1...12 { people.append(try await world.person("Person \(number)").id) }
        let requests = sessions.flatMap { session in
            people.map { AdmissionRequest(session: session, person: $0, actor: World.ani) }
        }
        // No retries: a deadlock would come out as an error.
        let stores = [world.store, world.another()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, store) in stores.enumerated() {
                group.addTask {
                    for _ in 1...5 {
                        let batch = number == 0 ? requests : requests.reversed()
                        _ = try await store.admit(batch, as: .job("admission"))
                    }
                }
            }
            try await group.waitForAll()
        }
        let deadlocks = try psql(
            world.conninfo, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        #expect(deadlocks == "0")
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test("Two lines with the same people in opposite order move up at once without a deadlock")
    func oppositeLines() async throws {
        let world = try await World()
        for (code, day) in [("S1", "2026-05-04"), ("S2", "2026-05-05")] {
            try await world.session(code, capacity: 1, days: [day])
        }
        var people: [String] = []
        for number in 0...12 { people.append(try await world.person("Person \(number)").reference) }
        for (code, line) in [("S1", people), ("S2", people.reversed())] {
            for person in line { _ = try await world.store.register(person: person, in: code, as: World.ani) }
        }
        let other = world.another()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (store, code) in [(world.store, "S1"), (other, "S2")] {
                group.addTask {
                    for capacity in 1...4 {
                        try await store.resizeSession(code, capacity: 1 + 3 * capacity, as: World.ani)
                    }
                }
            }
            try await group.waitForAll()
        }
        let deadlocks = try psql(
            world.conninfo, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        #expect(deadlocks == "0")
        #expect(try await world.store.session("S1", as: World.ani).taken == 13)
        #expect(try await world.store.session("S2", as: World.ani).taken == 13)
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test("A freed seat goes to the first of three who wait while fifty others race for it, each time")
    func freedSeat() async throws {
        let world = try await World()
        let stores = [world.store, world.another()]
        var people: [String] = []
        for number in 0..<54 { people.append(try await world.person("Person \(number)").reference) }
        for round in 1...6 {
            let session = "S-\(round)"
            try await world.session(session, capacity: 1, days: ["2026-05-\(round + 10)"])
            for person in people.prefix(4) {
                _ = try await world.store.register(person: person, in: session, as: World.ani)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [holder = people[0]] in
                    _ = try await world.store.cancelRegistration(of: holder, in: session, because: "ill", as: World.ani)
                }
                for (number, person) in people.dropFirst(4).enumerated() {
                    group.addTask {
                        _ = try await stores[number % 2].register(person: person, in: session, as: World.ani)
                    }
                }
                try await group.waitForAll()
            }
            let there = try await world.store.registrations(of: session, as: World.ani)
            #expect(there.filter { $0.standing == .confirmed }.map(\.person) == [people[1]])
            for (place, person) in people[2...3].enumerated() {
                #expect(there.first { $0.person == person }?.standing == .waitlisted(place: place + 1))
            }
        }
    }

    @Test(
        "Two sessions that would become part of each other at the same moment: exactly one does, the other is told why")
    func eachOthersPart() async throws {
        let world = try await World()
        let other = world.another()
        for round in 1...5 {
            let (one, two) = ("A-\(round)", "B-\(round)")
            for code in [one, two] { try await world.session(code) }
            async let first = refusal { try await world.store.editSession(one, part(of: two), as: World.ani) }
            async let second = refusal { try await other.editSession(two, part(of: one), as: World.ani) }
            let refusals = try await [first, second].compactMap { $0 }
            #expect(refusals.map(\.rule) == ["session_part_of_another"])
        }
    }

    private func part(of whole: String) -> SessionEdit {
        var edit = SessionEdit()
        edit.whole = whole
        return edit
    }
}
