import Foundation

@testable import Atelier

/// The rules of `form_functions.sql` once more, as the reference model that its answers are compared with.
extension Form.Definition {
    /// What is wrong with answers, in the order of the fields: none if they may be kept. The database
    /// besides knows which countries there are.
    ///
    /// An answer is absent or it is a value; null, empty texts and empty lists are none.
    func faults(in answers: [String: JSONTree]) -> [Refusal] {
        let wrong = fields.compactMap { $0.fault(in: answers) }
        let known = Set(fields.map(\.key))
        return wrong
            + answers.keys.filter { !known.contains($0) }.sorted().map { Refusal("answer_unknown", ["field": $0]) }
    }
}

extension Form.Field {
    /// The rule that an answer breaks, if one does.
    fileprivate func fault(in answers: [String: JSONTree]) -> Refusal? {
        let isShown = shownIf?.holds(for: answers) ?? true
        guard let answer = answers[key] else {
            return required && isShown ? Refusal("answer_missing", ["field": key]) : nil
        }
        guard isShown else { return Refusal("answer_not_asked", ["field": key]) }
        if answer.isEmpty { return Refusal("answer_empty", ["field": key]) }
        return fault(of: answer)
    }

    private func fault(of answer: JSONTree) -> Refusal? {
        switch (type, answer) {
        case (.yesNo, .flag): nil
        case (.number, .number(let number)): fault(of: number)
        case (.date, .text(let text)): fault(ofDay: text)
        case (.choice, .text(let text)): options.contains { $0.value == text } ? nil : notAnOption(answer)
        case (.choices, .list(let parts)): fault(of: parts)
        case (.country, .text): nil
        case (.email, .text(let text)): text.wholeMatch(of: /[^@\s]+@[^@\s]+/) == nil ? wrongType(answer) : nil
        case (.phone, .text(let text)):
            text.wholeMatch(of: /\+?[0-9][0-9 ()\.\/\-]{2,30}/) == nil ? wrongType(answer) : fault(ofPattern: text)
        case (.text, .text(let text)), (.longText, .text(let text)), (.organisation, .text(let text)):
            text.unicodeScalars.count > longest
                ? Refusal("answer_length", ["field": key, "expected": String(longest)]) : fault(ofPattern: text)
        default: wrongType(answer)
        }
    }

    private func fault(of number: Double) -> Refusal? {
        let isYear = mapsTo == .birthYear
        let least = max(bounds.minimum ?? -.infinity, isYear ? 1900 : -.infinity)
        let most = min(bounds.maximum ?? .infinity, isYear ? 2100 : .infinity)
        guard number < least || number > most || (isYear && number.rounded() != number) else { return nil }
        return outOfRange(
            JSONTree.digits(number), (bounds.minimum ?? (isYear ? 1900 : nil)).map(JSONTree.digits),
            (bounds.maximum ?? (isYear ? 2100 : nil)).map(JSONTree.digits))
    }

    private func fault(ofDay text: String) -> Refusal? {
        guard let day = LocalDate(text) else { return wrongType(.text(text)) }
        let isBirth = mapsTo == .birthDate
        let isOut =
            bounds.earliest.map { day < $0 } == true || bounds.latest.map { day > $0 } == true
            || (isBirth && !(1900...2100).contains(day.year))
        guard isOut else { return nil }
        return outOfRange(
            text, bounds.earliest?.description ?? (isBirth ? "1900-01-01" : nil),
            bounds.latest?.description ?? (isBirth ? "2100-12-31" : nil))
    }

    private func fault(of parts: [JSONTree]) -> Refusal? {
        let values = parts.compactMap { part in if case .text(let text) = part { text } else { nil } }
        let isSound =
            values.count == parts.count && Set(values).count == values.count
            && values.allSatisfy { value in options.contains { $0.value == value } }
        return isSound ? nil : notAnOption(.list(parts))
    }

    private func fault(ofPattern text: String) -> Refusal? {
        guard let pattern, let regex = try? Regex(pattern) else {
            // The reader refused a pattern that is none.
            return nil
        }
        // A match that fails to run is no match.
        guard (try? regex.wholeMatch(in: text)) == nil else { return nil }
        return Refusal("answer_pattern", ["field": key, "expected": pattern, "found": String(text.prefix(60))])
    }

    private var longest: Int { bounds.maxLength ?? (type == .longText ? 10_000 : 200) }

    private func wrongType(_ answer: JSONTree) -> Refusal {
        Refusal("answer_type", ["field": key, "expected": type.rawValue, "found": answer.shown])
    }

    private func notAnOption(_ answer: JSONTree) -> Refusal {
        let values = options.map(\.value).joined(separator: ", ")
        return Refusal("answer_option", ["field": key, "expected": values, "found": answer.shown])
    }

    private func outOfRange(_ found: String, _ least: String?, _ most: String?) -> Refusal {
        Refusal("answer_range", ["field": key, "expected": "\(least ?? "…") to \(most ?? "…")", "found": found])
    }
}

extension JSONTree {
    fileprivate var isEmpty: Bool {
        switch self {
        case .null: true
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .list(let parts): parts.isEmpty
        case .flag, .number, .object: false
        }
    }
}

extension Form.Condition {
    /// Whether it holds for answers; an answer that is a list fulfils it with one of its parts.
    fileprivate func holds(for answers: [String: JSONTree]) -> Bool {
        switch answers[field] {
        case .list(let parts): parts.contains(where: values.contains)
        case let answer?: values.contains(answer)
        case nil: false
        }
    }
}
