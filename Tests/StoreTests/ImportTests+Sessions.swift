import Atelier
import Store
import TestSupport
import Testing

/// What an import stores of sessions and trainers beyond the least.
extension ImportTests {
    @Test("All that a row says of a session and its block is stored; a part may stand below its whole")
    func sessionsInFull() async throws {
        let world = try await World()
        try await world.store.addSeries("COHORT", title: ["en": "Cohort"], training: nil, as: World.ani)
        try await world.store.addOrganisation(
            Organisation(code: "SEA", name: "State Employment Agency", kind: .authority, country: "AM"), as: World.wim)
        let report = try await world.store.importSessions(
            table(
                SessionEntry.self,
                """
                Code;Kind;Title;Training;Country;Time zone;Language;Capacity;Minimum;Part of;Track;Series;Number in series;Holds time;Co-hosts;Partners;Provider;Provider's capacity;Date;Starts;Ends;Room;Block's time zone;Block's place;Block's country;Received by;Override because
                W1;placement;Work;;Armenia;Asia/Yerevan;hy;5;2;;;cohort;;no;GE, sea;SEA;HQ;30;2026-05-04;9:00;17:00;;;Gyumri;AM;SEA;
                W2;workshop;Room;;Armenia;Asia/Yerevan;hy;9;;;;;;;;;;;2026-05-05;9:00;17:00;EVN-2;;;;;The hall is being painted
                W3;workshop;Track A;;Armenia;Asia/Yerevan;hy;4;;W2;A;cohort;7;yes;;;;;2026-05-05;8:00;9:00;;Europe/Brussels;;;;
                """), .writeAll, as: World.ani)
        #expect(report.table.rows.flatMap(\.problems) == [])
        #expect(report.isWritten)
        let placement = try await world.store.session("W1", as: World.ani)
        #expect(placement.kind == .placement && !placement.holdsTime && placement.minimum == 2)
        #expect(placement.providerCapacity == 30)
        #expect(placement.belonging == Session.Belonging(series: "COHORT", seriesNumber: 1))
        #expect(
            Set(placement.organisers.map { "\($0.organisation) \($0.role)" }) == [
                "GE host", "SEA host", "SEA partner", "HQ provider",
            ])
        #expect(placement.blocks.map(\.place) == ["Gyumri"])
        #expect(placement.blocks.map(\.host) == ["SEA"])
        #expect(placement.blocks.map(\.country) == ["AM"])
        #expect(try await world.store.session("W2", as: World.ani).blocks.map(\.room) == ["EVN-2"])
        let part = try await world.store.session("W3", as: World.ani)
        #expect(part.belonging == Session.Belonging(whole: "W2", track: "A", series: "COHORT", seriesNumber: 7))
        #expect(part.blocks.map(\.zone) == ["Europe/Brussels"])
    }

    @Test("What a session can't be is told at the column in which it stands, all of a row at once")
    func sessionsInVain() async throws {
        let world = try await World()
        let report = try await world.store.importSessions(
            table(
                SessionEntry.self,
                """
                Code;Kind;Title;Time zone;Language;Capacity;Minimum;Part of;Track;Series;Holds time;Host;Co-hosts;Partners;Provider's capacity;Starts;Ends;Block's time zone;Received by;Block's place
                V1;workshop;A;Asia/Yerevan;hy;9;10;;;NONE;perhaps;AM;;NONE;5;2026-05-04 9:00;2026-05-04 17:00;Mars;NOBODY;
                V2;workshop;B;Asia/Yerevan;hy;9;;NONE;A;;;;NONE;;;;;;;Gyumri
                V3;workshop;C;Asia/Yerevan;hy;9;;;A;;;;AM, AM;;;;;;;
                """), .rehearse, as: World.ani)
        #expect(
            report.table.rows.map { Set($0.problems.compactMap(\.column)) } == [
                ["minimum", "series", "holds_time", "partners", "block_zone", "block_host"],
                ["part_of", "co_hosts", "block_place"], ["track", "co_hosts"],
            ])
        #expect(report.table.rows[0].problems.first { $0.column == "block_zone" }?.reason.facts["zone"] == "Mars")
        #expect(try await world.store.sessions(as: World.ani) == [])
    }

    @Test("A trainer's row says what was learnt from whom, for how long, and which languages are interpreted")
    func trainersInFull() async throws {
        let world = try await World()
        let report = try await world.store.importTrainers(
            table(
                TrainerEntry.self,
                """
                Code;Name;Languages;Training;From;Last day;Teaches it in;Generation;Taught by;Novice;Interprets;Both ways;Interprets from;Interprets until
                T1;Anna;hy, en;HM;2026-01-01;2026-12-31;;2;;no;;;;
                T2;Davit;hy, fr;HM;2026-01-01;;hy, fr;;t1;yes;hy:fr;yes;2026-01-01;2027-01-01
                T2;;;;;;;;;;hy:en;;;
                """), .writeAll, as: World.wim)
        #expect(report.table.rows.flatMap(\.problems) == [])
        #expect(report.table.rows.map(\.outcome?.deed) == [.new, .new, .part])
        let trainers = try await world.store.trainers(as: World.wim)
        #expect(trainers[0].qualifications.map(\.until) == [LocalDate("2027-01-01")])
        #expect(trainers[1].qualifications.map(\.language) == ["fr", "hy"])
        #expect(trainers[1].qualifications.allSatisfy { $0.generation == 3 && $0.isNovice })
        #expect(
            trainers[1].interpretations == [
                Interpretation(pair: LanguagePair(from: "hy", to: "en"), bothWays: false),
                Interpretation(
                    pair: LanguagePair(from: "hy", to: "fr"), bothWays: true, from: LocalDate("2026-01-01"),
                    until: LocalDate("2027-01-01")),
            ])
        #expect(try await world.store.lineage(of: "T2", as: World.wim).map(\.trainer) == ["T1"])
    }

    @Test(
        "Half a qualification, half a pair and a teacher who isn't there are told at their columns; nothing is half done"
    )
    func trainersInVain() async throws {
        let world = try await World()
        let report = try await world.store.importTrainers(
            table(
                TrainerEntry.self,
                """
                Code;Name;Training;From;Taught by;Generation;Interprets;Both ways;Interprets from;Interprets until
                T1;Anna;HM;2026-01-01;T9;;;;;
                T2;Davit;;;;2;;yes;;
                T3;Eva;;;;;hy:hy;;;
                T4;Lia;HM;2026-01-01;;0;hy:en;;2026-02-01;2026-01-01
                T5;Mane;;;;;hyen;;;
                """), .writeGood, as: World.wim)
        #expect(
            report.table.rows.map { Set($0.problems.compactMap(\.column)) } == [
                ["taught_by"], ["training", "interprets"], ["interprets"], ["generation", "interprets_from"],
                ["interprets"],
            ])
        #expect(try await world.store.trainers(as: World.wim) == [])
        #expect(try await names(world) == [])
    }

    @Test("A minor's guardian stands in the minor's row; half a guardian and one whose e-mail is none are told")
    func guardians() async throws {
        let world = try await World()
        try await world.session("S1")
        let known = try await world.store.addPerson(Person.Details(name: "Known", birth: .year(2012)), as: World.ani)
        let text = """
            Name;Birth year;Reference;E-mail;Guardian;Relation;Guardian's phone;Guardian's e-mail
            Ani;2012;;;Karine;mother;+374 10 123456;
            ;;\(known.reference);;Hasmik;aunt;;h@b.c
            Davit;2012;;;Gor;;;
            Eva;2012;;;Lia;mother;;nope
            Mane;2012;;nope;Nune;mother;;nope
            """
        let report = try await persons(world, text, into: "S1", .writeGood)
        #expect(
            report.table.rows.map { Set($0.problems.compactMap(\.column)) } == [
                [], [], ["guardian_relation"], ["guardian_email"], ["email", "guardian_email"],
            ])
        #expect(report.table.rows.map(\.outcome?.standing) == [.confirmed, .confirmed, nil, nil, nil])
        let ani = try #require(report.table.rows[0].outcome?.code)
        #expect(
            try await world.store.guardians(of: ani, as: World.ani) == [
                Guardian(name: "Karine", relation: "mother", phone: "+374 10 123456")
            ])
        #expect(
            try await world.store.guardians(of: known.reference, as: World.ani) == [
                Guardian(name: "Hasmik", relation: "aunt", email: "h@b.c")
            ])
        #expect(try await names(world) == ["Ani", "Known"])
        let again = try await persons(
            world, "Reference;Guardian;Relation\n\(known.reference);hasmik;aunt\n", .writeAll)
        #expect(again.table.rows[0].problems.map(\.reason.rule) == ["guardian_once"])
    }
}
