import Testing

@testable import Atelier

@Suite("What an import understands")
struct ImportTests {
    private static let vocabulary = ImportVocabulary(countries: [
        Country(code: "AM", alpha3: "ARM", name: "Armenia"), Country(code: "XK", name: "Kosovo", note: "A note."),
        Country(code: "X-SL", name: "Somaliland"),
    ])

    /// Rows of text as a sheet has them; empty cells aren't there.
    private func table<Entry>(
        _ type: Entry.Type, _ rows: [[String]], ignoring: [String] = []
    ) throws(Refusal) -> ImportTable<Entry> {
        let entered = rows.enumerated().map { number, row in
            EnteredRow(
                number: number + 1,
                cells: Dictionary(
                    uniqueKeysWithValues: row.enumerated().filter { !$0.element.isEmpty }.map {
                        ($0.offset, .text($0.element))
                    }))
        }
        return try ImportTable(entered.filter { !$0.cells.isEmpty }, vocabulary: Self.vocabulary, ignoring: ignoring)
    }

    @Test("The file of headers parses, no header means two columns, and every column has a name")
    func headers() {
        #expect(ImportWords.ambiguous == [])
        #expect(ImportWords.columns(of: "person") == Set(PersonEntry.columns.map(\.key)))
        #expect(ImportWords.columns(of: "session") == Set(SessionEntry.columns.map(\.key)))
        #expect(ImportWords.columns(of: "trainer").isSubset(of: TrainerEntry.columns.map(\.key)))
        for column in TrainerEntry.columns { #expect(TrainerEntry.header(column.key) != column.key) }
        for sex in Person.Sex.allCases { #expect(ImportWords.word("sex", sex.rawValue) == sex.rawValue) }
        for kind in Session.Kind.allCases { #expect(ImportWords.word("kind", kind.rawValue) == kind.rawValue) }
        for word in Session.Visibility.allCases {
            #expect(ImportWords.word("visibility", word.rawValue) == word.rawValue)
        }
    }

    @Test(
        "Headers are known in any order, letters' case, punctuation and four languages",
        arguments: [
            ["Name", "Sex", "Birth date", "Country"],
            ["NAME *", "gender:", "Date of birth (dd.mm.yyyy)", "nationality"],
            ["Nom complet", "Sexe", "Date de naissance", "Nationalité"],
            ["Naam", "Geslacht", "Geboortedatum", "Nationaliteit"],
            ["Ф.И.О.", "Пол", "Дата рождения", "Гражданство"], ["name", "sex", "birth_date", "country"],
        ])
    func languages(_ headers: [String]) throws {
        for order in [[0, 1, 2, 3], [3, 2, 1, 0]] {
            let cells = ["Ani P", "ж", "16.10.1990", "armenia"]
            let found = try table(
                PersonEntry.self, [["№"] + order.map { headers[$0] }, ["1"] + order.map { cells[$0] }])
            #expect(found.problems == [])
            #expect(found.rows[0].problems == [])
            let person = found.rows[0].entry
            #expect(
                person.details
                    == Person.Details(
                        name: "Ani P", sex: .female, birth: LocalDate("1990-10-16").map { .day($0) }, country: "AM"))
        }
    }

    @Test(
        "Unknown, doubled and missing headers are all named, as is what stands below no header; others are left out on demand"
    )
    func badHeaders() throws {
        let found = try table(
            PersonEntry.self, [["Remarks", "Sex", "Gender", ""], ["x", "f", "f", "stray"]])
        #expect(
            found.problems.map(\.reason.rule) == [
                "import_header_unknown", "import_header_twice", "import_header_missing", "import_header_empty",
            ])
        #expect(found.problems.map(\.place) == ["A1", "C1", nil, "D2"])
        #expect(found.problems[0].sentence().contains("--ignore \"Remarks\""))
        let left = try table(PersonEntry.self, [["Remarks", "Name"], ["x", "Ani"]], ignoring: ["REMARKS"])
        #expect(left.problems == [])
    }

    @Test("A title above the headers doesn't hide them; without rows below there is nothing to import")
    func title() throws {
        let found = try table(PersonEntry.self, [["Participants of 2026"], [], ["Name", "Sex"], ["Ani", "f"]])
        #expect(found.headerRow == 3)
        #expect(found.rows.map(\.number) == [4])
        #expect(throws: Refusal("import_empty")) { try table(PersonEntry.self, [["Name"]]) }
        #expect(throws: Refusal("import_empty")) { try table(PersonEntry.self, []) }
    }

    @Test(
        "Days are read as people write them, unless day and month could change places",
        arguments: [
            ("2018-10-16", "2018-10-16"), ("16.10.2018", "2018-10-16"), ("16/10/2018", "2018-10-16"),
            ("10/16/2018", "2018-10-16"), ("2018/10/16", "2018-10-16"), ("6.5.2018", "2018-05-06"),
            (" 06 . 05 . 2018 ", "2018-05-06"), ("05/05/2018", "2018-05-05"), ("05/06/2018", nil), ("16.10.18", nil),
            ("30.02.2018", nil), ("2018", nil), ("yesterday", nil), ("1e1.2.2018", nil), ("٠٦.٠٥.٢٠١٨", nil),
        ] as [(String, String?)])
    func days(_ written: String, _ day: String?) {
        #expect(EnteredValue.text(written).day?.description == day)
    }

    @Test(
        "Times are read as people write them",
        arguments: [
            ("9:00", "09:00"), ("09.30", "09:30"), ("9h30", "09:30"), ("17:00:00", "17:00"), ("24:00", nil), ("9", nil),
            ("9:5", nil),
        ] as [(String, String?)])
    func times(_ written: String, _ time: String?) {
        #expect(EnteredValue.text(written).time?.description == time)
    }

    @Test("A telephone number may be a number or a text, but not one that a spreadsheet has shortened")
    func phones() {
        #expect(EnteredValue.number("37410123456").phone == "37410123456")
        #expect(EnteredValue.text("+374 10 123456").phone == "+374 10 123456")
        for bad in ["3,74E+10", "3.74E10", "none", "12"] { #expect(EnteredValue.text(bad).phone == nil, "\(bad)") }
    }

    @Test("Names stand in one column or in two; spaces are put in order; a number is no name")
    func names() throws {
        let found = try table(
            PersonEntry.self,
            [
                ["Name", "First name", "Surname"], ["", "Ani", "Petrosyan"], [" Ani \n P ", "", ""],
                ["", "Suharto", ""], ["123"], ["", "", " "],
            ])
        #expect(found.rows.map(\.entry.name) == ["Ani Petrosyan", "Ani P", "Suharto", nil, nil])
        #expect(
            found.rows.map { $0.problems.map(\.reason.rule) } == [
                [], [], [], ["import_cell_unreadable"], ["import_cell_unreadable"],
            ])
    }

    @Test("A birth date fills the year; a year alone will do; two that differ are refused")
    func births() throws {
        let found = try table(
            PersonEntry.self,
            [
                ["Name", "Born", "Year of birth"], ["A", "16.10.1990", ""], ["B", "1990", ""], ["C", "", "1990"],
                ["D", "1990-01-01", "1991"], ["E", "43389", ""],
            ])
        #expect(found.rows.map(\.entry.birthYear) == [1990, 1990, 1990, 1991, nil])
        #expect(
            found.rows.map { $0.problems.first?.reason.rule } == [
                nil, nil, nil, "import_birth_years", "import_cell_unreadable",
            ])
    }

