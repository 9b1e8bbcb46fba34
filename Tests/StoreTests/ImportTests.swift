import Atelier
import Foundation
import Store
import TestSupport
import Testing

/// An import goes the way that single entries go, and is written whole or not at all.
@Suite("Imports")
struct ImportTests {
    /// A table of text, its first row the headers.
    func table<Entry>(_ type: Entry.Type, _ text: String) throws -> ImportTable<Entry> {
        let rows = text.split(separator: "\n").enumerated().map { number, line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.element.allSatisfy(\.isWhitespace) }
            return EnteredRow(
                number: number + 1,
                cells: Dictionary(uniqueKeysWithValues: cells.map { ($0.offset, .text(String($0.element))) }))
        }
        return try ImportTable(
            rows, vocabulary: ImportVocabulary(countries: [Country(code: "AM", alpha3: "ARM", name: "Armenia")]))
    }

    func persons(
        _ world: World, _ text: String, into session: String? = nil, late: String? = nil,
        _ intent: ImportIntent, as identity: Identity = World.ani
    ) async throws -> ImportReport<PersonEntry> {
        try await world.store.importPersons(
            table(PersonEntry.self, text), into: session, late: late, intent, as: identity)
    }

    func names(_ world: World) async throws -> [String] {
        try await world.store.people(matching: nil, as: World.ani).compactMap(\.details?.name)
    }

    @Test("A rehearsal writes nothing and says what writing says; one bad row keeps all from being written")
    func rehearsal() async throws {
        let world = try await World()
        let good = "Name;E-mail\nAnna;a@b.c\nDavit;\n"
        let rehearsed = try await persons(world, good, .rehearse)
        #expect(rehearsed.table.rows.map(\.outcome?.deed) == [.new, .new])
        #expect(!rehearsed.isWritten)
        #expect(try await names(world) == [])
        let bad = good + "Eva;nope\n"
        for intent in [ImportIntent.rehearse, .writeAll] {
            let report = try await persons(world, bad, intent)
            #expect(report.table.rows.map(\.isGood) == [true, true, false])
            #expect(report.table.rows[2].problems.map(\.place) == ["B4"])
            #expect(report.table.rows[2].problems.map(\.reason.rule) == ["person_email_form"])
            #expect(try await names(world) == [])
        }
        let written = try await persons(world, bad, .writeGood)
        #expect(written.isWritten)
        #expect(written.bad == 1)
        #expect(try await names(world) == ["Anna", "Davit"])
        let anna = try #require(written.table.rows[0].outcome?.code)
        #expect(try await world.store.person(anna, as: World.ani).details?.email == "a@b.c")
    }

    @Test("All that is wrong with a row is told at once, by column, whoever finds it")
    func everything() async throws {
        let world = try await World()
        let report = try await persons(
            world, "Name;E-mail;Language;Organisation;Birth year;Sex\nAnna;nope;xx-;NONE;1800;?!\n", .rehearse)
        #expect(
            Set(report.table.rows[0].problems.map(\.column)) == [
                "email", "language", "organisation", "birth_year", "sex",
            ])
        #expect(report.table.rows[0].problems.count == 5)
    }

    @Test("Of a thousand rows the three bad ones are found, and the others written")
    func bisection() async throws {
        let world = try await World()
        let rows = (1...1000).map { "Person \($0);\([7, 512, 1000].contains($0) ? "nope" : "p\($0)@b.c")" }
        let clock = ContinuousClock()
        var report: ImportReport<PersonEntry>?
        let time = try await clock.measure {
            report = try await persons(world, "Name;E-mail\n" + rows.joined(separator: "\n"), .writeGood)
        }
        #expect(report?.table.rows.filter { !$0.isGood }.map(\.number) == [8, 513, 1001])
        #expect(try await world.store.people(matching: "Person", as: World.ani).count == 997)
        #expect(time < .seconds(60), "\(time)")
    }

    @Test("Who stands in the file twice or is here already is named, unless the row says who it is")
    func duplicates() async throws {
        let world = try await World()
        _ = try await world.person("Mariam", as: World.gio)
        let davit = try await world.store.addPerson(Person.Details(name: "Davit Q", birth: .year(1990)), as: World.ani)
            .reference
        let report = try await persons(
            world,
            """
            Name;Birth year;Reference
            Anna;;
            ANNA;;
            davit  q;1990;
            Davit Q;1991;
            Mariam;;
            Davit Q;1990;new
            Davit Q;1990;\(davit.lowercased())
            Nobody;;\(davit)
            ;;\(davit)
            Eva;;P-NOBODY
            """, .rehearse)
        #expect(
            report.table.rows.map { $0.problems.first?.reason.rule } == [
                nil, "import_row_twice", "import_person_known", nil, nil, nil, nil, "import_person_other_name",
                "import_person_twice", "person_unknown",
            ])
        #expect(report.table.rows[1].problems[0].reason.facts["row"] == "2")
        #expect(report.table.rows[2].problems[0].reason.facts["person"] == davit)
        #expect(report.table.rows[6].outcome == ImportOutcome(.known, code: davit))
    }

    @Test("The same file sent twice at once is entered once")
    func atOnce() async throws {
        let world = try await World()
        let other = world.another()
        let text = "Name\n" + (1...50).map { "Person \($0)" }.joined(separator: "\n")
        let first = try table(PersonEntry.self, text)
        async let one = world.store.importPersons(first, .writeAll, as: World.ani)
        async let two = other.importPersons(first, .writeAll, as: World.ani)
        let reports = try await [one, two]
        #expect(reports.map(\.isWritten).sorted { $0 && !$1 } == [true, false])
        #expect(try await names(world).count == 50)
    }

    @Test("Persons are registered in the order of the rows, and who comes too late waits in that order")
    func registering() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 2)
        let known = try await world.person("Known").reference
        let text = "Name;Reference\nAnna;\n;\(known)\nDavit;\nEva;\n"
        for intent in [ImportIntent.rehearse, .writeAll] {
            let report = try await persons(world, text, into: "S1", intent)
            #expect(
                report.table.rows.map(\.outcome?.standing) == [
                    .confirmed, .confirmed, .waitlisted(place: 1), .waitlisted(place: 2),
                ])
            #expect(report.table.rows.map(\.outcome?.deed) == [.new, .known, .new, .new])
            let there = try await world.store.registrations(of: "S1", as: World.ani).map(\.name)
            #expect(there == (intent == .rehearse ? [] : ["Anna", "Known", "Davit", "Eva"]))
        }
        // Once more: they are here and registered.
        let again = try await persons(world, "Reference\n\(known)\n", into: "S1", .writeGood)
        #expect(again.table.rows[0].problems.map(\.reason.rule) == ["registration_one_per_person"])
        #expect(!again.isWritten)
    }

    @Test("Who is refused a seat isn't entered either; the others are, and move up")
    func refused() async throws {
        let world = try await World()
        try await world.session("S1", capacity: 1)
        try await world.session("S2")
        let busy = try await world.person("Busy").reference
        _ = try await world.store.register(person: busy, in: "S2", as: World.ani)
        let text = "Name;Reference;E-mail\n;\(busy);\nAnna;;\nDavit;;nope\nEva;;\n"
        let report = try await persons(world, text, into: "S1", .writeGood)
        #expect(report.isWritten)
        #expect(
            report.table.rows.map { $0.problems.first?.reason.rule } == [
                "hold_one_place_at_a_time", nil, "person_email_form", nil,
            ])
        #expect(report.table.rows.map(\.outcome?.standing) == [nil, .confirmed, nil, .waitlisted(place: 1)])
        #expect(try await names(world) == ["Anna", "Busy", "Eva"])
        try await world.store.setRegistration(open: false, of: "S1", as: World.ani)
        let closed = try await persons(world, "Name\nLia\n", into: "S1", .writeGood)
        #expect(closed.table.rows[0].problems.map(\.reason.rule) == ["session_closed"])
        #expect(!closed.isWritten)
        #expect(try await names(world) == ["Anna", "Busy", "Eva"])
        let late = try await persons(world, "Name\nLia\n", into: "S1", late: "Came by herself", .writeAll)
        #expect(late.table.rows[0].outcome?.standing == .waitlisted(place: 2))
    }

    @Test("Who may not add persons is told once, and not once a row")
    func rights() async throws {
        let world = try await World()
        await #expect(throws: Refusal("actor_may_not_add_person", [:])) {
            _ = try await persons(world, "Name\nAnna\nDavit\n", .rehearse, as: .public)
        }
        await #expect(throws: Refusal("session_unknown", ["session": "S9"])) {
            _ = try await persons(world, "Name\nAnna\n", into: "S9", .rehearse)
        }
    }

    @Test("A trainer is written with all qualifications or not at all; a further row adds one")
    func trainers() async throws {
        let world = try await World()
        let text = """
            Code;Name;Languages;Training;From;Until
            T1;Anna;hy, en;HM;2026-01-01;2027-01-01
            T1;;;HM;2027-01-01;
            T2;Davit;en;HM;2026-01-01;
            T2;;;HM;2026-06-01;
            T3;Eva;;;;
            T3;;;;;
            """
        let report = try await world.store.importTrainers(table(TrainerEntry.self, text), .writeGood, as: World.wim)
        #expect(
            report.table.rows.map { $0.problems.first?.reason.rule } == [
                nil, nil, "import_group_bad", "qualification_once_a_day", "import_group_bad", "import_further_empty",
            ])
        let trainers = try await world.store.trainers(as: World.wim)
        #expect(trainers.map(\.code) == ["T1"])
        #expect(trainers[0].name == "Anna")
        #expect(trainers[0].languages == ["hy", "en"])
        #expect(trainers[0].qualifications.count == 2)
        #expect(try await world.store.people(matching: nil, as: World.wim).count == 1)
    }

    @Test("A session is written with all blocks or not at all; everything that is wrong is told at once")
    func sessions() async throws {
        let world = try await World()
        let text = """
            Code;Training;Country;Time zone;Language;Capacity;Date;Starts;Ends;Room
            S1;HM;Armenia;Asia/Yerevan;hy;9;2026-05-04;9:00;17:00;EVN-1
            S1;;;;;;2026-05-05;9:00;17:00;EVN-1
            S2;HM;AM;Asia/Yerevan;hy;9;2026-05-04;10:00;11:00;EVN-1
            S3;HM;AM;Asia/Yerevan;hy;9;2026-05-06;9:00;17:00;
            S3;HM;AM;UTC;hy;9;2026-05-07;9:00;8:00;NONE
            S4;NONE;AM;Asia/Erewan;hy;0;2026-05-06;9:00;17:00;NONE
            """
        for intent in [ImportIntent.rehearse, .writeAll, .writeGood] {
            let report = try await world.store.importSessions(table(SessionEntry.self, text), intent, as: World.ani)
            #expect(
                report.table.rows.map { Set($0.problems.compactMap(\.column)) } == [
                    [], [], ["room"], [], ["zone", "ends", "room"], ["training", "zone", "capacity", "room"],
                ])
            #expect(report.table.rows[3].problems.map(\.reason.rule) == ["import_group_bad"])
            let there = try await world.store.sessions(as: World.ani)
            #expect(there.map(\.code) == (intent == .writeGood ? ["S1"] : []))
            #expect(there.first?.blocks.count ?? 2 == 2)
        }
    }
}
