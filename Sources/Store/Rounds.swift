public import Atelier
import Foundation
public import Postgres

extension Store {
    /// Adds a round as a draft, with its sessions.
    public func addRound(_ new: NewRound, as identity: Identity) async throws {
        let facts = ["code": new.code, "round": new.code, "form": new.form, "zone": new.zone]
        try await write(as: identity, facts: facts) { tx in
            let form = try tx.wholeForm(new.form, version: new.formVersion)
            _ = try tx.execute(
                """
                INSERT INTO round (code, title, project_id, form_id, office_id, zone, opens_local, closes_local, opens_fold,
                    closes_fold)
                VALUES (\(new.code), \(new.title)::jsonb, \(try new.project.map(tx.project)),
                    (SELECT f.id FROM form f WHERE f.code = \(form.code) AND f.version = \(form.version)),
                    COALESCE(\(try new.office.map(tx.organisation)), actor_office()), \(new.zone), \(new.opens),
                    \(new.closes), \(new.fold), \(new.fold))
                """)
            let round = try tx.round(new.code)
            for seats in new.sessions {
                _ = try tx.execute(
                    """
                    INSERT INTO round_session (round_id, session_id, seats)
                    VALUES (\(round), \(try tx.session(seats.session)), \(seats.seats))
                    """)
            }
        }
    }

    /// Adds a rule to a draft, after those that it has.
    ///
    /// - Throws: `round_unknown`, `round_fixed`, `round_rule_field`, `training_unknown`.
    public func addRule(_ rule: Round.Rule, to code: String, as identity: Identity) async throws {
        try await write(as: identity, facts: ["round": code]) { tx in
            let round = try tx.round(code)
            let parts = try rule.condition.parts(tx)
            _ = try tx.execute(
                """
                INSERT INTO round_rule (round_id, number, kind, field, minimum, maximum, day, options, training_id, because)
                VALUES (\(round),
                    1 + (SELECT COALESCE(max(l.number), 0) FROM round_rule l WHERE l.round_id = \(round)),
                    \(parts.kind), \(parts.field), \(parts.from)::numeric, \(parts.to)::numeric, \(parts.day)::date,
                    \(parts.values)::jsonb, \(parts.training)::uuid, \(rule.because)::jsonb)
                """)
        }
    }

    /// Moves a round along its states.
    ///
    /// - `because`: needed to abandon a round, or to close it early.
    /// - Throws: `round_unknown`, `round_transition`, `round_closed_early`.
    public func setRound(
        _ code: String, _ state: Round.State, because reason: String? = nil, as identity: Identity
    ) async throws {
        try await changeRound(
            code, "state = \(state), state_because = \(reason)", because: reason, as: identity)
    }

    /// Lets an open round take applications longer.
    ///
    /// - Throws: `round_unknown`, `round_fixed` for an earlier end or a round that isn't open.
    public func extendRound(_ code: String, closes: LocalDateTime, fold: Fold? = nil, as identity: Identity)
        async throws
    {
        try await changeRound(code, "closes_local = \(closes), closes_fold = \(fold)", because: nil, as: identity)
    }

    /// The rounds that the actor may see, by opening.
    public func rounds(as identity: Identity) async throws -> [Round] {
        try await read(as: identity) { try $0.wholeRounds("") }
    }

    /// - Throws: `round_unknown`.
    public func round(_ code: String, as identity: Identity) async throws -> Round {
        try await read(as: identity) { tx in
            guard let found = try tx.wholeRounds("WHERE r.code = \(code)").first else {
                throw Refusal("round_unknown", ["round": code])
            }
            return found
        }
    }

    private func changeRound(_ code: String, _ assignments: SQL, because: String?, as identity: Identity) async throws {
        try await write(as: identity, because: because, facts: ["round": code]) { tx in
            _ = try tx.execute("UPDATE round SET \(assignments) WHERE id = \(try tx.round(code))")
        }
    }
}

extension Transaction {
    func round(_ code: String) throws -> UUID {
        guard let round = try atMostOne("SELECT id FROM round WHERE code = \(code)", as: UUID.self) else {
            throw Refusal("round_unknown", ["round": code])
        }
        return round
    }

