extension SessionEntry {
    /// What concerns the session as a whole.
    static let ofSession: [ImportColumn<SessionEntry>] = [
        ImportColumn(
            "code", \.code, expected: "a code of 2 to 32 capital letters, digits and hyphens", example: "HM-EVN-1",
            rules: ["session_code_once", "session_code_form", "import_session_twice"], read: { value, _ in value.code }),
        ImportColumn(
            "kind", \.kind, expected: "training, workshop, webinar, study visit, mission, meeting or placement",
            example: "training",
            form: .choice(Session.Kind.allCases.map(\.rawValue)), rules: ["session_kind_known"],
            read: { value, _ in
                value.words.flatMap { ImportWords.word("kind", $0) }.flatMap { Session.Kind(rawValue: $0) }
            }, shown: { $0.rawValue }),
        ImportColumn(
            "training", \.training, expected: "the code of a training (see `atelier training list`)", example: "HM",
            rules: ["training_unknown", "session_training_taught", "session_titled"], read: { value, _ in value.code }),
        ImportColumn(
            "title", \.title, expected: "a title of its own, in English, if not its training's", example: "",
            rules: ["session_title_english"], read: { value, _ in value.words }),
        ImportColumn(
            "project", \.project, expected: "the code of the project that pays (see `atelier project list`)",
            example: "",
            rules: ["project_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "host", \.host, expected: "the code of the office that hosts it, if not the acting user's", example: "",
            rules: ["organisation_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "country", \.country, expected: "a country's name or code, such as AM (see `atelier country list`)",
            example: "Armenia (AM)", form: .country, rules: ["country_unknown"],
            read: { value, words in value.words.flatMap(words.country) }),
        ImportColumn(
            "for_countries", \.forCountries, expected: "names or codes of the countries that it is for, with commas",
            example: "GE, AZ", rules: ["session_country_once"],
            read: { value, words in
                guard let written = value.list else { return nil }
                let codes = written.compactMap(words.country)
                return codes.count == written.count ? codes : nil
            }, shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "place", \.place, expected: "the town or place, if its room doesn't say it", example: "Yerevan",
            read: { value, _ in value.words }),
        ImportColumn(
            "zone", \.zone, expected: "an IANA time zone such as Asia/Yerevan", example: "Asia/Yerevan",
            rules: ["session_zone_known", "zone_unknown", "block_zone_known"], read: { value, _ in value.words }),
        ImportColumn(
            "language", \.language, expected: "a language's tag or name, such as hy or Armenian", example: "hy",
            rules: ["session_language_form"], read: { value, _ in value.words.flatMap(EnteredValue.language) }),
        ImportColumn(
            "capacity", \.capacity, expected: "how many people it takes, a whole number from 1 on", example: "12",
            form: .number, rules: ["session_capacity_positive", "session_over_room"], read: { value, _ in value.whole }),
        ImportColumn(
            "minimum", \.minimum, expected: "how many people it needs, a whole number from 1 on", example: "",
            form: .number, rules: ["session_minimum_positive", "session_minimum_within_capacity"],
            read: { value, _ in value.whole }),
        ImportColumn(
            "visibility", \.visibility, expected: "public, link or staff", example: "staff",
            form: .choice(Session.Visibility.allCases.map(\.rawValue)), rules: ["session_visibility_known"],
            read: { value, _ in
                value.words.flatMap { ImportWords.word("visibility", $0) }
                    .flatMap { Session.Visibility(rawValue: $0) }
            }, shown: { $0.rawValue }),
        ImportColumn(
            "part_of", \.whole,
            expected: "the code of the session that it is part of, which stands above or is here already",
            example: "", rules: ["session_unknown", "session_part_of_another"], read: { value, _ in value.code }),
        ImportColumn(
            "track", \.track, expected: "the track's name, if it runs beside other parts", example: "",
            rules: ["session_track_present", "session_track_of_a_whole"], read: { value, _ in value.words }),
        ImportColumn(
            "series", \.series, expected: "the code of the series that it is in (see `atelier series list`)",
            example: "",
            rules: ["series_unknown"], read: { value, _ in value.code }),
        ImportColumn(
            "series_number", \.seriesNumber,
            expected: "its number in the series, from 1; after the last one, if not given", example: "", form: .number,
            rules: ["session_series_number_positive", "session_series_number_once", "session_in_series"],
            read: { value, _ in value.whole }),
        ImportColumn(
            "holds_time", \.holdsTime,
            expected: "yes, or no if it lasts months and leaves room beside it (a placement)", example: "yes",
            form: .choice(["yes", "no"]), read: { value, _ in value.yesOrNo }, shown: { $0 ? "yes" : "no" }),
        ImportColumn(
            "co_hosts", \.coHosts, expected: "the codes of organisations that host it too, with commas", example: "",
            rules: ["organisation_unknown", "session_organisation_once"], read: { value, _ in value.codes },
            shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "partners", \.partners, expected: "the codes of partner organisations, with commas", example: "SEA",
            rules: ["organisation_unknown", "session_organisation_once"], read: { value, _ in value.codes },
            shown: { $0.joined(separator: ", ") }),
        ImportColumn(
            "provider", \.provider,
            expected: "the code of the organisation whose session it is, where we have a quota of seats", example: "",
            rules: ["organisation_unknown", "session_organisation_one_provider"], read: { value, _ in value.code }),
        ImportColumn(
            "provider_capacity", \.providerCapacity,
            expected: "how many people the provider takes in all, at least the capacity", example: "", form: .number,
            rules: ["session_within_provider_capacity"], read: { value, _ in value.whole }),
    ]
}
