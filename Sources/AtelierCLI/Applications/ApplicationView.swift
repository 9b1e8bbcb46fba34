import Atelier
import Foundation

/// How applications are shown.
enum ApplicationView {
    static func listing(of applications: [Application]) -> Listing<Application> {
        Listing(
            columns: [
                Column("reference", "REFERENCE") { .text($0.reference) },
                Column("round", nil) { .text($0.round) },
                Column("person", "PERSON") { .text($0.person) },
                Column("name", "NAME") { .text($0.name) },
                Column("state", "STATE") { .text($0.state.rawValue) },
                Column("reason", "REASON") { .text($0.reason?.sentence()) },
                Column("rule", nil) { .text($0.reason?.rule) },
                Column("double_of", nil) { .text($0.doubleOf) },
                Column("preferences", "PREFERS") { .texts($0.preferences) },
                Column("language", nil) { .text($0.language) },
                Column("received_at", nil) { .text($0.receivedAt.formatted(.iso8601)) },
                Column("paper_on", "ON PAPER") { .day($0.paperOn) },
                Column("late_reason", nil) { .text($0.lateReason) },
                Column("answers_deleted_at", nil) { .text($0.answersDeletedAt?.formatted(.iso8601)) },
                Column("answers", nil) { FormView.value($0.answers) },
                Column("special_answers", nil) { $0.special.map { FormView.value($0) } ?? .none },
            ], rows: applications,
            empty: "There is no such application; enter one with `atelier application add`.")
    }

    static func answers(of application: Application) -> Listing<(key: String, value: JSONTree)> {
        let all = application.answers.merging(application.special ?? [:]) { $1 }
        return Listing(
            columns: [
                Column("field", "FIELD") { .text($0.key) },
                Column("answer", "ANSWER") { .text($0.value.shown) },
            ], rows: all.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) },
            empty: application.answersDeletedAt == nil ? "There are none." : "They were deleted, their time being over."
        )
    }
}
