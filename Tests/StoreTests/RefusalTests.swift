import Atelier
import Foundation
import Store
import TestSupport
import Testing

/// Each bad input gets one sentence that names the place and what was expected, and nothing of it is kept.
@Suite("What bad input gets")
struct RefusalTests {
    @Test("A country that doesn't exist is named, and the session isn't there afterwards")
    func unknownCountry() async throws {
        let world = try await World()
        let sentence = try await refusal {
            try await world.store.addSession(
                NewSession(code: "S1", training: "HM", country: "QQ", zone: "UTC", language: "en", capacity: 5),
                as: World.ani)
        }?.sentence()
        #expect(sentence == "There is no country QQ; see `atelier country list`, or add it with `atelier country add`.")
        #expect(try await world.store.sessions(as: World.wim) == [])
    }

    @Test(
        "Times that can't be are refused with place and reason, and the session isn't there afterwards",
        arguments: [
            ("2026-05-04 17:00", "2026-05-04 09:00", "Asia/Yerevan", "block_ends_after_start"),
            ("2026-05-04 09:00", "2026-05-04 17:00", "Asia/Erewan", "session_zone_known"),
            ("2026-03-29 02:30", "2026-03-29 12:00", "Europe/Brussels", "local_time_skipped"),
            ("2026-10-25 02:30", "2026-10-25 12:00", "Europe/Brussels", "local_time_repeated"),
        ])
    func impossibleTimes(_ starts: String, _ ends: String, _ zone: String, _ rule: String) async throws {
        let world = try await World()
        let block = NewBlock(starts: try #require(LocalDateTime(starts)), ends: try #require(LocalDateTime(ends)))
        let found = try await refusal {
            try await world.store.addSession(
                NewSession(code: "S1", training: "HM", zone: zone, language: "en", capacity: 5, blocks: [block]),
                as: World.ani)
        }
        #expect(found?.rule == rule)
        #expect(found?.sentence().contains(zone) == true)
        #expect(found?.sentence().contains("…") == false)
        #expect(try await world.store.sessions(as: World.wim) == [])
    }

    @Test("A repeated local time is taken once it is said which")
    func fold() async throws {
        let world = try await World()
        let block = NewBlock(
            starts: try #require(LocalDateTime("2026-10-25 02:30")),
            ends: try #require(LocalDateTime("2026-10-25 12:00")),
            startsFold: .later)
        try await world.store.addSession(
            NewSession(
                code: "S1", training: "HM", zone: "Europe/Brussels", language: "en", capacity: 5, blocks: [block]),
            as: World.ani)
        let session = try await world.store.session("S1", as: World.ani)
        #expect(session.blocks.map { $0.startsAt.formatted(.iso8601) } == ["2026-10-25T01:30:00Z"])
    }

    @Test("A session over its room says both numbers and the room")
    func overRoom() async throws {
        let world = try await World()
        let found = try await refusal { try await world.session("S1", capacity: 5, room: "EVN-2") }
        #expect(
            found?.sentence()
                == "The session plans 5 places, but room EVN-2 (Small room) has 4 seats; lower the capacity, "
                + "choose a larger room, or override with a reason (--override \"…\").")
        #expect(try await world.store.sessions(as: World.wim) == [])
    }

    @Test("Why a room may be used although it is too small stays said as long as neither times nor room change")
    func keptReason() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 4, room: "EVN-2")
        try await world.session("S2", capacity: 5, days: ["2026-05-04"])
        func edit(
            starts: String? = nil, room: String? = nil, place: String? = nil, override: String? = nil
        ) async throws {
            try await world.store.editBlock(
                1, of: "S2", starts: starts.flatMap { LocalDateTime($0) }, ends: nil, room: room, place: place,
                override: override, as: World.ani)
        }
        func reason() throws -> String {
            try psql(
                world.conninfo,
                """
                SELECT COALESCE(b.override_reason, 'none')
                FROM atelier.block b JOIN atelier.session s ON s.id = b.session_id AND s.code = 'S2'
                """)
        }
        try await edit(room: "EVN-2", override: "They sit close")
        try await edit(place: "Second floor")
        try await edit(starts: "2026-05-04 09:00", room: "EVN-2")
        #expect(try reason() == "They sit close")
        #expect(try await refusal { try await edit(starts: "2026-05-04 10:00") }?.rule == "session_over_room")
        try await edit(room: "EVN-1")
        #expect(try reason() == "none")
    }

    @Test("A second registration of the same person names person and session")
    func secondRegistration() async throws {
        let world = try await World()
        try await world.session("S1")
        let person = try await world.person("Anna").reference
        _ = try await world.store.register(person: person, in: "S1", as: World.ani)
        let second = try await world.store.register(person: person, in: "S1", as: World.ani)
        #expect(second == .refused(Refusal("registration_one_per_person", second.refusal?.facts ?? [:])))
        #expect(second.refusal?.sentence() == "\(person): in session S1 already (confirmed).")
    }

    @Test("A trainer without qualification is named with training and day")
    func unqualified() async throws {
        let world = try await World()
        try await world.session("S1", days: ["2027-01-05"])
        try await world.trainer("T1")
        let found = try await refusal {
            try await world.store.assign(trainer: "T1", to: "S1", state: .asked, as: World.ani)
        }
        #expect(found?.sentence().hasPrefix("Trainer T1 is not qualified for HM on 2027-01-05;") == true)
        #expect(try await world.store.session("S1", as: World.ani).trainers == [])
    }

    @Test("A value too large for the database is refused in one sentence")
    func tooLarge() async throws {
        let world = try await World()
        let found = try await refusal { try await world.session("S1", capacity: 99_999_999_999) }
        #expect(found?.rule == "value_out_of_range")
    }

    @Test("An office can't change another's session, nor see its people, and is told so")
    func otherOffice() async throws {
        let world = try await World()
        try await world.session("S1", visibility: .public)
        let person = try await world.person("Anna").reference
        #expect(
            try await refusal { try await world.store.cancelSession("S1", because: "x", as: World.gio) }?.rule
                == "actor_may_not_change_session")
        #expect(
            try await refusal { _ = try await world.store.person(person, as: World.gio) }?.rule == "person_unknown")
        #expect(try await world.store.people(matching: nil, as: World.gio) == [])
        #expect(
            try await refusal {
                try await world.store.addCountry(Country(code: "X-AB", name: "Nowhere"), as: World.gio)
            }?.rule
                == "actor_may_not")
    }
}

extension AdmissionAnswer {
    fileprivate var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
