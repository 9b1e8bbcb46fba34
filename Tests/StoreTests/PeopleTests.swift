import Atelier
import Foundation
import Postgres
import Store
import TestSupport
import Testing

@Suite("Persons")
struct PeopleTests {
    @Test(
        "A name is found whatever the script it was entered in, and whatever the script of who asks",
        arguments: [
            ("Gayane Petrosyan", "Գայանե"), ("Գայանե Պետրոսյան", "gayane"), ("Ketevan Chavchavadze", "ქეთევან"),
            ("Mohammed Salah", "محمد"), ("محمد صلاح", "mohammed"), ("Юлия Щербакова", "yulia"), ("Lamin", "lamin"),
            ("Nguyễn Văn Đạt", "nguyen dat"), ("Hovhannisyan", "hovhanissian"),
        ])
    func search(_ name: String, _ part: String) async throws {
        let world = try await World()
        let person = try await world.person(name)
        _ = try await world.person("Zzz Qqq")
        #expect(try await world.store.people(matching: part, as: World.ani) == [person])
        #expect(try await world.store.people(matching: part, as: World.gio) == [])
    }

    @Test("Of the invented names each is found first by the name in its own script, entered in Latin letters alone")
    func recall() async throws {
        let world = try await World()
        for list in ["hy", "ka", "ru"] {
            let names = try inventedNames(list)
            for name in names { _ = try await world.person(name.name) }
            for name in names {
                let found = try await world.store.people(matching: name.own, as: World.ani)
                #expect(found.first?.details?.name == name.name, "\(name.own)")
            }
        }
    }

    @Test("A name that was stored without its keys, in bulk, is found all the same")
    func bulk() async throws {
        let world = try await World()
        try psql(
            world.conninfo,
            """
            INSERT INTO atelier.person (name, office_id)
            SELECT 'Անահիտ ' || n, o.id FROM generate_series(1, 20) n, atelier.organisation o WHERE o.code = 'AM';
            """)
        #expect(try await world.store.people(matching: "anahit", as: World.ani).count == 20)
        #expect(try await world.store.likelyDuplicates(of: nil, as: World.ani) == [])
    }

