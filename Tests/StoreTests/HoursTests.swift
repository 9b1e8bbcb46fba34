import Atelier
import Foundation
import Store
import TestSupport
import Testing

/// What a day, a weekend and a stretch of time are across zones stands in `sql/tests/hours.sql`.
@Suite("Hours across zones")
struct HoursTests {
    @Test("Armenia, The Gambia and Kosovo have zones, and Somaliland's territory once it is added; one can be set")
    func zones() async throws {
        let world = try await World(referenceData: true)
        try await world.store.addCountry(Country(code: "X-SOMALILAND", name: "Somaliland"), as: World.wim)
        func zones(_ code: String) async throws -> [String] {
            try await world.store.calendar(ofCountry: code, as: World.ani).zones
        }
        #expect(try await zones("AM") == ["Asia/Yerevan"])
        #expect(try await zones("GM") == ["Africa/Banjul"])
        #expect(try await zones("XK") == ["Europe/Belgrade"])
        #expect(try await zones("X-SOMALILAND") == ["Africa/Mogadishu"])
        #expect(try await zones("CD") == ["Africa/Kinshasa", "Africa/Lubumbashi"])
        #expect(try await zones("RU").first == "Europe/Moscow")
        try await world.store.editCountry(
            "CD", Country.Changes(zone: "Africa/Lubumbashi"), because: "Our people are there", as: World.wim)
        #expect(try await zones("CD") == ["Africa/Lubumbashi"])
        try await world.store.editCountry("CD", Country.Changes(zone: .some(nil)), because: nil, as: World.wim)
        #expect(try await zones("CD").count == 2)
        await #expect(throws: Refusal("country_zone_known", ["code": "CD", "zone": "Africa/Here"])) {
            try await world.store.editCountry("CD", Country.Changes(zone: "Africa/Here"), because: nil, as: World.wim)
        }
    }

    @Test("Every country of the list but two islands without people has a zone that the server knows")
    func complete() async throws {
        let world = try await World(referenceData: true)
        let without = try psql(
            world.conninfo,
            """
            SELECT string_agg(code, ',' ORDER BY code) FROM atelier.country
            WHERE code NOT IN (SELECT country_code FROM atelier.country_clock)
            """)
        #expect(without == "BV,HM")
    }

    @Test("Over the change of Europe's clocks the hours of The Gambia move in Europe, not in The Gambia")
    func change() async throws {
        let world = try await World(referenceData: true)
        let hours = try await world.store.suitableHours(
            for: ["AM", "GM"], on: try days("2026-03-27", "2026-03-30"), minutes: 90, zone: "Europe/Brussels",
            as: World.ani)
        #expect(
            hours.stretches.map(\.starts) == [LocalDateTime("2026-03-27 09:00"), LocalDateTime("2026-03-30 10:00")])
        #expect(hours.stretches.map(\.ends) == [LocalDateTime("2026-03-27 15:00"), LocalDateTime("2026-03-30 16:00")])
        #expect(hours.stretches.flatMap(\.there).map(\.country) == ["AM", "GM", "AM", "GM"])
        #expect(
            hours.stretches.flatMap(\.there).filter { $0.country == "GM" }.map(\.starts.clock) == ["08:00", "08:00"])
        #expect(hours.stretches.allSatisfy { $0.outside == 0 && $0.zone == "Europe/Brussels" })
        #expect(hours.withoutCalendar == [])
    }

    @Test(
        "Without a zone days are the first country's; of a country without a calendar that is said; without a zone it is refused"
    )
    func unknown() async throws {
        let world = try await World(referenceData: true)
        try await world.store.addCountry(
            Country(code: "X-LAND", name: "Land", note: "A note", zone: "Asia/Kathmandu"), as: World.wim)
        let hours = try await world.store.suitableHours(
            for: ["X-LAND", "AM"], on: try days("2026-04-02", "2026-04-02"), minutes: 60,
            working: WorkingHours("09:00/12:00"), as: World.ani)
        #expect(hours.stretches.map(\.zone) == ["Asia/Kathmandu"])
        #expect(hours.stretches.map(\.starts.clock) == ["10:45"])
        #expect(hours.withoutCalendar == [NotedName("Land", note: "A note")])
        try await world.store.addCountry(Country(code: "X-OTHER", name: "Other", note: "A note"), as: World.wim)
        await #expect(
            throws: Refusal(
                "country_zone_unknown", ["code": "X-OTHER", "country": "Other*", "country_note": "* Other: A note"])
        ) {
            try await world.store.suitableHours(
                for: ["X-OTHER"], on: try days("2026-04-02", "2026-04-02"), minutes: 60, as: World.ani)
        }
        await #expect(throws: Refusal("zone_unknown", ["zone": "Mars"])) {
            try await world.store.suitableHours(
                for: ["AM"], on: try days("2026-04-02", "2026-04-02"), minutes: 60, zone: "Mars", as: World.ani)
        }
    }

    @Test("A year for ten countries is searched in seconds, also if nothing suits them all")
    func size() async throws {
        let world = try await World(referenceData: true)
        let countries = ["AM", "GM", "ID", "NZ", "US", "RU", "BR", "IN", "NG", "BE"]
        let clock = ContinuousClock()
        let began = clock.now
        let hours = try await world.store.suitableHours(
            for: countries, on: try days("2026-04-01", "2027-03-31"), minutes: 90, as: World.ani)
        #expect(hours.stretches.count == 1)
        #expect(hours.stretches.first?.outside ?? 0 > 0)
        #expect(clock.now - began < .seconds(30))
    }

    private func days(_ first: String, _ last: String) throws -> DayRange {
        try #require(DayRange("\(first)..\(last)"))
    }
}
