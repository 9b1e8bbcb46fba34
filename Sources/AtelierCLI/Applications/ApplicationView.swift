import Atelier
import Foundation

/// How applications are shown.
enum ApplicationView {
    /// `form`: what the round asks; files have a column a field, JSON an object.
    static func listing(
        of applications: [Application], asked form: Form.Definition, as format: ListingFormat, empty: String
    ) -> Listing<Application> {
        Listing(columns: columns + answers(to: form, as: format), rows: applications, empty: empty)
    }

    private static var columns: [Column<Application>] {
        [
            Column("reference", "REFERENCE") { .text($0.reference) },
            Column("round", nil) { .text($0.round) },
            Column("person", "PERSON") { .text($0.person) },
            Column("name", "NAME") { .text($0.name) },
            Column("state", "STATE") { .text($0.state.rawValue) },
            Column("seat", "SEAT") { .text($0.seat) },
            Column("reason", "REASON") { .text($0.reason?.sentence()) },
            Column("rule", nil) { .text($0.reason?.rule) },
            Column("double_of", nil) { .text($0.doubleOf) },
            Column("preferences", "PREFERS") { .texts($0.preferences) },
            Column("language", nil) { .text($0.language) },
            Column("received_at", nil) { .text($0.receivedAt.formatted(.iso8601)) },
            Column("paper_on", "ON PAPER") { .day($0.paperOn) },
            Column("late_reason", nil) { .text($0.lateReason) },
            Column("answers_deleted_at", nil) { .text($0.answersDeletedAt?.formatted(.iso8601)) },
        ]
    }

    /// A table has no room for answers; special ones stay empty where they aren't read.
    private static func answers(to form: Form.Definition, as format: ListingFormat) -> [Column<Application>] {
        switch format {
        case .table: []
        case .json:
            [
                Column("answers", nil) { FormView.value($0.answers) },
                Column("special_answers", nil) { $0.special.map { FormView.value($0) } ?? .none },
            ]
        case .csv, .xlsx:
            form.fields.map { field in
                Column("answer_\(field.key)", field.label.said()) { application in
                    (application.answers[field.key] ?? application.special?[field.key]).map { FormView.value($0) }
                        ?? .none
                }
            }
        }
    }

    static func answers(of application: Application) -> Listing<(key: String, value: JSONTree)> {
        let all = application.answers.merging(application.special ?? [:]) { $1 }
        return Listing(
            columns: [
                Column("field", "FIELD") { .text($0.key) },
                Column("answer", "ANSWER") { .text($0.value.shown) },
            ], rows: all.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) },
            empty: whyNone(application))
    }

    private static func whyNone(_ application: Application) -> String {
        switch (application.answersDeletedAt, application.name) {
        case (nil, _): "There are none."
        case (_?, nil): "They were deleted when the person was erased."
        case (_?, _?): "They were deleted, their time being over."
        }
    }
}
