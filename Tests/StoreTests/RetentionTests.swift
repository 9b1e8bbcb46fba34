import Atelier
import Store
import TestSupport
import Testing

@Suite("How long persons are kept")
struct RetentionTests {
    @Test("Personal data are told by what they are kept for, and who is kept too long is erased by the day's job")
    func report() async throws {
        let world = try await World()
        try await world.session("S1")
        let anna = try await world.person("Anna", as: World.ani)
        _ = try await world.person("Boris", as: World.ani)
        _ = try await world.store.register(person: anna.reference, in: "S1", override: nil, late: nil, as: World.ani)

        let data = try await world.store.personalData(as: World.ani)
        #expect(data.map(\.reason.rule) == ["kept_for_session", "kept_since_entered"])
        #expect(data.map(\.count) == [1, 1])
        #expect(data.map(\.overdue) == [0, 0])
        #expect(data.map(\.firstUntil) == [LocalDate("2031-05-04"), LocalDate("2028-03-02")])
        #expect(try await world.store.personalData(as: .public).isEmpty)

        try world.freeze(at: "2028-03-02T01:00Z")
        #expect(try await world.store.personalData(as: World.ani).map(\.overdue) == [0, 1])
        try await world.store.deleteDaily(as: .job("upkeep"))
        while let outcome = try await world.store.doJob(as: .job("upkeep")), outcome.deleted > 0 {
            #expect(outcome.error == nil)
        }
        let left = try await world.store.personalData(as: World.ani)
        #expect(left.map(\.kind) == ["person", "erased person"])
        #expect(try await world.store.people(matching: nil, as: World.ani).compactMap(\.details?.name) == ["Anna"])
    }

    @Test("How long persons are kept is an administrator's to set, within bounds")
    func settings() async throws {
        let world = try await World()
        try await world.store.setRetention("unused_months", to: 3, as: World.wim)
        let set = try await world.store.retentionSettings(as: World.ani)
        #expect(
            set.first { $0.name == "unused_months" } == RetentionSetting(name: "unused_months", value: 3, standard: 24))
        await #expect(throws: Refusal.self) {
            try await world.store.setRetention("unused_months", to: 4, as: World.ani)
        }
        await #expect(throws: Refusal.self) {
            try await world.store.setRetention("unused_months", to: 0, as: World.wim)
        }
        try await world.store.setRetention("unused_months", to: nil, as: World.wim)
        #expect(try await world.store.retentionSettings(as: World.wim).allSatisfy { $0.value == $0.standard })
    }
}
