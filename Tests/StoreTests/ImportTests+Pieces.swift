import Atelier
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

/// A list of rows as a file that is read row by row; `breaksAt`: reading fails before that row, as if the process were killed.
private struct Rows: EnteredRows {
    let rows: [EnteredRow]
    var breaksAt: Int?
    var index = 0

    struct Broken: Error {}

    mutating func next() throws -> EnteredRow? {
        if index == breaksAt { throw Broken() }
        defer { index += 1 }
        return index < rows.count ? rows[index] : nil
    }
}

@Suite("Imports in pieces")
struct PiecewiseImportTests {
    private static let nasty = """
        Name;Birth date;Birth year;E-mail;Country;Language;Organisation;Reference;Guardian;Relation;Sex;Guardian's e-mail
        Anna;;;;;;;;;;
        ANNA;;;;;;;;;;
        davit  q;;1990;;;;;;;;
        Davit Q;;1991;;;;;;;;
        Davit Q;;1990;;;;;new;;;
        Mariam;;;;;;;;;;
        Eva;;;nope;;xx-;NONE;;;;?!
        Old;1800-05-06;;;;;;;;;
        Young;2026-12-31;;;;;;;;;
        Half;1990-13-45;;;;;;;;;
        Lost;;;;Nowhere;;;;;;
        Other;1990-10-16;1991;;;;;;;;
        Kind;2015-01-01;;;AM;hy;;;Karine;mother;f
        Half2;;;;;;;;Karine;;
        ;;;a@b.c;;;;;;;
        Nobody;;;;;;;DAVIT;;;
        ;;;;;;;DAVIT;Karine;aunt;
        ;;;;;;;DAVIT;;;
        Eva;;;;;;;P-NOBODY;;;
        Late;;;;;;;;;;
        Late;2001-01-01;;;;;;;;;
        Late;2001-01-02;;;;;;;;;
        Soon;;2099;;;;;;;;
        Gone;;;;ZZ;;;;;;
        Ward;2015-01-01;;;;;;;Karine;mother;;nope
        ;;;;;;;NUNE;zara;mother;
        """

