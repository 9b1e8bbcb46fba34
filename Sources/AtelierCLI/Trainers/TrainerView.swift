import Atelier

/// How trainers are shown.
enum TrainerView {
    static var columns: [Column<Trainer>] {
        [
            Column("code", "CODE") { .text($0.code) },
            Column("name", "NAME") { .text($0.name) },
            Column("languages", "LANGUAGES") { .texts($0.languages) },
            Column("qualifications", nil) { .list($0.qualifications.map(object)) },
            Column("may_teach", "MAY TEACH") { .texts($0.qualifications.map(said)) },
            Column("interpretations", nil) { .list($0.interpretations.map(object)) },
            Column("interprets", "INTERPRETS") { .texts($0.interpretations.map(said)) },
        ]
    }

    static func qualifications(of trainer: Trainer) -> Listing<Trainer.Qualification> {
        Listing(
            columns: [
                Column("training", "TRAINING") { .text($0.training) },
                Column("language", "LANGUAGE") { .text($0.language ?? "any spoken") },
                Column("from", "FROM") { .text("\($0.from)") },
                Column("until", "UNTIL BEFORE") { .day($0.until) },
                Column("origin", "BY") { .text($0.origin.rawValue) },
                Column("generation", "GENERATION", isRight: true) { .number($0.generation) },
                Column("new", "NEW") { .flag($0.isNovice) },
                Column("ended_because", "ENDED BECAUSE") { .text($0.endedBecause) },
            ], rows: trainer.qualifications,
            empty: "None yet; grant one with `atelier trainer qualify \(trainer.code)`.")
    }

    static func roster(_ entries: [RosterEntry]) -> Listing<RosterEntry> {
        Listing(
            columns: [
                Column("starts", nil) { .text("\($0.starts)") },
                Column("ends", nil) { .text("\($0.ends)") },
                Column("time", "TIME") { .text(Session.Block.span($0.starts, $0.ends)) },
                Column("zone", "ZONE") { .text($0.zone) },
                Column("session", "SESSION") { .text($0.session) },
                Column("role", "ROLE") { .text($0.role) },
                Column("state", "STATE") { .text($0.state?.rawValue ?? "busy") },
            ], rows: entries, empty: "Nowhere from now on.")
    }

    static func absences(_ absences: [Absence]) -> Listing<Absence> {
        Listing(
            columns: [
                Column("first_day", "FIRST DAY") { .text("\($0.days.first)") },
                Column("last_day", "LAST DAY") { .text("\($0.days.last)") },
                Column("kind", "KIND") { .text($0.kind.rawValue) },
            ], rows: absences, empty: "Never, as far as the acting office may know.")
    }

    static func availability(_ days: [Availability]) -> Listing<Availability> {
        Listing(
            columns: [
                Column("from", "FROM") { .text("\($0.from)") },
                Column("until", "UNTIL BEFORE") { .day($0.until) },
            ], rows: days, empty: "No limit, as far as the acting office may know.")
    }

    /// A tree: whoever stands further in is a generation further away.
    static func lineage(_ links: [LineageLink], of code: String) -> Listing<LineageLink> {
        Listing(
            columns: [
                Column("direction", "") { .text($0.direction == .up ? "taught by" : "taught") },
                Column("depth", nil) { .number($0.depth) },
                Column("tree", "TRAINER") { .text(String(repeating: "  ", count: $0.depth - 1) + $0.trainer) },
                Column("trainer", nil) { .text($0.trainer) },
                Column("of", nil) { .text($0.of) },
                Column("training", "TRAINING") { .text($0.training) },
                Column("generation", "GENERATION", isRight: true) { .number($0.generation) },
                Column("since", "SINCE") { .day($0.since) },
            ], rows: links, empty: "Nobody of ours taught trainer \(code), and \(code) made no trainer yet.")
    }

    private static func object(_ qualification: Trainer.Qualification) -> Value {
        .object([
            Value.Member("training", .text(qualification.training)),
            Value.Member("from", .text(qualification.from.description)),
            Value.Member("until", .text(qualification.until?.description)),
            Value.Member("language", .text(qualification.language)),
            Value.Member("origin", .text(qualification.origin.rawValue)),
            Value.Member("generation", .number(qualification.generation)),
            Value.Member("new", .flag(qualification.isNovice)),
            Value.Member("ended_because", .text(qualification.endedBecause)),
        ])
    }

    private static func said(_ qualification: Trainer.Qualification) -> String {
        let language = qualification.language.map { " in \($0)" } ?? ""
        let until = qualification.until.map { " until before \($0)" } ?? ""
        return "\(qualification.training)\(language) from \(qualification.from)\(until)"
    }

    private static func object(_ interpretation: Interpretation) -> Value {
        .object([
            Value.Member("from_language", .text(interpretation.pair.from)),
            Value.Member("to_language", .text(interpretation.pair.to)),
            Value.Member("both_ways", .flag(interpretation.bothWays)),
            Value.Member("from", .text(interpretation.from?.description)),
            Value.Member("until", .text(interpretation.until?.description)),
        ])
    }

    private static func said(_ interpretation: Interpretation) -> String {
        let way = interpretation.bothWays ? "and back" : ""
        let from = interpretation.from.map { "from \($0)" } ?? ""
        let until = interpretation.until.map { "until before \($0)" } ?? ""
        return ["\(interpretation.pair)", way, from, until].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