    @Test("Two entries of one person are told with the reasons, in one sentence, until it is said that they are two")
    func duplicates() async throws {
        let world = try await World()
        let day = try #require(LocalDate("1990-05-04"))
        let one = try await world.store.addPerson(
            Person.Details(name: "Gayane Petrosyan", birth: .day(day), phone: "+374 10 123456"), as: World.ani)
        let other = try await world.store.addPerson(
            Person.Details(name: "Պետրոսյան Գայանե", birth: .year(1990), phone: "(010) 12-34-56"), as: World.ani)
        _ = try await world.store.addPerson(
            Person.Details(name: "Aram Petrosyan", phone: "+374 10 123456"), as: World.ani)
        let found = try await world.store.likelyDuplicates(of: nil, as: World.ani)
        #expect(found.map(\.reasons) == [[.sameName, .sameBirthYear, .samePhone]])
        #expect(
            found.first?.sentence()
                == "\(one.reference) and \(other.reference) have the same name, the same birth year, the same phone; merge "
                + "them with `atelier person merge \(one.reference) \(other.reference) --because \"…\"`, or say with `atelier person distinct "
                + "\(one.reference) \(other.reference) --because \"…\"` that they are two.")
        #expect(try await world.store.likelyDuplicates(of: other.reference, as: World.ani) == found)
        try await world.store.distinguish(other.reference, one.reference, because: "Cousins", as: World.ani)
        #expect(try await world.store.likelyDuplicates(of: nil, as: World.ani) == [])
    }

    @Test("What is only shown is not done: a rehearsed merging or erasure leaves no trace, not even in the audit")
    func rehearsal() async throws {
        let world = try await World()
        try await world.session("S1")
        let (one, other) = (try await world.person("Anna"), try await world.person("Annah"))
        _ = try await world.store.register(person: other.reference, in: "S1", as: World.ani)
        let before = try psql(world.conninfo, "SELECT count(*), max(id) FROM atelier.audit")
        let merging = try await world.store.mergePersons(
            keep: one.reference, gone: other.reference, because: "One", apply: false, as: World.ani)
        #expect(merging.contains(PersonChange(noun: "registration", what: "moves", detail: "S1 (confirmed)")))
        let erasing = try await world.store.erasePerson(
            other.reference, because: "Asked", apply: false, as: World.ani)
        #expect(erasing.contains(PersonChange(noun: "registration", what: "is cancelled", detail: "S1")))
        #expect(try psql(world.conninfo, "SELECT count(*), max(id) FROM atelier.audit") == before)
        #expect(try await world.store.people(matching: nil, as: World.ani) == [one, other])
    }

    @Test("The reference of a person who turned out to be another finds that other, wherever it is used")
    func formerReference() async throws {
        let world = try await World()
        try await world.session("S1")
        let (one, other) = (try await world.person("Anna"), try await world.person("Annah"))
        _ = try await world.store.mergePersons(
            keep: one.reference, gone: other.reference, because: "One", apply: true, as: World.ani)
        #expect(try await world.store.person(other.reference, as: World.ani) == one)
        #expect(try await world.store.personFile(one.reference, as: World.ani).formerReferences == [other.reference])
        _ = try await world.store.register(person: other.reference, in: "S1", as: World.ani)
        #expect(try await world.store.registrations(of: "S1", as: World.ani).map(\.person) == [one.reference])
        #expect(try await world.store.people(matching: other.reference, as: World.ani) == [one])
    }

    @Test("An office that a person is only shared with is told that it can't correct anything")
    func correctingAShared() async throws {
        let world = try await World()
        let person = try await world.person("Anna")
        let until = try #require(LocalDate("2027-01-01"))
        try await world.store.sharePerson(
            person.reference, with: "GE", explanation: "Moves", until: until, as: World.ani)
        let details = Person.Details(name: "Changed")
        let refusal = await #expect(throws: Refusal.self) {
            try await world.store.editPerson(person.reference, details, as: World.gio)
        }
        #expect(refusal?.rule == "person_correct")
        #expect(try await world.store.person(person.reference, as: World.gio) == person)
        try await world.store.unsharePerson(person.reference, with: "GE", as: World.ani)
        #expect(try await world.store.people(matching: nil, as: World.gio) == [])
    }

    @Test("Merging while somebody registers the one who goes: nobody is lost, and every promise holds")
    func mergingWhileRegistering() async throws {
        let world = try await World()
        for number in 1...6 { try await world.session("S\(number)", days: ["2026-05-0\(number)"]) }
        let other = world.another()
        for number in 1...6 {
            let (keep, gone) = (try await world.person("A\(number)"), try await world.person("B\(number)"))
            async let merged = world.store.mergePersons(
                keep: keep.reference, gone: gone.reference, because: "One", apply: true, as: World.ani)
            async let registered = outcome {
                try await other.register(person: gone.reference, in: "S\(number)", as: World.ani)
            }
            _ = try await merged
            let seats = try await world.store.registrations(of: "S\(number)", as: World.ani)
            switch try await registered {
            case .confirmed: #expect(try await eventually(world, "S\(number)") == [keep.reference])
            case .refused(let refusal): #expect(refusal.rule == "person_unknown" && seats.isEmpty)
            case .waitlisted: Issue.record("There are seats.")
            }
        }
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.person WHERE name LIKE 'B%'") == "0")
    }

    @Test("Each of two merged into the other at the same moment: one of them stays")
    func mergingBothWays() async throws {
        let world = try await World()
        let other = world.another()
        for round in 1...5 {
            let (one, two) = (try await world.person("A\(round)"), try await world.person("B\(round)"))
            async let first = works {
                _ = try await world.store.mergePersons(
                    keep: one.reference, gone: two.reference, because: "One", apply: true, as: World.ani)
            }
            async let second = works {
                _ = try await other.mergePersons(
                    keep: two.reference, gone: one.reference, because: "One", apply: true, as: World.ani)
            }
            let done = try await [first, second]
            #expect(done.count { $0 } == 1)
        }
        #expect(try psql(world.conninfo, "SELECT count(*) FROM atelier.person") == "5")
    }

    @Test("Erasing while somebody registers the person: whoever is erased has no seat that is to come")
    func erasingWhileRegistering() async throws {
        let world = try await World()
        for number in 1...5 { try await world.session("S\(number)", days: ["2026-05-0\(number)"]) }
        let other = world.another()
        for number in 1...5 {
            let person = try await world.person("A\(number)")
            async let erased = world.store.erasePerson(
                person.reference, because: "Asked", apply: true, as: World.ani)
            async let registered = outcome {
                try await other.register(person: person.reference, in: "S\(number)", as: World.ani)
            }
            _ = try await (erased, registered)
        }
        let seats = try psql(
            world.conninfo,
            "SELECT count(*) FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE r.state = 'confirmed'"
        )
        #expect(seats == "0")
        #expect(try await world.store.brokenPromises(as: World.wim) == [])
    }

    /// Who has a seat in the end.
    private func eventually(_ world: World, _ session: String) async throws -> [String] {
        try await world.store.registrations(of: session, as: World.ani)
            .filter { $0.standing == .confirmed }.map(\.person)
    }

    /// What admission answers, or the refusal of a reference that is gone by then.
    private func outcome(_ register: () async throws -> AdmissionAnswer) async throws -> AdmissionAnswer {
        do {
            return try await register()
        } catch let refusal as Refusal {
            return .refused(refusal)
        }
    }

    private func works(_ work: () async throws -> Void) async throws -> Bool {
        do {
            try await work()
            return true
        } catch is Refusal {
            return false
        }
    }
}

private struct InventedName: Decodable {
    let name: String
    let own: String
}

private func inventedNames(_ list: String) throws -> [InventedName] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sql/seed/names/\(list).json")
    return try JSONDecoder().decode([InventedName].self, from: Data(contentsOf: file))
}
