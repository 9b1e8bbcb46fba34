import Atelier
import Foundation
import Postgres
import Store
import Synchronization
import TestSupport
import Testing

@Suite("Draws")
struct DrawTests {
    private static let form = """
        {"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "sex", "type": "choice", "label": {"en": "Sex"}, "maps_to": "sex", "stratum": true,
         "options": [{"value": "female", "label": {"en": "Female"}}, {"value": "male", "label": {"en": "Male"}}]}]}
        """

    /// Round R1, closed and judged, of so many applicants who wish for S2 and then S1; seats: 3 in S1, 2 in S2.
    private func world(women: Int = 9, men: Int = 13) async throws -> World {
        let world = try await World()
        try await world.session("S1", capacity: 3)
        try await world.session("S2", capacity: 2)
        _ = try await world.store.addForm("YOUTH", try Form.Definition.read(json: Self.form).get(), as: World.ani)
        try await world.store.addRound(
            NewRound(
                code: "R1", title: Texts(english: "First"), form: "YOUTH",
                opens: try #require(LocalDateTime("2000-01-01 00:00")),
                closes: try #require(LocalDateTime("2100-01-01 00:00")), zone: "Asia/Yerevan",
                sessions: [.init(session: "S1", seats: 3), .init(session: "S2", seats: 2)]), as: World.ani)
        try await world.store.setRound("R1", .open, as: World.ani)
        let entries = (0..<women + men).map { number in
            ApplicationEntry(
                answers: ["name": .text("P\(number)"), "sex": .text(number < women ? "female" : "male")],
                preferences: ["S2", "S1"], language: "en")
        }
        _ = try await world.store.enterApplications(entries, into: "R1", apply: true, as: World.ani)
        try await world.store.setRound("R1", .closed, because: "enough", as: World.ani)
        _ = try await world.store.judgeApplications(of: "R1", as: World.ani)
        return world
    }

    private func committed(until: LocalDate? = nil) async throws -> World {
        let world = try await world()
        _ = try await world.store.commitDraw(
            NewDraw(round: "R1", source: "Lottery", at: nil, reservesUntil: until), as: World.ani)
        return world
    }

    /// The protocol of R1's newest draw, and its list.
    private func papers(_ world: World, as identity: Identity = World.ani) async throws -> (paper: String, list: String)
    {
        let (paper, list) = (Sheet(), Sheet())
        _ = try await world.store.writeDraw(
            of: "R1", as: identity, protocol: paper.sink, list: list.sink)
        return (paper.text, list.text)
    }

    private func check(_ papers: (paper: String, list: String)) throws -> DrawCheck.Report {
        try DrawCheck.check(lines(papers.paper), against: lines(papers.list))
    }

    private func lines(_ text: String) -> DrawCheck.Lines {
        var rest = Array(text.utf8)[...]
        return { take in
            guard !rest.isEmpty else { return try take(nil) }
            let line = rest.prefix { $0 != 10 }
            rest = rest[line.endIndex...].dropFirst()
            try Array(line).withUnsafeBytes { try take($0) }
        }
    }

    private func drawn(_ world: World) async throws -> Set<String> {
        var persons: Set<String> = []
        for session in ["S1", "S2"] {
            for registration in try await world.store.registrations(of: session, as: World.ani)
            where registration.standing == .confirmed { persons.insert(registration.person) }
        }
        return persons
    }

