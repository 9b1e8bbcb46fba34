import Atelier
import Store
import TestSupport
import Testing

/// What an import stores of persons, and what their age has to do with it.
extension ImportTests {
    @Test("Who may be a minor isn't registered without a guardian; the adult in the next row is, and so is who has one")
    func minors() async throws {
        let world = try await World()
        try await world.session("S1")
        var known: [String] = []
        for name in ["Known", "Guarded"] {
            let details = Person.Details(name: name, birth: .year(2012))
            known.append(try await world.store.addPerson(details, as: World.ani).reference)
        }
        try await world.store.addGuardian(Guardian(name: "Karine", relation: "mother"), of: known[1], as: World.ani)
        let text = """
            Name;Birth date;Birth year;Reference
            Ani;16.10.2012;;
            Davit;;2012;
            ;;;\(known[0])
            ;;;\(known[1])
            Eva;16.10.1990;;
            """
        let report = try await persons(world, text, into: "S1", .writeGood)
        let problems = report.table.rows.map(\.problems.first)
        #expect(
            problems.map(\.?.reason.rule) == [
                "import_person_guardian", "import_person_guardian", "registration_guardian", nil, nil,
            ])
        #expect(problems.map(\.?.place) == ["B2", "C3", nil, nil, nil])
        #expect(problems.map { $0?.reason.facts["person"] } == ["Ani", "Davit", known[0], nil, nil])
        #expect(report.isWritten)
        #expect(try await names(world) == ["Eva", "Guarded", "Known"])
        #expect(try await world.store.registrations(of: "S1", as: World.ani).map(\.name) == ["Guarded", "Eva"])
    }

    @Test("All that a row says of a person is stored, with the keys by which the name is found")
    func details() async throws {
        let world = try await World()
        let written = try await persons(
            world,
            """
            Name;Name in own script;Patronymic;Sex;Birth date;Country;Language;E-mail;Phone;Organisation
            Anahit P;Անահիտ Պ;Armeni;f;16.10.1990;Armenia;hy;a@b.c;+374 10 123456;AM
            """, .writeAll)
        let expected = Person.Details(
            name: "Anahit P", nameOwnScript: "Անահիտ Պ", patronymic: "Armeni", language: "hy", sex: .female,
            birth: LocalDate("1990-10-16").map { .day($0) }, country: "AM", email: "a@b.c", phone: "+374 10 123456",
            organisation: "AM")
        let reference = try #require(written.table.rows[0].outcome?.code)
        #expect(try await world.store.person(reference, as: World.ani).details == expected)
        #expect(try await world.store.people(matching: "Анахит", as: World.ani).map(\.reference) == [reference])
        // Of the same name and year, but of another day: somebody else.
        let other = try await persons(
            world, "Name;Birth date\nAnahit P;17.10.1990\nAnahit P;16.10.1990\n", .rehearse)
        #expect(
            other.table.rows.map { $0.problems.first?.reason.rule } == [nil, "import_person_known"])
    }

    @Test("A birth that can't be is told at the column in which it stands, once")
    func births() async throws {
        let world = try await World()
        let report = try await persons(
            world,
            "Name;Birth date;Birth year;E-mail\nA;2.3.2099;;nope\nB;;2099;nope\nC;1.1.1850;;\nD;;1850;\n", .rehearse)
        #expect(
            report.table.rows.map { Set($0.problems.map { "\($0.place ?? "") \($0.reason.rule)" }) } == [
                ["B2 person_born_in_the_past", "D2 person_email_form"],
                ["C3 person_born_in_the_past", "D3 person_email_form"], ["B4 person_birth_date"],
                ["C5 person_birth_year"],
            ])
        #expect(report.table.rows.map(\.problems.count) == [2, 2, 1, 1])
    }
}
