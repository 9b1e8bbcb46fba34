import Foundation

extension Form.Definition {
    /// Answers from texts by field, as a spreadsheet or the command line has them; an empty text is no answer. What can't be
    /// understood stays the text that it was, for the database to name.
    public func answers(from texts: [String: String]) -> [String: JSONTree] {
        var answers: [String: JSONTree] = [:]
        for (key, text) in texts {
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !trimmed.isEmpty else { continue }
            answers[key] = field(key)?.answer(from: trimmed) ?? .text(trimmed)
        }
        return answers
    }
}

extension Form.Field {
    /// The answer that a text means. An option is named by its value, or by its label in any language, whatever the case.
    fileprivate func answer(from text: String) -> JSONTree {
        switch type {
        case .number: Double(text.replacing(",", with: ".")).map { .number($0) } ?? .text(text)
        case .yesNo: Self.meaning[text.lowercased()].map { .flag($0) } ?? .text(text)
        case .choice: .text(option(text))
        case .choices:
            .list(
                text.split(separator: ";").map { .text(option($0.trimmingCharacters(in: .whitespaces))) })
        case .country: .text(text.uppercased())
        default: .text(text)
        }
    }

    private func option(_ text: String) -> String {
        let wanted = text.lowercased()
        return options.first { option in
            option.value.lowercased() == wanted || option.label.byLanguage.values.contains { $0.lowercased() == wanted }
        }?.value ?? text
    }

    /// Words for yes and no in the offices' languages.
    private static let meaning: [String: Bool] = [
        "yes": true, "true": true, "1": true, "oui": true, "ja": true, "نعم": true,
        "no": false, "false": false, "0": false, "non": false, "nee": false, "لا": false,
    ]
}
