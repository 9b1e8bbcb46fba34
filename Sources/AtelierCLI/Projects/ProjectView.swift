import Atelier
import Foundation

/// How projects are shown.
struct ProjectView {
    let names: CountryNames

    static var columns: [Column<Project>] {
        [
            Column("code", "CODE") { .text($0.code) },
            Column("name", "NAME") { .text($0.name) },
            Column("starts_on", "FROM") { .day($0.startsOn) },
            Column("ends_on", "TO") { .day($0.endsOn) },
            Column("planned", "PLANNED", isRight: true) { .number($0.planned) },
            Column("donors", "PAID BY") { .list($0.donors.map(donor)) },
            Column("state", "STATE") { .text(word(for: $0)) },
            Column("stopped_on", nil) { .day($0.stop?.day) },
            Column("stopped_because", nil) { .text($0.stop?.because) },
            Column("retention_months", nil) { .number($0.retentionMonths) },
            Column("note", nil) { .text($0.note) },
        ]
    }

    /// How a project stands today.
    private static func word(for project: Project) -> String {
        // The command line is where time begins for people; nothing is decided by it.
        let today = LocalDate(Date().formatted(.iso8601.year().month().day()))
        if project.stop != nil { return "stopped" }
        if let today, let last = project.endsOn, last < today { return "over" }
        if let today, let first = project.startsOn, first > today { return "to come" }
        return "running"
    }

    var target: [Column<Project.Target>] {
        [
            Column("measure", "MEASURE") { .text($0.key.measure.rawValue) },
            Column("unit", "UNIT") { .text($0.key.unit) },
            Column("in_or_for", "IN/FOR") { .text($0.key.country?.word) },
        ] + names.columns { $0.key.country?.country } + [
            Column("from", "FROM") { .day($0.key.period.from) },
            Column("until", "UNTIL") { .day($0.key.period.until) },
            Column("planned", "PLANNED", isRight: true) { .number($0.planned) },
            Column("counts", "WHAT IS COUNTED") { .text($0.counts) },
            Column("not_comparable", "NOT COMPARABLE BECAUSE") { .text($0.notComparable) },
        ]
    }

    static var costLine: [Column<Project.CostLine>] {
        [
            Column("name", "COST LINE") { .text($0.name) },
            Column("from", "FROM") { .day($0.period.from) },
            Column("until", "UNTIL") { .day($0.period.until) },
            Column("currency", "CURRENCY") { .text($0.currency) },
            Column("planned", "PLANNED", isRight: true) { .amount($0.planned) },
            Column("actual", "SPENT", isRight: true) { .amount($0.actual) },
        ]
    }

    static var paper: [Column<Project.Paper>] {
        [
            Column("paper", "PAPER") { .text($0.kind.rawValue) },
            Column("line", "LINE") { .text($0.line?.said()) },
            Column("lines", nil) { $0.line.map(texts) ?? .none },
            Column("emblem_type", "EMBLEM") { .text($0.emblem?.type.rawValue) },
            Column("emblem_bytes", "BYTES", isRight: true) { .number($0.emblem?.bytes.count) },
            Column("not_for", "NOT FOR") { .texts($0.notFor.map(\.rawValue)) },
        ]
    }

    /// The project with everything that belongs to it, as lists.
    var whole: [Column<ProjectDetails>] {
        let own: [Column<ProjectDetails>] = Self.columns.map { column in
            Column(column.key, nil) { column.value($0.project) }
        }
        return own + [
            Column("targets", nil) { Self.objects($0.targets, target) },
            Column("cost_lines", nil) { Self.objects($0.costLines, Self.costLine) },
            Column("papers", nil) { Self.objects($0.papers, Self.paper) },
        ]
    }

    private static func objects<Row>(_ rows: [Row], _ columns: [Column<Row>]) -> Value {
        .list(rows.map { row in .object(columns.map { Value.Member($0.key, $0.value(row)) }) })
    }

    private static func donor(_ donor: Project.Donor) -> Value {
        .object([
            Value.Member("organisation", .text(donor.organisation)),
            Value.Member("share", donor.share.map { .fraction($0) } ?? .none),
        ])
    }

    private static func texts(_ texts: Texts) -> Value {
        .object(texts.byLanguage.sorted { $0.key < $1.key }.map { Value.Member($0.key, .text($0.value)) })
    }
}
