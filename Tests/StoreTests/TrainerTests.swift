import Atelier
import Credentials
import Store
import TestSupport
import Testing

@Suite("Trainers")
struct TrainerTests {
    @Test("Whoever may teach it, speaks it, and is free is found; for the others the reason is told")
    func candidates() async throws {
        let world = try await World()
        try await world.session("S1")
        for code in ["T1", "T2", "T3"] { try await world.trainer(code) }
        try await world.store.assign(trainer: "T2", to: "S1", state: .asked, as: World.ani)
        let days = try #require(DayRange("2026-05-04..2026-05-06"))
        let expected = try await world.store.addAbsence(Absence(days: days, kind: .illness), of: "T3", as: World.ani)
        #expect(expected == [])
        let search = TrainerSearch(training: "HM", language: "en", free: days, zone: "Asia/Yerevan")
        let found = try await world.store.trainers(matching: search, as: World.ani)
        #expect(found.map(\.trainer.code) == ["T1", "T2", "T3"])
        #expect(
            found.map { $0.obstacle?.sentence() } == [
                nil,
                "Expected elsewhere from 2026-05-04 09:00 to 2026-05-04 17:00 (Asia/Yerevan), in session S1.",
                "Not available on these days (illness on 2026-05-04).",
            ])
        let outside = try await world.store.trainers(matching: search, as: World.gio)
        #expect(
            outside.map { $0.obstacle?.sentence() } == [
                nil, "Expected elsewhere from 2026-05-04 09:00 to 2026-05-04 17:00 (Asia/Yerevan).",
                "Not available on these days.",
            ])
        #expect(outside.map(\.trainer.name) == [nil, nil, nil])
    }

    @Test("An unknown zone, training or trainer is refused by its name")
    func unknown() async throws {
        let world = try await World()
        let search = TrainerSearch(zone: "Asia/Erewan")
        await #expect(throws: Refusal("zone_unknown", ["zone": "Asia/Erewan"])) {
            _ = try await world.store.trainers(matching: search, as: World.ani)
        }
        await #expect(throws: Refusal("training_unknown", ["code": "NO"])) {
            _ = try await world.store.trainers(matching: TrainerSearch(training: "NO"), as: World.ani)
        }
        await #expect(throws: Refusal("trainer_unknown", ["trainer": "NO"])) {
            _ = try await world.store.trainer("NO", as: World.ani)
        }
    }

    @Test("Another office learns that a trainer is busy, and neither where nor when they are ill")
    func privacy() async throws {
        let world = try await World()
        try await world.session("S1")
        try await world.trainer("T1")
        try await world.store.assign(trainer: "T1", to: "S1", state: .accepted, as: World.ani)
        let days = try #require(DayRange("2026-05-05"))
        _ = try await world.store.addAbsence(Absence(days: days, kind: .illness), of: "T1", as: World.ani)
        let own = try await world.store.trainer("T1", as: World.ani)
        #expect(own.roster.map(\.session) == ["S1"])
        #expect(own.absences == [Absence(days: days, kind: .illness)])
        let outside = try await world.store.trainer("T1", as: World.gio)
        #expect(outside.trainer.name == nil)
        #expect(outside.absences == [])
        #expect(outside.roster.map(\.session) == [nil])
        #expect(outside.roster.map(\.zone) == ["UTC"])
        #expect(outside.roster.first?.starts.description == "2026-05-04 05:00")
        for work in [
            { _ = try await world.store.addAbsence(Absence(days: days, kind: .leave), of: "T1", as: World.gio) },
            { try await world.store.endAbsence(on: days, of: "T1", as: World.gio) },
            { try await world.store.clearAvailability(of: "T1", as: World.gio) },
            { _ = try await world.store.changeLanguages(of: "T1", adding: ["fr"], removing: [], as: World.gio) },
            {
                let pair = Interpretation(pair: LanguagePair(from: "fr", to: "en"), bothWays: false)
                try await world.store.addInterpretation(pair, to: "T1", as: World.gio)
            },
        ] as [@Sendable () async throws -> Void] {
            let refusal = await #expect(throws: Refusal.self) { try await work() }
            #expect(refusal?.rule == "trainer_of_other_office")
        }
        await #expect(throws: Refusal("actor_may_not")) {
            let day = try #require(LocalDate("2026-06-01"))
            try await world.store.disqualify(
                trainer: "T1", training: "HM", on: day, because: "why not", as: World.gio)
        }
    }

    @Test("Three generations of trainers: each finishes the course, teaches it, and the fourth is granted nothing")
    func cascade() async throws {
        let world = try await World()
        let grant = TrainingGrant(course: "HM", training: "HM", months: 24, lastGeneration: 3)
        _ = try await world.store.addTrainingGrant(grant, past: false, as: World.wim)
        try await world.trainer("T1")
        var teacher = "T1"
        for (number, day) in ["2026-03-10", "2026-04-10", "2026-05-11"].enumerated() {
            let person = try await world.graduate("G\(number)", on: day, taughtBy: teacher)
            let known = try await world.store.trainers(as: World.ani).filter { $0.name == person }
            guard number < 2 else {
                #expect(known == [])
                continue
            }
            teacher = try #require(known.first).code
            #expect(known.first?.qualifications.map(\.generation) == [number + 2])
            #expect(known.first?.qualifications.map(\.isNovice) == [true])
        }
        let down = try await world.store.lineage(of: "T1", as: World.gio)
        #expect(down.map(\.depth) == [1, 2])
        #expect(down.map(\.generation) == [2, 3])
        #expect(down.map(\.direction) == [.down, .down])
        let up = try await world.store.lineage(of: teacher, as: World.gio)
        #expect(up.map(\.trainer).last == "T1")
        #expect(up.map(\.direction) == [.up, .up])
        #expect(try await world.store.addTrainingGrant(grant, past: true, as: World.wim) == 0)
        #expect(
            try await world.store.addTrainingGrant(.init(course: "HM", training: "HM"), past: true, as: World.wim) == 1)
    }

    @Test("A qualification by hand follows the generation of who taught it, and ends on a day for a reason")
    func byHand() async throws {
        let world = try await World()
        try await world.trainer("T1")
        let person = try await world.person("Bela")
        try await world.store.addTrainer("T2", person: person.reference, languages: ["hy"], as: World.ani)
        let (from, day) = (try #require(LocalDate("2026-02-01")), try #require(LocalDate("2026-06-01")))
        try await world.store.qualify(
            trainer: "T2", training: "HM", from: from, until: nil, languages: ["hy", "ru"], isNovice: true,
            taughtBy: ["T1"], as: World.wim)
        try await world.store.disqualify(trainer: "T2", training: "HM", on: day, because: "left", as: World.wim)
        let held = try await world.store.trainer("T2", as: World.ani).trainer.qualifications
        #expect(held.map(\.language) == ["hy", "ru"])
        #expect(held.map(\.generation) == [2, 2])
        #expect(held.map(\.until) == [day, day])
        #expect(held.map(\.endedBecause) == ["left", "left"])
        #expect(try await world.store.lineage(of: "T2", as: World.ani).map(\.trainer) == ["T1"])
        await #expect(throws: Refusal.self) {
            try await world.store.disqualify(trainer: "T2", training: "HM", on: day, because: "again", as: World.wim)
        }
    }
}

