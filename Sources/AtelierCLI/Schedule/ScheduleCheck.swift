import ArgumentParser
import Atelier
import Foundation
import Store

extension ScheduleCommand {
    struct Check: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name every problem in what is planned, with its reason; the status is 1 if there is one.",
            discussion: """
                What somebody accepted (`atelier schedule accept`) counts no more. Limits such as the days before a start \
                stand in `atelier schedule settings`.

                Example: atelier schedule check --country GE --from 2026-05-01 --format json
                """)
        @Option(help: "Only this session.", transform: Reading.code) var session: String?
        @Option(help: "Only what is not over before this day (UTC).", transform: Reading.day) var from: LocalDate?
        @Option(help: "Only what begins by the end of this day (UTC).", transform: Reading.day) var until: LocalDate?
        @Option(help: "Only sessions in this country or for it.", transform: Reading.code) var country: String?
        @Option(help: "Only this rule, such as session_on_holiday.", transform: Reading.rule) var rule: String?
        @Flag(help: "Show also what was accepted, with the reason.") var accepted = false
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if let from, let until, until < from {
                throw ValidationError("--until \(until) is before --from \(from); expected a day on or after it.")
            }
        }

        func run(at desk: Desk) async throws {
            let findings = try await desk.store.findings(
                FindingFilter(
                    session: session, from: from, until: until, country: country, rule: rule, accepted: accepted),
                as: desk.identity)
            try FindingView.listing(of: findings, withAccepted: accepted).put(as: listing)
            let open = findings.filter { $0.acceptance == nil }
            if !open.isEmpty { throw Answer.no("The schedule has \(FindingView.count(of: open)).") }
        }
    }
}

/// How findings are shown.
enum FindingView {
    /// In a table the countries' notes are footnotes; elsewhere the sentence says them itself.
    static func listing(of findings: [Finding], withAccepted: Bool) -> Listing<Finding> {
        Listing(
            columns: [
                Column("session", "SESSION") { .text($0.session) },
                Column("severity", "KIND") { .text($0.severity.rawValue) },
                Column("rule", nil) { .text($0.reason.rule) },
                Column("problem", nil) { .text($0.reason.sentence()) },
                Column("problem_without_note", "PROBLEM", isForPeople: true) { sentence(of: $0.reason) },
                Column("country_note", nil) { .text($0.reason.facts["country_note"]) },
                Column("facts", nil) { .object(facts(of: $0.reason)) },
                Column("accepted_because", withAccepted ? "ACCEPTED BECAUSE" : nil) { .text($0.acceptance?.because) },
                Column("accepted_by", withAccepted ? "BY" : nil) { .text($0.acceptance?.by) },
                Column("accepted_at", nil) { .text($0.acceptance?.at.formatted(.iso8601)) },
            ], rows: findings, empty: "No problem found.")
    }

    /// `1 problem`, `2 problems and 1 hint`.
    static func count(of findings: [Finding]) -> String {
        Finding.Severity.allCases.compactMap { severity in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: " and ")
    }

    private static func sentence(of reason: Refusal) -> Value {
        var facts = reason.facts
        let note = facts.removeValue(forKey: "country_note")
        return .noted(Refusal(reason.rule, facts).sentence(), note: note)
    }

    private static func facts(of reason: Refusal) -> [Value.Member] {
        reason.facts.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) }
    }
}

extension Reading {
    /// The name of a rule of the check, as JSON and CSV tell it.
    static func rule(_ text: String) throws -> String {
        guard Messages.rules(in: "en").contains(text) else {
            throw ValidationError("expected a rule such as session_on_holiday; JSON and CSV name them")
        }
        return text
    }
}
