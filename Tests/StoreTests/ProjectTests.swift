import Atelier
import Postgres
import Store
import TestSupport
import Testing

@Suite("Projects")
struct ProjectTests {
    @Test("A project keeps what it was added with, and editing changes only what it says")
    func edit() async throws {
        let world = try await World()
        try await world.store.addProject(
            Project(
                code: "P1", name: "Return", startsOn: LocalDate("2025-01-01"), planned: 40, retentionMonths: 60,
                donors: [.init(organisation: "HQ", share: 0.8), .init(organisation: "AM", share: 0.2)]),
            as: World.wim)
        try await world.store.editProject("P1", as: World.wim) {
            $0.name = "Return and reintegration"
            $0.planned = nil
            $0.donors = [.init(organisation: "HQ"), .init(organisation: "GE", share: 1)]
        }
        let project = try await world.store.project("P1", as: World.ani).project
        #expect(project.name == "Return and reintegration")
        #expect(project.planned == nil)
        #expect(project.startsOn == LocalDate("2025-01-01"))
        #expect(project.retentionMonths == 60)
        #expect(project.donors == [.init(organisation: "GE", share: 1), .init(organisation: "HQ")])
    }

    @Test("Shares of more than the whole are refused with their sum, and nothing of the project is kept")
    func shares() async throws {
        let world = try await World()
        let refused = try await refusal {
            try await world.store.addProject(
                Project(
                    code: "P1", name: "Return",
                    donors: [.init(organisation: "HQ", share: 0.8), .init(organisation: "AM", share: 0.3)]),
                as: World.wim)
        }
        #expect(
            refused?.sentence()
                == "The known shares of project P1's donors come to 110 %, more than the whole; lower one of them.")
        #expect(try await world.store.projects(as: World.wim).isEmpty)
    }

    @Test("Four writers who each add a donor of 40 % at the same moment: exactly two do", .timeLimit(.minutes(5)))
    func sharesAtOnce() async throws {
        let world = try await World()
        try await world.store.addOrganisation(
            Organisation(code: "EU", name: "European Union", kind: .donor), as: World.wim)
        let stores = [world.store, world.another()]
        for round in 1...20 {
            let code = "P-\(round)"
            try await world.store.addProject(Project(code: code, name: "Return"), as: World.wim)
            let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for (number, donor) in ["HQ", "AM", "GE", "EU"].enumerated() {
                    group.addTask { try await refusal { try await add(donor, to: code, in: stores[number % 2]) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
            }
            #expect(refusals.map(\.rule) == ["project_donor_sum", "project_donor_sum"])
            #expect(try await world.store.project(code, as: World.wim).project.donors.count == 2)
        }
    }

    /// Behind the Store's back, which would let one writer in after the other.
    private func add(_ donor: String, to code: String, in store: Store) async throws {
        do {
            try await store.database.write(as: Actor(identity: World.wim.text, reason: nil)) { tx in
                _ = try tx.execute(
                    """
                    INSERT INTO project_donor (project_id, organisation_id, share)
                    SELECT p.id, o.id, 0.4
                    FROM project p, organisation o
                    WHERE p.code = \(code) AND o.code = \(donor)
                    """)
            }
        } catch let error as DatabaseError {
            throw Refusal(error.constraint ?? "\(error)")
        }
    }

    @Test("Targets, cost lines and papers are set again in place, and removed by what tells them apart")
    func plans() async throws {
        let world = try await World()
        try await world.store.addProject(Project(code: "P1", name: "Return"), as: World.wim)
        let key = Project.Target.Key(
            measure: .participants, country: .for("GH"), period: Days(until: LocalDate("2010-06-30")))
        for planned in [200, 300] {
            try await world.store.setTarget(
                Project.Target(key: key, planned: planned, counts: "experts"), of: "P1", as: World.wim)
        }
        let line = Project.CostLine(name: "Training", currency: "TND", planned: Amount("900.125"), actual: nil)
        try await world.store.setCostLine(line, of: "P1", as: World.wim)
        try await world.store.setCostLine(
            .init(name: "Training", currency: "TND", planned: nil, actual: Amount("5")), of: "P1", as: World.wim)
        let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".utf8)
        try await world.store.setPaper(
            .init(kind: .certificate, line: ["en": "Co-funded"], emblem: .init(svg), notFor: [.minors]), of: "P1",
            as: World.wim)
        let details = try await world.store.project("P1", as: World.ani)
        #expect(details.targets == [Project.Target(key: key, planned: 300, counts: "experts")])
        #expect(details.costLines.map(\.planned?.description) == ["900.125"])
        #expect(details.costLines.map(\.actual?.description) == ["5.000"])
        #expect(details.papers.map(\.notFor) == [[.minors, .returnees]])
        #expect(details.papers.map(\.emblem?.type) == [.svg])
        try await world.store.removeTarget(key, of: "P1", as: World.wim)
        try await world.store.removeCostLine("Training", currency: "TND", period: Days(), of: "P1", as: World.wim)
        try await world.store.removePaper(.certificate, of: "P1", as: World.wim)
        let bare = try await world.store.project("P1", as: World.ani)
        #expect(bare.targets.isEmpty && bare.costLines.isEmpty && bare.papers.isEmpty)
        #expect(
            try await refusal { try await world.store.removeTarget(key, of: "P1", as: World.wim) }?.rule
                == "project_target_unknown")
    }

    @Test("Who doesn't plan for all changes no project, and is told so")
    func wrongPerson() async throws {
        let world = try await World()
        try await world.store.addProject(Project(code: "P1", name: "Return"), as: World.wim)
        let stop = Project.Stop(day: try #require(LocalDate("2026-03-02")), because: "Wound up")
        for work in [
            { try await world.store.editProject("P1", as: World.ani) { $0.name = "Mine" } },
            { try await world.store.stopProject("P1", stop, as: World.ani) },
            { try await world.store.resumeProject("P1", because: "x", as: World.ani) },
            {
                try await world.store.setTarget(
                    .init(key: .init(measure: .sessions), planned: 1, counts: "x"), of: "P1", as: World.ani)
            },
        ] as [@Sendable () async throws -> Void] {
            #expect(try await refusal(work)?.rule == "actor_may_not")
        }
        #expect(try await world.store.project("P1", as: World.ani).project.name == "Return")
    }

    @Test("A session published and a project stopped at the same moment: the stop is not overlooked")
    func stopAtOnce() async throws {
        let world = try await World()
        let other = world.another()
        for round in 1...10 {
            let code = "P\(round)0"
            let stop = Project.Stop(day: try #require(LocalDate("2026-03-02")), because: "Wound up")
            try await world.store.addProject(Project(code: code, name: "Return"), as: World.wim)
            try await world.store.addSession(
                NewSession(
                    code: "S\(round)", training: "HM", project: code, zone: "Asia/Yerevan", language: "en", capacity: 9,
                    blocks: [
                        NewBlock(
                            starts: try #require(LocalDateTime("2026-05-04 09:00")),
                            ends: try #require(LocalDateTime("2026-05-04 10:00")))
                    ]), as: World.ani)
            async let stopped: Void = world.store.stopProject(code, stop, as: World.wim)
            async let refused = refusal { try await other.publishSession("S\(round)", as: World.ani) }
            try await stopped
            let rule = try await refused?.rule
            #expect([nil, "project_stopped"].contains(rule))
            let later = try await refusal { try await other.publishSession("S\(round)", as: World.ani) }
            if rule != nil { #expect(later?.rule == "project_stopped") }
        }
    }
}
