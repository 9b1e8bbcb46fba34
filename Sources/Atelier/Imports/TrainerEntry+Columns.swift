extension TrainerEntry {
    static let ofTrainer: [ImportColumn<TrainerEntry>] =
        [
            ImportColumn(
                "code", \.code, expected: "a code of 2 to 24 capital letters, digits and hyphens", example: "ANI",
                rules: ["trainer_code_once", "trainer_code_form"], read: { value, _ in value.code })
        ] + PersonEntry.ofPerson.map { $0.within(\.person) } + [
            ImportColumn(
                "languages", \.languages, expected: "the languages that the trainer teaches in, such as hy, en",
                example: "hy, en", rules: ["trainer_languages_form"], read: { value, _ in value.languages },
                shown: { $0.joined(separator: ", ") })
        ]

    static let ofQualification: [ImportColumn<TrainerEntry>] = [
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
        ImportColumn(
            "teaches_in", \.teachesIn,
            expected: "the languages to teach that training in, if not any that the trainer speaks",
            example: "", rules: ["qualification_language_form"], read: { value, _ in value.languages },
            shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "generation", \.generation,
            expected: "the generation of trainers, from 1; one more than who taught them, if not given", example: "",
            form: .number, rules: ["qualification_generation_positive"], read: { value, _ in value.whole }),
        ImportColumn(
            "taught_by", \.taughtBy,
            expected: "the codes of the trainers who taught them, who stand above or are here already, with commas",
            example: "", rules: ["trainer_unknown"], read: { value, _ in value.codes },
            shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "new", \.isNovice, expected: "yes if they have not taught it before, or no", example: "no",
            form: .choice(["yes", "no"]), read: { value, _ in value.yesOrNo }, shown: { $0 ? "yes" : "no" }),
    ]

    static let ofInterpretation: [ImportColumn<TrainerEntry>] = [
        ImportColumn(
            "interprets", \.interprets, expected: "the language heard and the one spoken, such as ka:en",
            example: "ka:en",
            rules: [
                "interpretation_from_language_form", "interpretation_to_language_form", "interpretation_two_languages",
                "interpretation_once_a_day",
            ], read: { value, _ in value.words.flatMap { LanguagePair($0) } }),
        ImportColumn(
            "both_ways", \.bothWays, expected: "yes if also the other way round, or no", example: "yes",
            form: .choice(["yes", "no"]), read: { value, _ in value.yesOrNo }, shown: { $0 ? "yes" : "no" }),
        ImportColumn(
            "interprets_from", \.interpretsFrom, expected: "the first day, if not always, such as 2026-01-01",
            example: "",
            form: .day, rules: ["interpretation_valid_days"], read: { value, _ in value.day }),
        ImportColumn(
            "interprets_until", \.interpretsUntil,
            expected: "the first day on which they no longer interpret, such as 2028-01-01", example: "", form: .day,
            read: { value, _ in value.day }),
    ]
}

extension EnteredValue {
    /// Several languages, by tag or name.
    fileprivate var languages: [String]? {
        guard let written = list else { return nil }
        let tags = written.compactMap(Self.language)
        return tags.count == written.count ? tags : nil
    }
}
