public import Atelier
import Foundation
public import Postgres

extension Store {
    /// What came of it, of persons whom the actor's office sees and of organisations, by day; of one project or all.
    public func outcomes(project: String? = nil, as identity: Identity) async throws -> [Outcome] {
        try await read(as: identity) { tx in
            let only: SQL = try project.map { "WHERE u.project_id = \(try tx.project($0))" } ?? ""
            return try tx.all(
                """
                SELECT u.reference, p.reference AS person, p.name, o.code AS organisation, f.code AS office, u.kind,
                    u.happened_on, u.words, round(u.amount, c.decimals) AS amount, u.currency, j.code AS project,
                    r.reference AS referral, s.code AS session
                FROM outcome u
                JOIN organisation f ON f.id = u.office_id
                LEFT JOIN person p ON p.id = u.person_id
                LEFT JOIN organisation o ON o.id = u.organisation_id
                LEFT JOIN currency c ON c.code = u.currency
                LEFT JOIN project j ON j.id = u.project_id
                LEFT JOIN referral r ON r.id = u.referral_id
                LEFT JOIN session s ON s.id = u.session_id
                \(only)
                ORDER BY u.happened_on, u.id
                """, as: Outcome.self)
        }
    }

    /// Writes down what came of it. Without a project it counts for that of the referral's need, else of the session.
    ///
    /// - Returns: the outcome's reference.
    /// - Throws: `person_unknown`, `organisation_unknown`, `referral_unknown`, what `outcome_…` refuses.
    public func recordOutcome(_ outcome: Outcome.Details, as identity: Identity) async throws -> String {
        try await write(as: identity, facts: outcome.facts) { tx in
            var person: ID<Person>?
            var organisation: UUID?
            switch outcome.subject {
            case .person(let reference): person = try tx.person(reference)
            case .organisation(let code): organisation = try tx.organisation(code)
            case .referred: break
            }
            return try tx.one(
                """
                SELECT record_outcome(\(person)::uuid, \(organisation)::uuid, \(try outcome.project.map(tx.project))::uuid,
                    \(outcome.kind), \(outcome.day)::date, \(outcome.words), \(outcome.money?.amount)::numeric,
                    \(outcome.money?.currency), \(try outcome.referral.map(tx.referral))::uuid,
                    \(try outcome.session.map(tx.session))::uuid)
                """)
        }
    }
}

extension Outcome.Details {
    fileprivate var facts: [String: String] {
        var facts = ["day": day.description]
        if let money { facts["currency"] = money.currency }
        if let referral { facts["referral"] = referral }
        if let session { facts["session"] = session }
        if case .person(let reference) = subject { facts["person"] = reference }
        return facts
    }
}

extension Outcome: RowDecodable {
    public init(row: Row) throws(RowError) {
        let organisation: String? = try row["organisation"]
        let amount: Amount? = try row["amount"]
        let currency: String? = try row["currency"]
        var money: Money?
        if let amount, let currency { money = Money(amount: amount, currency: currency) }
        let subject: Subject =
            if let organisation { .organisation(organisation) } else { .person(try row["person"]) }
        self.init(
            reference: try row["reference"], name: try row["name"], office: try row["office"],
            details: Details(
                subject: subject, kind: try row["kind"], day: try row["happened_on"], words: try row["words"],
                money: money, project: try row["project"], referral: try row["referral"], session: try row["session"]))
    }
}

extension Outcome.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