    @Test("A protocol whose reading has to be done again is written from its start again")
    func writtenAgain() async throws {
        let world = try await committed()
        let once = try await papers(world)
        // What a server says that resolved a conflict at our cost.
        let conflict = await #expect(throws: DatabaseError.self) {
            try await world.store.database.write(as: Actor(identity: "public", reason: nil), retry: .never) { tx in
                try tx.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")
            }
        }
        let sheet = Sheet()
        let pieces = Mutex(0)
        let sink = sheet.sink
        _ = try await world.store.writeDraw(
            of: "R1", as: World.ani,
            protocol: PaperSink(restart: sink.restart) { piece in
                try sink.put(piece)
                let isThird = pieces.withLock { count in
                    count += 1
                    return count == 3
                }
                if isThird, let conflict { throw conflict }
            })
        #expect(pieces.withLock(\.self) > 3)
        #expect(sheet.text == once.paper)
    }

    @Test("A draw from commitment to reserves: its protocol computes anew at every step, and who is drawn has a seat")
    func wholeWay() async throws {
        let world = try await committed()
        #expect(try check(try await papers(world)).draw.outcome == .committed)
        let (draw, summary, steps) = try await world.store.runDraw(of: "R1", publicValue: "7 11 23", as: World.ani)
        #expect(steps.isEmpty)
        #expect(draw.rules.strata.map(\.seats) == [2, 3])
        #expect(summary.sessions.map(\.given) == [3, 2])
        #expect(summary.sessions.map(\.dearest) == [0, 2])
        let first = try await drawn(world)
        #expect(first.count == 5)
        #expect(try check(try await papers(world)).draw == draw)
        #expect(try await world.store.round("R1", as: World.ani).state == .decided)

        let leaver = try #require(first.sorted().first)
        let session =
            try await world.store.registrations(of: "S1", as: World.ani).contains { $0.person == leaver } ? "S1" : "S2"
        _ = try await world.store.cancelRegistration(of: leaver, in: session, because: "ill", as: World.ani)
        let after = try await drawn(world)
        #expect(after.count == 5)
        #expect(!after.contains(leaver))
        #expect(try check(try await papers(world)).events == 2)
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test("Where each application stands in the draw is found by its reference, and is what the protocol says")
    func standings() async throws {
        let world = try await committed()
        let applications = try await world.store.applications(of: "R1", as: World.ani)
        let before = try await world.store.drawStanding(of: applications[0].reference, as: .public)
        #expect(before.part == .takes(.init(answers: ["female"], applicants: 9, seats: 2)))
        let (draw, _, _) = try await world.store.runDraw(of: "R1", publicValue: "7 11 23", as: World.ani)
        let paper = try await papers(world).paper
        for application in applications {
            let standing = try await world.store.drawStanding(of: application.reference, as: .public)
            #expect(standing.draw == draw)
            let line =
                switch standing.part {
                case .drawn(let stratum, let rank, let session, let choice):
                    "[\(stratum.answers == ["female"] ? 1 : 2),\(rank),\"\(application.reference)\",*,\(session == "S1" ? 1 : 2),\(choice),0]"
                case .reserve(let stratum, let rank, nil):
                    "[\(stratum.answers == ["female"] ? 1 : 2),\(rank),\"\(application.reference)\",*,0,0,\(rank - stratum.seats)]"
                default: ""
                }
            let parts = line.split(separator: "*")
            #expect(paper.split(separator: "\n").contains { $0.hasPrefix(parts[0]) && $0.contains(parts[1]) })
        }
        await #expect(throws: Refusal("draw_standing_unknown", ["application": "A-0000000000"])) {
            try await world.store.drawStanding(of: "A-0000000000", as: .public)
        }
    }

    @Test("Two who run the same draw at once: one runs it, the other is told that it was run")
    func twoAtOnce() async throws {
        for _ in 1...3 {
            let world = try await committed()
            let other = world.another()
            async let first = refusal { _ = try await world.store.runDraw(of: "R1", publicValue: "1", as: World.ani) }
            async let second = refusal { _ = try await other.runDraw(of: "R1", publicValue: "2", as: World.wim) }
            let refusals = try await [first, second].compactMap { $0 }
            #expect(refusals.map(\.rule) == ["draw_run_once"])
            #expect(try await drawn(world).count == 5)
            _ = try check(try await papers(world))
        }
    }

    @Test("While a draw is committed an application either comes in before it or is refused, whoever is first")
    func enteringMeanwhile() async throws {
        let world = try await world()
        let other = world.another()
        let entry = ApplicationEntry(
            answers: ["name": .text("Late"), "sex": .text("male")], language: "en", paperOn: LocalDate("2026-03-01"),
            late: "Post")
        async let committing = refusal {
            _ = try await world.store.commitDraw(NewDraw(round: "R1", source: "Lottery", at: nil), as: World.ani)
        }
        async let entering = refusal {
            _ = try await other.enterApplications([entry], into: "R1", apply: true, as: World.ani)
        }
        // The newcomer isn't judged yet, so one of the two is refused.
        let refusals = try await [committing, entering].compactMap { $0 }
        #expect([["draw_round_judged"], ["draw_list_frozen"]].contains(refusals.map(\.rule)))
    }

    @Test("Who cancels at the same moment gives seats to different reserves, each once")
    func cancellingAtOnce() async throws {
        let world = try await committed()
        _ = try await world.store.runDraw(of: "R1", publicValue: "7 11 23", as: World.ani)
        let stores = [world.store, world.another(), world.another()]
        let leavers = try await ["S1", "S2"].asyncFlatMap { session in
            try await world.store.registrations(of: session, as: World.ani).map { (session, $0.person) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, leaver) in leavers.enumerated() {
                group.addTask {
                    _ = try await stores[number % 3].cancelRegistration(
                        of: leaver.1, in: leaver.0, because: "ill", as: World.ani)
                }
            }
            try await group.waitForAll()
        }
        let after = try await drawn(world)
        #expect(after.count == 5)
        #expect(after.isDisjoint(with: leavers.map(\.1)))
        #expect(try check(try await papers(world)).events == 10)
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    @Test("A rehearsal shows figures and writes nothing")
    func rehearsal() async throws {
        let world = try await world()
        let before = try psql(world.conninfo, "SELECT count(*) FROM atelier.audit")
        let (summary, applications, _) = try await world.store.rehearseDraw(
            of: "R1", seats: 4, fields: ["sex"], by: .throwAway(), as: World.ani)
        #expect(applications == 22)
        #expect(summary.rules.strata.map(\.seats) == [2, 2])
        #expect(summary.sessions.map(\.given).reduce(0, +) == 4)
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.audit") == before)
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.draw").contains("0"))
    }

    @Test("A list that was altered behind the database's back isn't drawn")
    func alteredList() async throws {
        let world = try await committed()
        try psql(
            world.conninfo,
            """
            ALTER TABLE atelier.draw_entry DISABLE TRIGGER USER;
            UPDATE atelier.draw_entry SET preferences = '{1}' WHERE id = (SELECT id FROM atelier.draw_entry LIMIT 1);
            ALTER TABLE atelier.draw_entry ENABLE TRIGGER USER;
            """)
        let found = try await refusal { _ = try await world.store.runDraw(of: "R1", publicValue: "7", as: World.ani) }
        #expect(found?.rule == "draw_list_altered")
    }

    @Test("An abandoned draw is published with its secret and reason; an erased applicant leaves the draw checkable")
    func abandonedAndErased() async throws {
        let world = try await committed(until: LocalDate("2026-04-01"))
        try await world.store.abandonDraw(of: "R1", because: "The lottery was cancelled", as: World.ani)
        #expect(try check(try await papers(world)).draw.outcome.word == "abandoned")
        _ = try await world.store.commitDraw(
            NewDraw(round: "R1", source: "Urn", at: nil, fields: [], reservesUntil: LocalDate("2026-04-01")),
            as: World.ani)
        let (draw, _, _) = try await world.store.runDraw(of: "R1", publicValue: "7", as: World.ani)
        #expect(draw.announcement.draw == 2)
        #expect(draw.rules.strata.map(\.answers) == [[]])
        let person = try #require(try await drawn(world).first)
        _ = try await world.store.erasePerson(person, because: "asked", apply: true, as: World.ani)
        let report = try check(try await papers(world))
        #expect(report.draw == draw)
        #expect(report.events == 2)
        #expect(try await drawn(world).count == 5)
        #expect(try await world.store.draws(of: "R1", as: World.ani).map(\.outcome.word) == ["run", "abandoned"])
    }
}

/// Collects what is written from another thread.
private final class Sheet: Sendable {
    private let collected = Mutex("")
    var text: String { collected.withLock { $0 } }
    var sink: PaperSink {
        PaperSink(
            restart: { self.collected.withLock { $0 = "" } }, put: { piece in self.collected.withLock { $0 += piece } })
    }
}

extension Sequence {
    fileprivate func asyncFlatMap<Value>(_ body: (Element) async throws -> [Value]) async throws -> [Value] {
        var all: [Value] = []
        for element in self { all += try await body(element) }
        return all
    }
}