    private func entered(_ text: String) -> [EnteredRow] {
        text.split(separator: "\n").enumerated().map { number, line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.element.allSatisfy(\.isWhitespace) }
            return EnteredRow(
                number: number + 1,
                cells: Dictionary(uniqueKeysWithValues: cells.map { ($0.offset, .text(String($0.element))) }))
        }
    }

    private func file(_ rows: [EnteredRow], breaksAt: Int? = nil, hash: String? = nil) -> ImportFile {
        ImportFile(
            name: "list.csv", hash: hash ?? SHA256Text.of(Array("\(rows.count) \(rows.last?.number ?? 0)".utf8)),
            reading: "", rows: { Rows(rows: rows, breaksAt: breaksAt) })
    }

    /// Atlantis isn't in the database.
    private let words = ImportVocabulary(countries: [
        Country(code: "AM", alpha3: "ARM", name: "Armenia"), Country(code: "ZZ", alpha3: "ZZZ", name: "Atlantis"),
    ])

    private func run(_ sql: String, _ world: World) throws {
        _ = try psql(world.conninfo, "SET search_path = atelier, public; \(sql)")
    }

    private func count(_ sql: String, _ world: World) throws -> Int? {
        Int(try psql(world.conninfo, "SET search_path = atelier, public; \(sql)").filter(\.isNumber))
    }

    private func names(_ world: World) async throws -> [String] {
        try await world.store.people(matching: nil, as: World.ani).compactMap(\.details?.name)
    }

    @Test(
        "A long file is judged by the rules that hold for a short one: the same rows are bad, by the same rules, in the same cells"
    )
    func sameRules() async throws {
        let world = try await World()
        _ = try await world.person("Mariam", as: World.gio)
        let davit = try await world.store.addPerson(Person.Details(name: "Davit Q", birth: .year(1990)), as: World.ani)
            .reference
        try await world.store.addGuardian(Guardian(name: "Karine", relation: "aunt"), of: davit, as: World.ani)
        try await world.store.removeGuardian("Karine", of: davit, as: World.ani)
        let nune = try await world.person("Nune Z", as: World.ani).reference
        try await world.store.addGuardian(Guardian(name: "Zara", relation: "mother"), of: nune, as: World.ani)
        let rows = entered(Self.nasty.replacing("DAVIT", with: davit).replacing("NUNE", with: nune))
        let short = try await world.store.importPersons(
            ImportTable<PersonEntry>(rows, vocabulary: words), .rehearse, as: World.ani)
        let long = try await world.store.importPersons(
            inPieces: file(rows), vocabulary: words, .rehearse, as: World.ani)
        func told(_ report: ImportReport<PersonEntry>) -> [String] {
            report.table.rows.flatMap {
                $0.problems.map { "\($0.place ?? "\($0.row)") \($0.reason.rule) \($0.sentence())" }
            }
            .sorted()
        }
        #expect(told(long) == told(short))
        #expect(long.good == short.good)
        #expect(long.bad == short.bad)
        #expect(long.table.rows.allSatisfy { !$0.isGood })
        #expect(try await names(world) == ["Davit Q", "Nune Z"])
    }

    @Test(
        "Its good rows are written with what they say, guardians too, and carry the import and the row's number; one audit entry tells of it"
    )
    func written() async throws {
        let world = try await World()
        let davit = try await world.person("Davit Q").reference
        let rows = entered(Self.nasty.replacing("DAVIT", with: davit))
        let report = try await world.store.importPersons(
            inPieces: file(rows), vocabulary: words, .writeGood, as: World.ani)
        #expect(report.isWritten)
        let kind = try #require(try await world.store.people(matching: "Kind", as: World.ani).first)
        #expect(kind.details?.country == "AM")
        let born = try #require(LocalDate(year: 2015, month: 1, day: 1))
        #expect(kind.details?.birth == .day(born))
        #expect(try await world.store.personFile(kind.reference, as: World.ani).guardians.map(\.name) == ["Karine"])
        #expect(try await world.store.personFile(davit, as: World.ani).guardians.map(\.relation) == ["aunt"])
        let told = try count("SELECT count(*) FROM audit WHERE table_name = 'import'", world)
        #expect(told == 1)
        let others = """
            SELECT count(*) FROM audit WHERE row_id IN (SELECT id FROM person WHERE import_id IS NOT NULL)
            """
        #expect(try count(others, world) == 0)
        #expect(try count("SELECT row_no FROM person WHERE name = 'Kind'", world) == 14)
        #expect(try count("SELECT count(*) FROM staged_person", world) == 0)
        #expect(try count("SELECT count(*) FROM staged_file", world) == 0)
    }

    @Test("Whatever a row may say arrives from a long file as it does from a short one")
    func everyColumn() async throws {
        let said = [
            "name": ["Anahit Petrosyan", "", "Davit"], "given_name": ["", "Mariam", ""],
            "family_name": ["", "Ceesay", ""],
            "name_own_script": ["Անահիտ", "", "დავით \\ \" ,{}"], "patronymic": ["Armeni", "", ""],
            "sex": ["f", "", "other"],
            "birth_date": ["1959-10-16", "", "1990"], "birth_year": ["", "1985", ""], "country": ["AM", "", "Armenia"],
            "language": ["hy", "", "xk-latn"], "email": ["a@example.org", "", ""], "phone": ["+374 10 123456", "", ""],
            "organisation": ["ARM", "", ""], "reference": ["new", "", ""], "guardian_name": ["Karine", "", ""],
            "guardian_relation": ["mother", "", ""], "guardian_phone": ["+374 10 654321", "", ""],
            "guardian_email": ["k@example.org", "", ""],
        ]
        let keys = PersonEntry.columns.map(\.key)
        #expect(Set(keys) == Set(said.keys))
        let text = ([keys.map(PersonEntry.header)] + (0..<3).map { row in keys.map { said[$0]?[row] ?? "" } })
            .map { $0.joined(separator: ";") }.joined(separator: "\n")
        let entered = entered(text)
        var found: [String] = []
        for isLong in [false, true] {
            let world = try await World()
            try run(
                "UPDATE organisation SET code = 'ARM' WHERE id = (SELECT min(id::text)::uuid FROM organisation)", world)
            let report =
                isLong
                ? try await world.store.importPersons(
                    inPieces: file(entered), vocabulary: words, .writeAll, as: World.ani)
                : try await world.store.importPersons(
                    ImportTable<PersonEntry>(entered, vocabulary: words), .writeAll, as: World.ani)
            #expect(report.isWritten, "\(report.table.rows.flatMap { $0.problems.map { $0.sentence() } })")
            found.append(
                try psql(
                    world.conninfo,
                    """
                    SET search_path = atelier, public;
                    SELECT p.name, p.name_own_script, p.patronymic, p.language, p.sex, p.birth_year, p.birth_date,
                        p.country_code, p.email, p.phone, o.code, g.name, g.relation, g.phone, g.email
                    FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN guardian g ON g.person_id = p.id
                    ORDER BY p.name
                    """))
        }
        #expect(found[0].contains("Անահիտ"))
        #expect(found[1] == found[0])
    }

    @Test("With a bad row nothing is written unless the good ones alone are wanted, and nothing stays aside")
    func badRow() async throws {
        let world = try await World()
        let rows = entered("Name;E-mail\nAnna;\nEva;nope")
        for intent in [ImportIntent.rehearse, .writeAll] {
            let report = try await world.store.importPersons(
                inPieces: file(rows), vocabulary: words, intent, as: World.ani)
            #expect(!report.isWritten)
            #expect((report.good, report.bad) == (1, 1))
            #expect(try await names(world) == [])
            #expect(try count("SELECT count(*) FROM staged_person", world) == 0)
        }
    }

    private func many(_ count: Int) -> [EnteredRow] {
        entered("Name;Birth year\n" + (1...count).map { "Person \($0);1990" }.joined(separator: "\n"))
    }

    @Test("What was interrupted while it was read goes on where it stopped")
    func interruptedReading() async throws {
        let world = try await World()
        let rows = many(41_000)
        let hash = SHA256Text.of(Array("many".utf8))
        await #expect(throws: Rows.Broken.self) {
            try await world.store.importPersons(
                inPieces: file(rows, breaksAt: 40_900, hash: hash), vocabulary: words, .writeAll, as: World.ani)
        }
        let staged = try count("SELECT count(*) FROM staged_person", world)
        #expect((1..<41_000).contains(staged ?? 0))
        #expect(try await names(world) == [])
        let report = try await world.store.importPersons(
            inPieces: file(rows, hash: hash), vocabulary: words, .writeAll, as: World.ani)
        #expect(report.good == 41_000)
        #expect(try count("SELECT count(DISTINCT row_no) FROM person WHERE import_id IS NOT NULL", world) == 41_000)
        let theirs = "SELECT count(*) FROM person p JOIN organisation o ON o.id = p.office_id WHERE o.code = 'AM'"
        #expect(try count(theirs, world) == 41_000)
        #expect(try count("SELECT count(*) FROM person_scope", world) == 0)
    }

    @Test(
        "What was interrupted while it was written goes on, each row once, also when the staged rows are lost; meanwhile other imports wait"
    )
    func interruptedWriting() async throws {
        for isLost in [false, true] {
            let world = try await World()
            let rows = many(21_000)
            // The second piece can't be written: a trigger of the test's stands for a server that is lost.
            try run(
                """
                CREATE FUNCTION trial() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'lost'; END $$;
                CREATE TRIGGER trial BEFORE INSERT ON person FOR EACH ROW WHEN (NEW.name = 'Person 20500') EXECUTE FUNCTION trial()
                """, world)
            await #expect(throws: (any Error).self) {
                try await world.store.importPersons(
                    inPieces: file(rows), vocabulary: words, .writeGood, as: World.ani)
            }
            try run("DROP TRIGGER trial ON person", world)
            let refused = await #expect(throws: Refusal.self) {
                _ = try await world.store.importPersons(
                    ImportTable<PersonEntry>(entered("Name\nEva"), vocabulary: words), .writeAll, as: World.ani)
            }
            #expect(refused?.rule == "import_unfinished")
            if isLost { try run("TRUNCATE staged_piece", world) }
            let report = try await world.store.importPersons(
                inPieces: file(rows), vocabulary: words, .writeGood, as: World.ani)
            #expect(report.good == 21_000)
            #expect(try count("SELECT count(*) FROM person WHERE import_id IS NOT NULL", world) == 21_000)
            #expect(try count("SELECT count(DISTINCT row_no) FROM person", world) == 21_000)
            #expect(try count("SELECT count(*) FROM import WHERE ended_at IS NULL", world) == 0)
        }
    }

    @Test("What another user stages is neither seen nor written")
    func strangers() async throws {
        let world = try await World()
        let rows = many(10)
        await #expect(throws: Rows.Broken.self) {
            try await world.store.importPersons(
                inPieces: file(rows, breaksAt: 9), vocabulary: words, .writeAll, as: World.ani)
        }
        let report = try await world.store.importPersons(
            inPieces: file(rows), vocabulary: words, .writeAll, as: World.gio)
        #expect(report.good == 10)
        #expect(try await names(world) == [])
    }
}
