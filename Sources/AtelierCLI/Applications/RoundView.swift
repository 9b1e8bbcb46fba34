import Atelier

/// How rounds are shown.
enum RoundView {
    static func listing(of rounds: [Round]) -> Listing<Round> {
        Listing(
            columns: [
                Column("code", "CODE") { .text($0.code) },
                Column("title", "TITLE") { .text($0.title.said()) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("because", nil) { .text($0.because) },
                Column("opens", "OPENS") { .moment($0.opens) },
                Column("closes", "CLOSES") { .moment($0.closes) },
                Column("zone", "ZONE") { .text($0.zone) },
                Column("office", nil) { .text($0.office) },
                Column("project", nil) { .text($0.project) },
                Column("form", "FORM") { .text($0.form) },
                Column("form_version", nil) { .number($0.formVersion) },
                Column("applications", "CAME IN", isRight: true) { .number($0.figures.all) },
                Column("submitted", nil) { .number($0.figures.submitted) },
                Column("eligible", "ELIGIBLE", isRight: true) { .number($0.figures.eligible) },
                Column("ineligible", "NOT", isRight: true) { .number($0.figures.ineligible) },
                Column("doubled", "DOUBLED", isRight: true) { .number($0.figures.doubled) },
                Column("withdrawn", "WITHDRAWN", isRight: true) { .number($0.figures.withdrawn) },
                Column("seats", "SEATS", isRight: true) { .number($0.sessions.reduce(0) { $0 + $1.seats }) },
                Column("sessions", nil) { .list($0.sessions.map(seats)) },
                Column("rules", nil) { .list($0.rules.map(rule)) },
            ], rows: rounds, empty: "There is no round yet; add one with `atelier round add`.")
    }

    static func sessions(of round: Round) -> Listing<Round.Seats> {
        Listing(
            columns: [
                Column("session", "SESSION") { .text($0.session) },
                Column("seats", "SEATS", isRight: true) { .number($0.seats) },
            ], rows: round.sessions, empty: "It has none.")
    }

    static func rules(of round: Round) -> Listing<Round.Rule> {
        Listing(
            columns: [
                Column("condition", "CONDITION") { .text(words($0.condition)) },
                Column("because", "WHO MAY NOT IS TOLD") { .text($0.because.said()) },
            ], rows: round.rules, empty: "Everybody.")
    }

    private static func seats(_ seats: Round.Seats) -> Value {
        .object([Value.Member("session", .text(seats.session)), Value.Member("seats", .number(seats.seats))])
    }

    private static func rule(_ rule: Round.Rule) -> Value {
        .object([
            Value.Member("condition", .text(words(rule.condition))),
            Value.Member("because", .text(rule.because.said())),
        ])
    }

    private static func words(_ condition: Round.Condition) -> String {
        switch condition {
        case .age(let field, let from, let to, let day):
            "age by \(field) on \(day): \(range(from.map(Double.init), to.map(Double.init)))"
        case .range(let field, let from, let to): "\(field): \(range(from, to))"
        case .oneOf(let field, let values): "\(field): \(values.map(\.shown).joined(separator: ", "))"
        case .never(let training): "never attended \(training)"
        }
    }

    private static func range(_ from: Double?, _ to: Double?) -> String {
        func end(_ number: Double?) -> String { number.map { JSONTree.number($0).shown } ?? "…" }
        return "\(end(from)) to \(end(to))"
    }
}
