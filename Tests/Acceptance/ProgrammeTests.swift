import Atelier
import Foundation
import Store
import TestSupport
import Testing

@testable import AtelierCLI

@Suite("Programmes")
struct ProgrammeTests {
    /// Hostmanship, and the Caucasus; DemoTests carries all.
    private static var first: [ProgrammeScript] {
        get throws { try DemoBuild.scripts().filter { [1, 3, 4, 5].contains($0.number) } }
    }

    private static let anchor = LocalDate(year: 2026, month: 3, day: 2)

    @Test("Armenia had 7 participants, Georgia 8, Grozny and Nazran 12 with a certificate each")
    func figures() async throws {
        let world = try await carriedOut(try Self.first)
        let figures = try await world.store.programmeFigures(projects: ["FN-03", "FN-04", "FN-05"], as: World.wim)
        #expect(figures.map(\.participants) == [7, 8, 12])
        #expect(figures.map(\.sessions) == [1, 1, 2])
        #expect(figures.map(\.certificates) == [7, 0, 12])
        #expect(figures.map(\.countries) == [["AM"], ["GE"], ["RU"]])
        #expect(figures.map(\.perCountry) == [["AM": 7], ["GE": 8], ["RU": 12]])
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
        // Of what is coming only the session in Kenya lacks something: its trainer has been asked and hasn't answered.
        let findings = try await world.store.findings(as: World.wim)
        #expect(findings.map { "\($0.session) \($0.reason.rule)" } == ["HM-KE-1 trainer_missing"])
    }

    @Test("The 14 women of the diaspora associations have one certificate each, for all three areas together")
    func series() async throws {
        let world = try await carriedOut(try DemoBuild.scripts().filter { $0.number == 10 })
        let figures = try await world.store.programmeFigures(projects: ["FN-10"], as: World.wim)
        #expect(figures.map(\.participants) == [14])
        #expect(figures.map(\.attendances) == [42])
        #expect(figures.map(\.certificates) == [14])
        let one = try await world.store.certificatesDue(for: .session("DIASPORA-2018-1"), as: .user("brussels"))
        #expect(Set(one.map(\.obstacle?.rule)) == ["certificate_for_series"])
        #expect(one.count == 14)
    }

    @Test("A programme file changed from 7 to 6 has 6 participants")
    func changedFile() async throws {
        let text = try #require(SeedFiles.programmes().first { $0.name.hasPrefix("03") }?.text)
        let changed = text.replacing("people 7 hy", with: "people 6 hy")
        #expect(changed != text)
        let world = try await carriedOut([try ProgrammeScript(name: "changed", text: changed)])
        let figures = try await world.store.programmeFigures(projects: ["FN-03"], as: World.wim)
        #expect(figures.map(\.participants) == [6])
        #expect(figures.map(\.certificates) == [6])
    }

    @Test("Hostmanship is coming up in The Gambia in the fourth week after the anchor, in the Gambia's own zone")
    func coming() async throws {
        let world = try await carriedOut(try Self.first)
        let gambia = try await world.store.coming(ComingFilter(country: "GM"), as: .public)
        #expect(gambia.map(\.code) == ["HM-GM-1"])
        #expect(gambia.first?.starts == LocalDateTime("2026-03-31 09:00"))
        #expect(gambia.first?.zone == "Africa/Banjul")
        let tanzania = try await world.store.coming(ComingFilter(country: "TZ"), as: .public)
        #expect(tanzania.map(\.taken) == [8])
        #expect(tanzania.map(\.waiting) == [1])
    }

    @Test("Returnees' sessions are for staff: the public sees none of them")
    func returneesAreNotPublic() async throws {
        let world = try await carriedOut(try Self.first)
        try world.freeze(at: "2018-10-01T08:00Z")
        #expect(
            try await world.store.coming(ComingFilter(country: "AM"), as: .public).allSatisfy {
                $0.code.hasPrefix("HM")
            })
        let host = Identity.user("armenia")
        #expect(
            try await world.store.coming(ComingFilter(country: "AM"), as: host).map(\.code).first == "JP-AM-2018-10-16")
    }

    private func carriedOut(_ programmes: [ProgrammeScript]) async throws -> World {
        let world = try await World(furnished: false)
        var run = ProgrammeRun(
            store: world.store, administrator: World.wim, anchor: try #require(Self.anchor),
            names: try SeedFiles.names())
        for programme in programmes { try await run.carryOut(programme) }
        return world
    }
}