    @Test("Countries are known by name, code, alpha-3 code, and name with code; a mark at the name doesn't matter")
    func countries() {
        for written in ["AM", "am", "ARM", "armenia", "Armenia (AM)"] {
            #expect(Self.vocabulary.country(written) == "AM")
        }
        for written in ["XK", "Kosovo* (XK)", "Kosovo"] { #expect(Self.vocabulary.country(written) == "XK") }
        #expect(Self.vocabulary.country("X-SL") == "X-SL")
        #expect(Self.vocabulary.country("Atlantis") == nil)
    }

    @Test("What a spreadsheet couldn't compute is told as such")
    func faults() throws {
        let rows = [
            EnteredRow(number: 1, cells: [0: .text("Name")]), EnteredRow(number: 2, cells: [0: .fault("#N/A")]),
        ]
        let found = try ImportTable<PersonEntry>(rows, vocabulary: Self.vocabulary)
        #expect(
            found.rows[0].problems.first?.sentence()
                == "Row 2, A2 (Name): The spreadsheet couldn't compute this cell (#N/A); write the value itself.")
    }

    @Test("A session's date, start and end become its block, in local time")
    func blocks() throws {
        let head = ["Code", "Time zone", "Language", "Capacity", "Date", "Starts", "Ends", "Room"]
        let first = ["hm-1", "Asia/Yerevan", "Armenian", "12"]
        let found = try table(
            SessionEntry.self,
            [
                head, first + ["04.05.2026", "9:00", "17:00", "evn-1"],
                ["HM-1", "", "", "", "", "2026-05-05 09:00", "13:00"],
                ["HM-1", "", "", "", "", "9:00", "10:00"], ["HM-1", "", "", "", "2026-05-06", "", "10:00"],
                ["HM-1", "", "", "", "", "", "", "EVN-1"], ["HM-2", "", "hy", "1"],
            ])
        #expect(found.rows[0].entry.session?.code == "HM-1")
        #expect(found.rows[0].entry.block?.starts.description == "2026-05-04 09:00")
        #expect(found.rows[0].entry.block?.room == "EVN-1")
        #expect(found.rows[1].entry.block?.ends.description == "2026-05-05 13:00")
        #expect(
            found.rows.map { $0.problems.map(\.reason.rule) } == [
                [], [], ["import_time_without_day"], ["import_cell_missing"], ["import_block_without_times"],
                ["import_cell_missing"],
            ])
        #expect(found.rows[5].problems[0].column == "zone")
    }

    @Test("A trainer's last day is the day before the qualification no longer holds")
    func lastDay() throws {
        let found = try table(
            TrainerEntry.self,
            [
                ["Code", "Name", "Training", "From", "Last day", "Until"],
                ["T1", "Ani", "HM", "2026-01-01", "31.12.2027", ""],
                ["T2", "Ani", "HM", "2026-01-01", "2027-12-31", "2027-12-31"], ["T3", "Ani", "HM"],
                ["T4", "Ani", "", "2026-01-01"],
            ])
        #expect(found.rows[0].entry.until == LocalDate("2028-01-01"))
        #expect(found.rows.map { $0.problems.map(\.column) } == [[], ["last_day"], ["from"], ["training"]])
    }
}
