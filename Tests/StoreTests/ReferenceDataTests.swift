import Atelier
import Foundation
import Logging
import Store
import TestSupport
import Testing

@Suite("Reference data")
struct ReferenceDataTests {
    @Test("What is loaded is what this release carries, with source and licence, and loading again changes nothing")
    func versions() async throws {
        let world = try await World(referenceData: true)
        let setup = try Setup(conninfo: world.conninfo, deployment: .embedded, logger: Logger(label: "test"))
        let loaded = try await setup.datasets()
        #expect(loaded.map(\.name) == ["holidays", "towns", "working-weeks", "zones"])
        #expect(loaded.allSatisfy { $0.source.hasPrefix("https://") && !$0.licence.isEmpty && !$0.attribution.isEmpty })
        #expect(loaded.first { $0.name == "towns" }?.licence == "CC BY 4.0")
        let carried = try psql(
            world.conninfo, "SELECT name || ' ' || version FROM atelier.carried_datasets() ORDER BY name")
        #expect(carried == loaded.map { "\($0.name) \($0.version)" }.joined(separator: "\n"))
        let before = try psql(world.conninfo, "SELECT max(xmin::text::bigint) FROM atelier.town")
        _ = try await setup.prepare()
        #expect(try psql(world.conninfo, "SELECT max(xmin::text::bigint) FROM atelier.town") == before)
    }

    @Test("Another version is loaded whole in place of the one that is there; until then doctor names it")
    func reloading() async throws {
        let world = try await World(referenceData: true)
        try psql(
            world.conninfo,
            """
            UPDATE atelier.dataset SET version = '0' WHERE name = 'working-weeks';
            DELETE FROM atelier.working_week WHERE country_code = 'GE';
            INSERT INTO atelier.working_week VALUES ('QQ', '{1}', true, '{}')
            """)
        #expect(try await world.store.brokenPromises(as: World.wim).map(\.place) == ["working-weeks"])
        let setup = try Setup(conninfo: world.conninfo, deployment: .embedded, logger: Logger(label: "test"))
        _ = try await setup.prepare()
        #expect(
            try psql(
                world.conninfo,
                "SELECT string_agg(country_code, ',') FROM atelier.working_week WHERE country_code IN ('GE', 'QQ')"
            ) == "GE")
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test(
        "The towns of the programmes are found, in any spelling",
        arguments: [
            ("RU", "Grozny", 43.3, 45.7), ("RU", "Грозный", 43.3, 45.7), ("RU", "Nazran", 43.2, 44.8),
            ("BA", "Bihać", 44.8, 15.9), ("BA", "Bihac", 44.8, 15.9), ("GN", "Conakry", 9.5, -13.7),
            ("GM", "Banjul", 13.5, -16.6), ("TZ", "Dar es Salaam", -6.8, 39.3), ("CM", "Bamenda", 6.0, 10.2),
            ("BF", "Tenkodogo", 11.8, -0.4), ("BE", "Brussels", 50.9, 4.3), ("BE", "Bruxelles", 50.9, 4.3),
            ("BE", "Brussel", 50.9, 4.3), ("BE", "Mechelen", 51.0, 4.5), ("NL", "Maastricht", 50.8, 5.7),
            ("AM", "Yerevan", 40.2, 44.5), ("AM", "Երևան", 40.2, 44.5), ("GE", "Tbilisi", 41.7, 44.8),
            ("GE", "თბილისი", 41.7, 44.8), ("XK", "Prishtina", 42.7, 21.2), ("AT", "Wien", 48.2, 16.4),
            ("PT", "Lisboa", 38.7, -9.1), ("SO", "Hargeisa", 9.6, 44.1), ("LU", "Luxembourg", 49.6, 6.1),
            ("NE", "Niamey", 13.5, 2.1), ("AL", "Tirana", 41.3, 19.8), ("RS", "Belgrade", 44.8, 20.5),
        ])
    func towns(_ country: String, _ place: String, _ latitude: Double, _ longitude: Double) async throws {
        let world = try await World(referenceData: true)
        let found = try psql(
            world.conninfo,
            "SELECT round(latitude::numeric, 1), round(longitude::numeric, 1) FROM atelier.town_named('\(country)', '\(place)')"
        )
        let numbers = found.split(separator: "|").compactMap { Double($0) }
        try #require(numbers.count == 2, "\(found)")
        #expect(abs(numbers[0] - latitude) < 0.3 && abs(numbers[1] - longitude) < 0.3, "\(found)")
    }

    @Test("Of a country without data nothing is said, and it is shown that nothing is known")
    func unknown() async throws {
        let world = try await World(referenceData: true)
        try await world.store.addCountry(
            Country(code: "X-SOMALILAND", name: "Somaliland", note: "A territory without a code"), as: World.wim)
        let known = try await world.store.calendar(ofCountry: "X-SOMALILAND", as: World.wim)
        #expect(known.weekend == [])
        #expect(known.weekendSource == .unknown)
        #expect(known.holidayYears == [])
        try await world.session("S1", days: ["2026-05-10"])
        try psql(world.conninfo, "UPDATE atelier.session SET country_code = 'X-SOMALILAND', place = 'Hargeisa'")
        #expect(try await world.store.findings(as: World.ani).map(\.reason.rule) == ["trainer_missing"])
    }

    @Test("A country's holidays are those of the year, estimated ones marked; its weekend is the one that is set")
    func holidays() async throws {
        let world = try await World(referenceData: true)
        let gambia = try await world.store.holidays(of: "GM", year: 2026, as: World.ani)
        #expect(gambia.contains { $0.name == "Independence Day" && $0.kind == .holiday })
        #expect(gambia.contains { $0.name == "Eid al-Fitr" && $0.kind == .estimated })
        #expect(gambia.allSatisfy { $0.day.year == 2026 && !$0.name.contains("estimated") })
        #expect(try await world.store.holidays(of: "GM", year: 1950, as: World.ani) == [])
        #expect(try await world.store.calendar(ofCountry: "NE", as: World.ani).weekendSource == .stated)
        #expect(try await world.store.calendar(ofCountry: "GE", as: World.ani).weekendSource == .assumed)
        try await world.store.editCountry(
            "GE", Country.Changes(weekend: [.friday]), because: "A test", as: World.wim)
        let edited = try await world.store.calendar(ofCountry: "GE", as: World.ani)
        #expect(edited.weekend == [.friday])
        #expect(edited.weekendSource == .set)
        #expect(edited.holidayYears == Array(2024...2030))
    }

    @Test("A country that is renamed is named so everywhere at once; only who plans may, and Kosovo keeps its note")
    func renaming() async throws {
        let world = try await World()
        try await world.store.editCountry(
            "XK", Country.Changes(name: "Kosova", note: "Reworded"), because: nil, as: World.wim)
        let fields = try await world.store.country("XK", as: World.ani).name.fields
        #expect(fields == ("Kosova", "Reworded"))
        await #expect(throws: Refusal("country_kosovo_noted", ["code": "XK"])) {
            try await world.store.editCountry("XK", Country.Changes(note: .some(nil)), because: nil, as: World.wim)
        }
        await #expect(throws: Refusal("actor_may_not")) {
            try await world.store.editCountry("XK", Country.Changes(name: "K"), because: nil, as: World.ani)
        }
    }
}
