import Atelier

/// An import's end in one sentence: what was written, what wasn't, and what to do.
struct ImportSummary<Entry: ImportEntry> {
    let report: ImportReport<Entry>

    var sentence: String {
        if !report.table.problems.isEmpty {
            return headers
        }
        switch (report.isWritten, report.bad) {
        case (true, 0): return "\(rows(report.good)) written."
        case (true, _): return "\(rows(report.good)) written; \(bad) and left out."
        case (false, 0): return "\(rows(report.good)) good, and nothing is written yet; write with --apply."
        default:
            let advice = report.good > 0 ? ", or write the good ones alone with --apply --good-rows-only" : ""
            return "Nothing is written, since \(bad); correct what is bad\(advice)."
        }
    }

    private var headers: String {
        let unknown = report.table.problems.filter { $0.reason.rule == "import_header_unknown" }.compactMap(\.found)
        guard unknown.count == report.table.problems.count else {
            let first = report.table.problems.first { $0.reason.rule != "import_header_unknown" }
            return "Nothing is written, since the headers aren't right. \(first?.sentence() ?? "")"
        }
        let names = unknown.map { "“\($0)”" }.joined(separator: ", ")
        return
            "Nothing is written, since no import knows the columns \(names) of row \(report.table.headerRow); correct "
            + "them, or leave each out with --ignore."
    }

    private func rows(_ count: Int) -> String { count == 1 ? "1 row is" : "\(count) rows are" }

    private var bad: String {
        let numbers = report.table.rows.filter { !$0.isGood }.map { String($0.number) }
        let shown = numbers.prefix(20).joined(separator: ", ") + (numbers.count > 20 ? " …" : "")
        return numbers.count == 1
            ? "row \(shown) is bad" : "\(numbers.count) of \(report.good + report.bad) rows are bad (\(shown))"
    }
}
