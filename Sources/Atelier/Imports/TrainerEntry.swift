/// A row of an import of trainers: a trainer with a qualification, or a further qualification of the trainer above.
public struct TrainerEntry: ImportEntry {
    public var code: String?
    /// Who the trainer is: somebody new, or somebody who is here already, by reference.
    public var person = PersonEntry()
    public var languages: [String]?
    public var training: String?
    public var from: LocalDate?
    /// The first day on which the qualification no longer holds.
    public var until: LocalDate?
    /// The last day on which it holds, for who counts so.
    public var lastDay: LocalDate?

    public init() {}

    public static let noun = "trainer"
    public static let nouns = ["trainer", "person"]
    public static let required = [["code"]]
    public var group: String? { code }

    public var qualification: Trainer.Qualification? {
        guard let training, let from else { return nil }
        return Trainer.Qualification(training: training, from: from, until: until)
    }

    public mutating func complete() -> [(column: String, reason: Refusal)] {
        var problems = person.complete()
        if let lastDay {
            if let until, until != lastDay.adding(days: 1) {
                problems.append(("last_day", Refusal("import_two_ends")))
            }
            until = lastDay.adding(days: 1)
        }
        if training != nil, from == nil {
            problems.append(
                ("from", Refusal("import_cell_missing", ["expected": "the first day of the qualification"])))
        }
        if training == nil, from != nil || until != nil {
            problems.append(
                ("training", Refusal("import_cell_missing", ["expected": "the training that these days are for"])))
        }
        return problems
    }

    public static let columns: [ImportColumn<TrainerEntry>] =
        [
            ImportColumn(
                "code", \.code, expected: "a code of 2 to 24 capital letters, digits and hyphens", example: "ANI",
                rules: ["trainer_code_once", "trainer_code_form"], read: { value, _ in value.code })
        ] + PersonEntry.columns.map { $0.within(\.person) } + [
            ImportColumn(
                "languages", \.languages, expected: "the languages that the trainer teaches in, such as hy, en",
                example: "hy, en", rules: ["trainer_languages_form"],
                read: { value, _ in
                    guard let written = value.list else { return nil }
                    let tags = written.compactMap(EnteredValue.language)
                    return tags.count == written.count ? tags : nil
                }, shown: { $0.joined(separator: ", ") }),
            ImportColumn(
                "training", \.training, expected: "the code of a training (see `atelier training list`)", example: "HM",
                rules: ["training_unknown", "qualification_once_a_day"], read: { value, _ in value.code }),
            ImportColumn(
                "from", \.from, expected: "a day such as 2026-01-01 or 01.01.2026", example: "2026-01-01", form: .day,
                rules: ["qualification_valid_days"], read: { value, _ in value.day }),
            ImportColumn(
                "until", \.until, expected: "the first day on which it no longer holds, such as 2028-01-01",
                example: "2028-01-01", form: .day, read: { value, _ in value.day }),
            ImportColumn(
                "last_day", \.lastDay,
                expected: "the last day on which it holds, such as 2027-12-31, instead of “Until”",
                example: "", form: .day, isAlternative: true, read: { value, _ in value.day }),
        ]
}