@Suite("Trainers at the same moment")
struct TrainerRaceTests {
    @Test(
        "Two sessions ask the same interpreter or speaker at the same moment: exactly one gets them",
        arguments: [Assignment.Role.interpreter, .speaker])
    func twoSessions(role: Assignment.Role) async throws {
        for _ in 1...5 {
            let world = try await World()
            try await world.session("S1")
            try await world.session("S2")
            var who = "T1"
            if role == .interpreter {
                try await world.trainer("T1")
                let pair = Interpretation(pair: LanguagePair(from: "hy", to: "en"), bothWays: true)
                try await world.store.addInterpretation(pair, to: "T1", as: World.ani)
            } else {
                who = try await world.person("Guest").reference
            }
            let (asked, other) = (who, world.another())
            async let first = refusal {
                try await world.store.assign(trainer: asked, to: "S1", role: role, state: .asked, as: World.ani)
            }
            async let second = refusal {
                try await other.assign(trainer: asked, to: "S2", role: role, state: .asked, as: World.ani)
            }
            let refusals = try await [first, second].compactMap { $0 }
            #expect(
                refusals.map(\.rule) == [
                    role == .speaker ? "speaker_one_place_at_a_time" : "trainer_one_place_at_a_time"
                ])
            #expect(["S1", "S2"].contains(refusals.first?.facts["elsewhere"]))
        }
    }

    @Test("A trainer says yes while the office withdraws: withdrawn in the end, and free")
    func yesAndWithdrawal() async throws {
        for _ in 1...10 {
            let world = try await World()
            try await world.session("S1")
            try await world.trainer("T1")
            try await world.store.assign(trainer: "T1", to: "S1", state: .asked, as: World.ani)
            let other = world.another()
            async let yes = refusal {
                _ = try await world.store.answer(
                    trainer: "T1", session: "S1", accepts: true, because: nil, as: World.ani)
            }
            async let withdrawal = refusal {
                try await other.assign(
                    trainer: "T1", to: "S1", state: .withdrawn, because: "No money", as: World.wim)
            }
            #expect(["assignment_over", nil].contains(try await yes?.rule))
            #expect(try await withdrawal == nil)
            let working = try await world.store.session("S1", as: World.ani).trainers
            #expect(working.map(\.state) == [.withdrawn])
            #expect(working.map(\.because) == ["No money"])
            #expect(try await world.store.trainer("T1", as: World.ani).roster == [])
            #expect(try await world.store.brokenPromises(as: World.wim) == [])
        }
    }

    @Test("Two coordinators judge the same reported course at the same moment: one does, the other is told")
    func twoJudges() async throws {
        for _ in 1...5 {
            let world = try await World()
            try await world.trainer("T1")
            let course = try await world.store.reportCourse(
                ReportedCourse.Details(
                    trainer: "T1", training: "HM", country: "AM", place: nil,
                    days: try #require(DayRange("2026-02-02")), language: "hy", participants: .init(female: 5)),
                as: World.ani)
            let other = world.another()
            async let yes = refusal {
                try await world.store.judgeCourse(course, confirmed: true, because: nil, as: World.wim)
            }
            async let no = refusal {
                try await other.judgeCourse(course, confirmed: false, because: "Unknown there", as: World.wim)
            }
            #expect(try await [yes, no].compactMap { $0?.rule } == ["reported_course_transition"])
        }
    }

    @Test("A person finishes two courses at the same moment: one trainer, one qualification after the other")
    func twoCourses() async throws {
        let world = try await World()
        let grant = TrainingGrant(course: "HM", training: "HM", months: 12)
        _ = try await world.store.addTrainingGrant(grant, past: false, as: World.wim)
        let person = try await world.person("Anna").reference
        for (code, day) in [("S1", "2026-03-10"), ("S2", "2026-03-11")] {
            try await world.session(code, days: [day])
            _ = try await world.store.register(person: person, in: code, as: World.ani)
        }
        try world.freeze(at: "2026-03-12T08:00Z")
        for code in ["S1", "S2"] {
            try await world.store.recordAttendance(
                session: code, block: 1, present: [person], absent: [], as: World.ani)
        }
        let other = world.another()
        async let first = world.store.issueCertificates(for: .session("S1"), number: randomNumber, as: World.ani)
        async let second = other.issueCertificates(for: .session("S2"), number: randomNumber, as: World.ani)
        _ = try await (first, second)
        let trainers = try await world.store.trainers(as: World.ani)
        #expect(trainers.count == 1)
        let held = trainers[0].qualifications
        #expect(held.count == 2)
        #expect(held[0].until == held[1].from)
        #expect(held.map(\.origin) == [.course, .renewal])
    }
}

@Sendable private func randomNumber() -> CertificateNumber {
    CertificateNumber(random: .random(in: .min ... .max))
}

extension World {
    /// Lets a new person finish HM on a day, taught by a trainer; the clock stands at the next day afterwards.
    ///
    /// - Returns: the person's name.
    fileprivate func graduate(_ name: String, on day: String, taughtBy trainer: String) async throws -> String {
        let code = "S-\(name)"
        try await session(code, days: [day])
        try await store.assign(trainer: trainer, to: code, role: .lead, state: .accepted, as: World.ani)
        let reference = try await person(name).reference
        _ = try await store.register(person: reference, in: code, as: World.ani)
        let next = try #require(LocalDate(day)).adding(days: 1)
        try freeze(at: "\(next)T08:00Z")
        try await store.recordAttendance(session: code, block: 1, present: [reference], absent: [], as: World.ani)
        let issued = try await store.issueCertificates(for: .session(code), number: randomNumber, as: World.ani)
        #expect(issued.count == 1)
        return name
    }
}