    fileprivate func wholeRounds(_ only: SQL) throws -> [Round] {
        let seats = try all(
            """
            SELECT r.code, s.code, o.seats
            FROM round_session o
            JOIN round r ON r.id = o.round_id
            JOIN session s ON s.id = o.session_id
            \(only)
            ORDER BY s.starts_at, s.code
            """, as: (String, String, Int).self)
        let rules = try rules(only)
        let rows = try all(
            """
            SELECT r.code, r.title, p.code AS project, o.code AS office, f.code AS form, f.version, r.opens_local,
                r.closes_local, r.zone, r.state, r.state_because,
                a.submitted, a.eligible, a.ineligible, a.doubled, a.withdrawn
            FROM round r
            JOIN form f ON f.id = r.form_id
            JOIN organisation o ON o.id = r.office_id
            LEFT JOIN project p ON p.id = r.project_id
            CROSS JOIN LATERAL round_figures(r.id) a
            \(only)
            ORDER BY r.opens_at, r.code
            """, as: RoundRow.self)
        return rows.map { row in
            row.round(
                sessions: seats.filter { $0.0 == row.code }.map { Round.Seats(session: $0.1, seats: $0.2) },
                rules: rules.filter { $0.round == row.code }.map(\.rule))
        }
    }

    private func rules(_ only: SQL) throws -> [RuleRow] {
        try all(
            """
            SELECT r.code, l.kind, l.field, l.minimum, l.maximum, l.day, l.options, g.code AS training, l.because
            FROM round_rule l
            JOIN round r ON r.id = l.round_id
            LEFT JOIN training g ON g.id = l.training_id
            \(only)
            ORDER BY r.code, l.number
            """, as: RuleRow.self)
    }
}

/// A round's own columns, before its sessions and rules are there.
private struct RoundRow: RowDecodable {
    let code: String
    let round: @Sendable ([Round.Seats], [Round.Rule]) -> Round

    init(row: Row) throws(RowError) {
        let figures = Round.Figures(
            submitted: try row["submitted"], eligible: try row["eligible"], ineligible: try row["ineligible"],
            doubled: try row["doubled"], withdrawn: try row["withdrawn"])
        let code: String = try row["code"]
        let title: Texts = try row["title"]
        let project: String? = try row["project"]
        let office: String = try row["office"]
        let form: String = try row["form"]
        let version: Int = try row["version"]
        let opens: LocalDateTime = try row["opens_local"]
        let closes: LocalDateTime = try row["closes_local"]
        let zone: String = try row["zone"]
        let state: Round.State = try row["state"]
        let because: String? = try row["state_because"]
        self.code = code
        round = { sessions, rules in
            Round(
                code: code, title: title, project: project, office: office, form: form, formVersion: version,
                opens: opens, closes: closes, zone: zone, state: state, because: because, sessions: sessions,
                rules: rules, figures: figures)
        }
    }

    func round(sessions: [Round.Seats], rules: [Round.Rule]) -> Round { round(sessions, rules) }
}

private struct RuleRow: RowDecodable {
    let round: String
    let rule: Round.Rule

    init(row: Row) throws(RowError) {
        round = try row["code"]
        rule = Round.Rule(condition: try Self.condition(row), because: try row["because"])
    }

    private static func condition(_ row: Row) throws(RowError) -> Round.Condition {
        let kind: String = try row["kind"]
        let (from, to): (Double?, Double?) = (try row["minimum"], try row["maximum"])
        switch kind {
        case "age":
            return .age(field: try row["field"], from: from.map { Int($0) }, to: to.map { Int($0) }, on: try row["day"])
        case "range": return .range(field: try row["field"], from: from, to: to)
        case "one of":
            let options: JSONTree = try row["options"]
            guard case .list(let values) = options else {
                throw RowError(column: "options", expected: "a list", found: .text(options.named))
            }
            return .oneOf(field: try row["field"], values: values)
        case "never": return .never(training: try row["training"])
        default: throw RowError(column: "kind", expected: "a rule's kind", found: .text(kind))
        }
    }
}

/// A condition taken apart into the columns of round_rule.
private struct RuleParts {
    var kind: String
    var field: String?
    var from: Double?
    var to: Double?
    var day: LocalDate?
    var values: JSONTree?
    var training: UUID?
}

extension Round.Condition {
    fileprivate func parts(_ tx: Transaction) throws -> RuleParts {
        switch self {
        case .age(let field, let from, let to, let day):
            RuleParts(kind: "age", field: field, from: from.map(Double.init), to: to.map(Double.init), day: day)
        case .range(let field, let from, let to): RuleParts(kind: "range", field: field, from: from, to: to)
        case .oneOf(let field, let values): RuleParts(kind: "one of", field: field, values: .list(values))
        case .never(let code): RuleParts(kind: "never", training: try tx.training(code))
        }
    }
}

extension Round.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
