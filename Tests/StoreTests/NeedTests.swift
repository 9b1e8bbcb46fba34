import Atelier
import Foundation
import Store
import TestSupport
import Testing

@Suite("Needs, referrals, outcomes")
struct NeedTests {
    @Test("From what a person is looking for to a session that fits, and what came of it, in the report of the project")
    func wholeWay() async throws {
        let world = try await World()
        try await world.store.addProject(Project(code: "IC", name: "Counselling"), as: World.wim)
        try await world.session("S1")
        let person = try await world.person("Anna").reference
        let need = try await world.store.addNeed(
            of: person, .init(words: "Work in a hotel", training: "HM", country: "AM", project: "IC", language: "en"),
            as: World.ani)
        let match = try #require(try await world.store.matches(of: need, as: World.ani).first)
        #expect(match.session == "S1")
        #expect(match.fits.map(\.rule) == ["match_training", "match_country", "match_language", "match_seats"])
        let referral = try await world.store.refer(
            need: need, to: .session("S1"), answerBy: LocalDate("2026-03-09"), as: World.ani)
        try await world.store.moveReferral(referral, to: .accepted, as: World.ani)
        try await world.store.moveReferral(referral, to: .completed, as: World.ani)
        try await world.store.closeNeed(need, as: .met, because: nil, as: World.ani)
        let outcome = Outcome.Details(
            subject: .referred, kind: .ownBusiness, day: try #require(LocalDate("2026-03-01")),
            money: Money(amount: try #require(Amount("1250.5")), currency: "EUR"), referral: referral)
        _ = try await world.store.recordOutcome(outcome, as: World.ani)

        let needs = try await world.store.needs(state: .met, person: person, as: World.ani)
        #expect(needs.map(\.wish.training) == ["HM"])
        let referrals = try await world.store.referrals(need: need, state: .completed, as: World.ani)
        #expect(referrals.map(\.goal) == [.session("S1")])
        let outcomes = try await world.store.outcomes(project: "IC", as: World.ani)
        #expect(outcomes.map(\.details.subject) == [.person(person)])
        #expect(outcomes.map(\.details.money?.amount.description) == ["1250.50"])
        let figures = try await world.store.programmeFigures(projects: ["IC"], as: World.wim)
        #expect(figures.map(\.referred) == [1])
        #expect(figures.map(\.outcomes) == [1])
        #expect(try await world.store.needs(as: World.gio).isEmpty)
        #expect(try await world.store.outcomes(as: World.gio).isEmpty)
    }

    @Test(
        "An office that a person is shared with reads of a referral to a session that it doesn't see no more than that")
    func hiddenSession() async throws {
        let world = try await World()
        try await world.session("S1")
        let person = try await world.person("Anna").reference
        let need = try await world.store.addNeed(of: person, .init(words: "Work"), as: World.ani)
        let referral = try await world.store.refer(need: need, to: .session("S1"), as: World.ani)
        try await world.store.sharePerson(
            person, with: "GE", explanation: "referral", until: try #require(LocalDate("2027-01-01")), as: World.ani)
        #expect(try await world.store.referrals(as: World.gio).map(\.goal) == [.hiddenSession])
        let refused = try await refusal { try await world.store.moveReferral(referral, to: .accepted, as: World.gio) }
        #expect(refused?.rule == "referral_unknown")
        #expect(refused?.facts["referral"] == referral)
    }

    @Test("A need closed and a referral made for it at the same moment: never a closed need with a referral under way")
    func closeAtOnce() async throws {
        let world = try await World()
        let other = world.another()
        let person = try await world.person("Anna").reference
        for _ in 1...20 {
            let need = try await world.store.addNeed(of: person, .init(words: "Work"), as: World.ani)
            async let closed = refusal {
                try await world.store.closeNeed(need, as: .met, because: nil, as: World.ani)
            }
            async let referred = refusal {
                _ = try await other.refer(need: need, to: .training("HM"), as: World.ani)
            }
            let refusals = try await [closed, referred].compactMap { $0 }
            #expect(refusals.count == 1)
            #expect(["need_referral_under_way", "referral_need_open"].contains(refusals.first?.rule))
        }
    }

    @Test("Head counts are recorded, corrected and removed by the office that counted, and counted in reports")
    func headCounts() async throws {
        let world = try await World()
        try await world.store.addProject(Project(code: "AC", name: "Campaigns"), as: World.wim)
        let year = (from: try #require(LocalDate("2018-01-01")), until: try #require(LocalDate("2018-12-31")))
        let reference = try await world.store.recordHeadCount(
            .init(
                project: "AC", activity: "Football", from: year.from, until: year.until, unit: "visitors",
                total: 18_250, bound: .moreThan), as: World.ani)
        _ = try await world.store.recordHeadCount(
            .init(
                project: "AC", activity: "School day", country: "BE", from: year.from, until: year.from,
                unit: "pupils and teachers", total: 61, parts: .init(female: 30, male: 31)), as: World.ani)
        try await world.store.editHeadCount(reference, as: World.ani) { $0.activity = "Football and theatre" }
        let refused = try await refusal {
            try await world.store.editHeadCount(reference, as: World.gio) { $0.total = 1 }
        }
        #expect(refused?.rule == "head_count_unknown")
        let counts = try await world.store.headCounts(project: "AC", as: World.gio)
        #expect(counts.map(\.details.total) == [61, 18_250])
        #expect(counts.map(\.details.parts) == [.init(female: 30, male: 31), nil])
        #expect(counts.last?.details.activity == "Football and theatre")
        let figures = try await world.store.programmeFigures(projects: ["AC"], as: World.wim)
        #expect(figures.map(\.reached) == [18_311])
        #expect(figures.map(\.reachedAtLeast) == [true])
        #expect(figures.map(\.perCountry) == [["BE": 61]])
        let january = try await world.store.projectFigures(
            "AC", on: Days(until: LocalDate("2018-01-31")), as: World.wim)
        #expect(january.filter { $0.part == .figure && $0.measure == "reached" }.map(\.realised) == [61])
        try await world.store.removeHeadCount(reference, because: "Counted twice", as: World.ani)
        #expect(try await world.store.headCounts(as: World.ani).count == 1)
        let parts = try await refusal {
            _ = try await world.store.recordHeadCount(
                .init(
                    project: "AC", activity: "x", from: year.from, until: year.until, unit: "people", total: 5,
                    parts: .init(female: 4)), as: World.ani)
        }
        #expect(parts?.sentence().hasPrefix("The parts 4 don't add up to the total 5;") == true)
    }

    @Test("A donor's user reads the figures of what the donor pays, and is told so of anything else")
    func donor() async throws {
        let world = try await World()
        try await world.store.addOrganisation(
            Organisation(code: "EU", name: "European Union", kind: .donor), as: World.wim)
        try await world.store.addUser(StaffUser(name: "eu", office: "EU", role: .donor), as: World.wim)
        try await world.store.addProject(
            Project(code: "P1", name: "Paid", planned: 5, donors: [.init(organisation: "EU")]), as: World.wim)
        try await world.store.addProject(Project(code: "P2", name: "Another"), as: World.wim)
        let eu = Identity.user("eu")
        let target = try #require(try await world.store.projectFigures("P1", as: eu).first)
        #expect(target.planned == 5 && target.realised == 0 && target.isComparable == true)
        let refused = try await refusal { _ = try await world.store.projectFigures("P2", as: eu) }
        #expect(refused?.sentence().hasPrefix("Figures of project P2 are for staff") == true)
        #expect(try await world.store.programmeFigures(projects: ["P1", "P2"], as: eu).map(\.project) == ["P1"])
    }
}
